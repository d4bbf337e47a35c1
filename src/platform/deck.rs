//! The deck of cards: static markup that scrolls by itself. Here it is only listened to.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::page::{all, document};
use super::timer::Timer;

const REST: i32 = 120;

/// Shows the chapter and no other.
pub fn show(chapter: &str) {
    for section in all(".deck__chapter") {
        let is_shown = section.get_attribute("data-chapter").as_deref() == Some(chapter);
        let _ = if is_shown {
            section.set_attribute("data-active", "")
        } else {
            section.remove_attribute("data-active")
        };
    }
}

/// Makes the card the one that can be used, and brings it into view if asked to.
pub fn turn_to(card: &str, how: Turn) {
    let Some(target) = find(card) else { return };
    let siblings = target.parent_element().map(|track| track.children());
    if let Some(siblings) = siblings {
        for index in 0..siblings.length() {
            if let Some(sibling) = siblings.item(index) {
                let _ = sibling.toggle_attribute_with_force("inert", sibling != *target.as_ref());
            }
        }
    }
    if how == Turn::Already {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Center);
    let smooth = how == Turn::Smoothly && !super::environment::prefers_reduced_motion();
    options.set_behavior(if smooth {
        ScrollBehavior::Smooth
    } else {
        ScrollBehavior::Instant
    });
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How a card comes into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is in view: it was swiped to.
    Already,
    /// At once.
    AtOnce,
    /// By moving there.
    Smoothly,
}

/// The active track, for its keys.
#[must_use]
pub fn region() -> Option<Element> {
    document()?.get_element_by_id("cards")
}

/// The text of a card, for sharing it as it is shown.
#[must_use]
pub fn text_of(card: &str) -> Option<String> {
    find(card)?
        .query_selector(".card__text")
        .ok()??
        .text_content()
}

fn find(card: &str) -> Option<HtmlElement> {
    let selector = format!("[data-card='{card}']");
    document()?.query_selector(&selector).ok()??.dyn_into().ok()
}

/// Tells which card the deck has come to rest at. Ends when dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _on_sight: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls `on_rest` with the card's name, once the deck has stopped moving.
    #[must_use]
    pub fn new(on_rest: impl Fn(String) + 'static) -> Option<Self> {
        let on_rest = Rc::new(on_rest);
        let waiting: Rc<RefCell<Option<Timer>>> = Rc::default();
        let on_sight = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let in_sight = entries
                .iter()
                .filter_map(|entry| entry.dyn_into().ok())
                .filter(|entry: &IntersectionObserverEntry| {
                    entry.is_intersecting() && entry.intersection_ratio() >= 0.6
                });
            let Some(card) = in_sight
                .last()
                .and_then(|entry| entry.target().get_attribute("data-card"))
            else {
                return;
            };
            let on_rest = on_rest.clone();
            *waiting.borrow_mut() = Some(Timer::after(REST, move || on_rest(card)));
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&wasm_bindgen::JsValue::from_f64(0.6));
        let observer =
            IntersectionObserver::new_with_options(on_sight.as_ref().unchecked_ref(), &options)
                .ok()?;
        for card in all(".deck .card") {
            observer.observe(&card);
        }
        Some(Self {
            observer,
            _on_sight: on_sight,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
