//! What happens to the page: shown, hidden, gone back to, clicked.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, KeyboardEvent, MouseEvent, VisibilityState};

/// The address has changed: a typed one, or Back.
pub fn on_navigation(on_change: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    ["hashchange", "popstate"]
        .map(|event| {
            let on_change = on_change.clone();
            EventListener::new(&window, event, move |_| on_change())
        })
        .into()
}

/// The page is about to be out of sight, perhaps for ever: the last moment to save something.
pub fn on_hide(on_hide: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return Vec::new();
    };
    let (hidden, flushed) = (on_hide.clone(), on_hide.clone());
    vec![
        EventListener::new(&document, "visibilitychange", move |_| {
            if !is_visible() {
                hidden();
            }
        }),
        EventListener::new(&window, "pagehide", move |_| on_hide()),
        // `assets/update.js` is about to reload the page.
        EventListener::new(&window, "troth-flush", move |_| flushed()),
    ]
}

/// The page can be seen again.
pub fn on_show(on_show: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return Vec::new();
    };
    let shown = on_show.clone();
    vec![
        EventListener::new(&document, "visibilitychange", move |_| {
            if is_visible() {
                shown();
            }
        }),
        EventListener::new(&window, "focus", move |_| on_show()),
    ]
}

/// Another tab wrote to the store, under this key; none if it was emptied.
pub fn on_other_tab(on_write: impl Fn(Option<String>) + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    vec![EventListener::new(&window, "storage", move |event| {
        let key = Reflect::get(event, &JsValue::from_str("key"));
        on_write(key.ok().and_then(|key| key.as_string()));
    })]
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where a page must not navigate at all.
        let _ = window.location().reload();
    }
}

/// A link within the app, as it was activated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Its fragment, with `#`.
    pub fragment: String,
    /// Its `data-way`: an answer at the door.
    pub way: Option<String>,
    /// Its `data-private`: a screen that has no address.
    pub private: Option<String>,
    /// Its `data-action`: what it does on a card.
    pub action: Option<String>,
    /// The `data-card` that it is on.
    pub card: Option<String>,
}

/// A link to a fragment is activated by mouse, touch or keyboard. The browser itself does not
/// follow it then.
pub fn on_follow(on_follow: impl Fn(Followed) + 'static) -> Option<EventListener> {
    let document = document()?;
    let listener =
        EventListener::new_with_options(&document, "click", prevent_default(), move |event| {
            if let Some(followed) = followed(event) {
                event.prevent_default();
                on_follow(followed);
            }
        });
    Some(listener)
}

/// A key is pressed anywhere, with the element that has the focus.
pub fn on_key(target: &Element, on_key: impl Fn(&str) -> bool + 'static) -> EventListener {
    EventListener::new_with_options(target, "keydown", prevent_default(), move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key())
            && on_key(&key.key())
        {
            event.prevent_default();
        }
    })
}

/// The element is activated by mouse, touch or keyboard.
pub fn on_click(target: &Element, on_click: impl Fn() + 'static) -> EventListener {
    EventListener::new(target, "click", move |_| on_click())
}

/// Listeners are passive unless they say that they may keep the browser from doing something.
const fn prevent_default() -> EventListenerOptions {
    EventListenerOptions {
        phase: EventListenerPhase::Bubble,
        passive: false,
    }
}

fn followed(event: &Event) -> Option<Followed> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let plain = !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    if !plain || mouse.button() != 0 || event.default_prevented() {
        return None;
    }
    let link = event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("a[href]")
        .ok()??;
    let fragment = link.get_attribute("href")?;
    if !fragment.starts_with('#') || link.dyn_ref::<HtmlAnchorElement>().is_none() {
        return None;
    }
    let card = link.closest("[data-card]").ok().flatten();
    Some(Followed {
        fragment,
        way: link.get_attribute("data-way"),
        private: link.get_attribute("data-private"),
        action: link.get_attribute("data-action"),
        card: card.and_then(|card| card.get_attribute("data-card")),
    })
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn is_visible() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}
