//! The deck of cards: static markup that scrolls by itself. Here it is only listened to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::page::{all, document};

/// How long the deck has to be still to be at rest, in milliseconds, in browsers without `scrollend`.
const REST: u32 = 120;
/// How far from the middle a card may rest, in pixels.
const NEAR: i32 = 8;

thread_local! {
    /// Goes off when the deck has been still for long enough. A page has one deck.
    static STILL: Cell<Option<Timeout>> = const { Cell::new(None) };
    /// The card that the app itself is moving to. Until it is reached, or the deck is touched, a
    /// rest is only a stop on the way: a slow frame can look like one. What moves the deck on from
    /// there, before it has been still for long enough, is somebody else's doing.
    static UNDER_WAY: RefCell<Option<String>> = const { RefCell::new(None) };
}

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

/// Whether the chapter is the one that is shown: the static page may have done so already.
pub fn shows(chapter: &str) -> bool {
    let selector = format!(".deck__chapter[data-active][data-chapter='{chapter}']");
    document().is_some_and(|page| matches!(page.query_selector(&selector), Ok(Some(_))))
}

/// Makes the card the one that can be used, and brings it into view if asked to.
pub fn turn_to(card: &str, how: Turn) {
    let Some(target) = find(card) else { return };
    keep_focus(&target);
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
    // Where the deck was about to rest does not matter any more.
    STILL.set(None);
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
    let is_there = resting_at().as_deref() == Some(card);
    UNDER_WAY.replace((!is_there).then(|| card.to_owned()));
}

/// A card that is left takes the focus along when it becomes inert: the track takes it over.
fn keep_focus(target: &HtmlElement) {
    let focused = document().and_then(|page| page.active_element());
    let Some(card) = focused.and_then(|focused| focused.closest(".card").ok().flatten()) else {
        return;
    };
    let track = target
        .parent_element()
        .and_then(|track| track.dyn_into::<HtmlElement>().ok());
    if let Some(track) = track.filter(|_| card != *target.as_ref()) {
        super::page::focus_element(&track);
    }
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

/// The deck, for its keys and its scrolling.
pub fn region() -> Option<Element> {
    document()?.get_element_by_id("cards")
}

fn find(card: &str) -> Option<HtmlElement> {
    let selector = format!("[data-card='{card}']");
    document()?.query_selector(&selector).ok()??.dyn_into().ok()
}

/// Watches for the card at which the deck comes to rest, until dropped.
pub struct Watch {
    _listeners: Vec<EventListener>,
}

impl Watch {
    /// Calls `on_rest` with the card's name, once the deck has stopped moving.
    pub fn new(on_rest: impl Fn(String) + 'static) -> Self {
        let rest = Rc::new(move || {
            if !is_under_way()
                && let Some(card) = resting_at()
            {
                on_rest(card);
            }
        });
        let Some(region) = region() else {
            return Self {
                _listeners: Vec::new(),
            };
        };
        // At once means in a task of its own: the deck's last frame is drawn before.
        let (event, pause) = if tells_end_of_scroll() {
            ("scrollend", 0)
        } else {
            ("scroll", REST)
        };
        // Scrolling does not bubble: the listener catches it on its way down to the track.
        let capture = EventListenerOptions::run_in_capture_phase();
        let scrolls = EventListener::new_with_options(&region, event, capture, move |_| {
            is_under_way();
            let rest = rest.clone();
            STILL.set(Some(Timeout::new(pause, move || rest())));
        });
        let touches = ["pointerdown", "wheel"].map(|event| {
            EventListener::new_with_options(&region, event, capture, |_| _ = UNDER_WAY.take())
        });
        Self {
            _listeners: std::iter::once(scrolls).chain(touches).collect(),
        }
    }
}

/// Whether the deck is still moving to where the app itself wants it.
fn is_under_way() -> bool {
    UNDER_WAY.with_borrow_mut(|wanted| {
        if wanted.is_some() && *wanted == resting_at() {
            *wanted = None;
        }
        wanted.is_some()
    })
}

/// Whether the browser says itself when scrolling has ended; older ones leave it to be guessed.
fn tells_end_of_scroll() -> bool {
    web_sys::window()
        .is_some_and(|window| Reflect::has(&window, &"onscrollend".into()).unwrap_or(false))
}

impl Drop for Watch {
    fn drop(&mut self) {
        STILL.set(None);
    }
}

/// The card in the middle of the track; none while the track moves, or is held, between two.
/// A wide screen shows the neighbours too, so being in sight is not enough.
pub fn resting_at() -> Option<String> {
    let track = document()?
        .query_selector(".deck__chapter[data-active] .deck__track")
        .ok()??;
    let middle = track.scroll_left() + track.client_width() / 2;
    let cards = track.children();
    (0..cards.length())
        .filter_map(|index| cards.item(index)?.dyn_into::<HtmlElement>().ok())
        .find(|card| {
            let centre = card.offset_left() + card.offset_width() / 2;
            card.offset_width() > 0 && (centre - middle).abs() <= NEAR
        })?
        .get_attribute("data-card")
}
