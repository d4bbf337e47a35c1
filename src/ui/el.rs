//! Elements of the page, in one type.
//!
//! `view!` makes a new type for every shape of markup, and each type brings its own code for
//! building, updating and dropping: more than half of the app on a first visit. Here every
//! element, attribute, listener and changing part has the same type, so that code is there once;
//! underneath it is Leptos all the same (docs/decisions has the figures).
//!
//! ```ignore
//! el("p").class("today__hint").text(copy::NOTHING_DUE).view()
//! ```

use std::borrow::Cow;
use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use web_sys::Event;

/// Text that is a constant or was put together.
pub type Words = Cow<'static, str>;

/// An element that is being put together. One pointer, so that handing it on costs nothing: the
/// parts that do something are there once (`inline(never)`), what is left at each use is a call.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

type Act = Box<dyn FnMut(Event)>;
type Press = Box<dyn FnMut()>;
type Condition = Box<dyn Fn() -> bool + Send + Sync>;
type View = Box<dyn Fn() -> AnyView + Send + Sync>;
type LiveWords = Arc<dyn Fn() -> String + Send + Sync>;
type LiveValue = Arc<dyn Fn() -> Option<&'static str> + Send + Sync>;

/// Begins an element.
#[inline(never)]
#[must_use]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// A button that does something.
#[must_use]
pub fn button(kind: &'static str, words: &'static str, on_press: impl FnMut() + 'static) -> El {
    #[inline(never)]
    fn boxed(kind: &'static str, words: &'static str, on_press: Press) -> El {
        let button = el("button")
            .attr("type", "button")
            .class("button")
            .attr("data-kind", kind);
        button.text(words).press(on_press)
    }
    boxed(kind, words, Box::new(on_press))
}

/// A button that sends its form.
#[inline(never)]
#[must_use]
pub fn submit(words: &'static str) -> El {
    el("button")
        .attr("type", "submit")
        .class("button")
        .attr("data-kind", "primary")
        .text(words)
}

/// A link within the app.
#[inline(never)]
#[must_use]
pub fn link(class: &'static str, href: impl Into<Words>, words: &'static str) -> El {
    el("a").class(class).attr("href", href).text(words)
}

/// A paragraph.
#[must_use]
pub fn p(class: &'static str, words: impl Into<Words>) -> AnyView {
    #[inline(never)]
    fn paragraph(class: &'static str, words: Words) -> AnyView {
        el("p").class(class).words(words).view()
    }
    paragraph(class, words.into())
}

/// A text.
#[must_use]
pub fn text(words: impl Into<Words>) -> AnyView {
    #[inline(never)]
    fn view(words: Words) -> AnyView {
        words.into_any()
    }
    view(words.into())
}

/// A text that changes.
#[must_use]
pub fn live_text(words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    #[inline(never)]
    fn boxed(words: LiveWords) -> AnyView {
        words.into_any()
    }
    boxed(Arc::new(words))
}

/// A part of the page that changes; `view` reads the signals it depends on.
#[must_use]
pub fn live(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    #[inline(never)]
    fn boxed(view: View) -> AnyView {
        view.into_any()
    }
    boxed(Box::new(view))
}

/// A part of the page that is there only while the condition holds. It is made anew only when the
/// condition changes, so what is typed in it stays.
#[must_use]
pub fn live_if(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    #[inline(never)]
    fn boxed(condition: Condition, view: View) -> AnyView {
        let holds = Memo::new(move |_| condition());
        live(move || if holds.get() { untrack(&view) } else { none() })
    }
    boxed(Box::new(condition), Box::new(view))
}

/// Nothing.
#[inline(never)]
#[must_use]
pub fn none() -> AnyView {
    ().into_any()
}

/// Several views one after the other.
#[inline(never)]
#[must_use]
pub fn all(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Does something whenever the signals it reads change: for the world outside the page's markup.
pub fn watch(act: impl Fn() + 'static) {
    #[inline(never)]
    fn boxed(act: Box<dyn Fn()>) {
        Effect::new(move |_: Option<()>| act());
    }
    boxed(Box::new(act));
}

/// Does something when this part of the page goes.
pub fn on_leave(act: Box<dyn FnOnce()>) {
    let act = StoredValue::new_local(Some(act));
    on_cleanup(move || {
        if let Some(act) = act.try_update_value(Option::take).flatten() {
            act();
        }
    });
}

impl El {
    /// Adds the class.
    #[inline(never)]
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attribute("class", class.into())
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attribute(name, value.into())
    }

    /// Adds an attribute if there is a value.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute that changes; it is absent while there is no value.
    #[must_use]
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> Self {
        self.live_attribute(name, Arc::new(value))
    }

    /// Says whether the button is pressed in.
    #[must_use]
    pub fn pressed(self, is_pressed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.live_attr("aria-pressed", move || {
            Some(if is_pressed() { "true" } else { "false" })
        })
    }

    /// Shows the text of the signal in the field, and the signal follows what is typed, silently:
    /// writing it back into a date field that is being edited would empty all of its parts.
    #[inline(never)]
    #[must_use]
    pub fn bind(self, text: RwSignal<String>) -> Self {
        let shown: LiveWords = Arc::new(move || text.get());
        self.with(prop("value", shown).into_any_attr())
            .on("input", move |event| {
                if let Some(mut text) = text.try_write_untracked() {
                    *text = event_target_value(&event);
                }
            })
    }

    /// Listens.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    /// Listens for a press, by finger, mouse or keyboard.
    #[must_use]
    pub fn on_press(self, act: impl FnMut() + 'static) -> Self {
        self.press(Box::new(act))
    }

    /// Listens for the form being sent, and keeps the browser from sending it anywhere.
    #[must_use]
    pub fn on_send(self, act: impl FnMut() + 'static) -> Self {
        self.send(Box::new(act))
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, words: impl Into<Words>) -> Self {
        self.words(words.into())
    }

    /// Adds a child.
    #[inline(never)]
    #[must_use]
    pub fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds a child element.
    #[inline(never)]
    #[must_use]
    pub fn el(self, child: Self) -> Self {
        self.child(child.view())
    }

    /// Adds children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// The finished element.
    #[inline(never)]
    #[must_use]
    pub fn view(self) -> AnyView {
        let Parts {
            tag,
            attributes,
            children,
        } = *self.0;
        custom(tag)
            .add_any_attr(attributes)
            .child(children)
            .into_any()
    }

    #[inline(never)]
    fn attribute(self, name: &'static str, value: Words) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn live_attribute(self, name: &'static str, value: LiveValue) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn listen(self, event: &'static str, act: Act) -> Self {
        self.with(on(Custom::<Event>::new(event), act).into_any_attr())
    }

    #[inline(never)]
    fn press(self, mut act: Press) -> Self {
        self.on("click", move |_| act())
    }

    #[inline(never)]
    fn send(self, mut act: Press) -> Self {
        self.attr("autocomplete", "off")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                act();
            })
    }

    #[inline(never)]
    fn words(self, words: Words) -> Self {
        self.child(text(words))
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}
