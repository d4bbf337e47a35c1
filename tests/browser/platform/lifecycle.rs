//! What happens to the page, and links within it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use troth::platform::lifecycle::{self, Followed};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventTarget, MouseEvent};

use crate::support::{Setup, shell};

fn fire(target: &EventTarget, event: &str) {
    target.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

fn counter() -> (Rc<Cell<u32>>, impl Fn() + Clone) {
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    (count, move || counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
async fn events_of_the_page_are_heard_until_let_go_of() {
    let window: EventTarget = web_sys::window().unwrap().into();
    let page: EventTarget = web_sys::window().unwrap().document().unwrap().into();
    let (count, tell) = counter();
    let navigated = || lifecycle::on_navigation(tell.clone());
    let hidden = || lifecycle::on_hide(tell.clone());
    let shown = || lifecycle::on_show(tell.clone());
    let written = || {
        let tell = tell.clone();
        lifecycle::on_other_tab(move |_| tell())
    };
    type Listen<'a> = &'a dyn Fn() -> Vec<EventListener>;
    let cases: [(Listen, &EventTarget, &str); 6] = [
        (&navigated, &window, "hashchange"),
        (&navigated, &window, "popstate"),
        (&hidden, &window, "pagehide"),
        (&shown, &window, "focus"),
        (&shown, &page, "visibilitychange"),
        (&written, &window, "storage"),
    ];
    for (listen, target, event) in cases {
        count.set(0);
        let listeners = listen();
        fire(target, event);
        assert_eq!(count.get(), 1, "{event}");
        drop(listeners);
        fire(target, event);
        assert_eq!(count.get(), 1, "{event}, after it was let go of");
    }
    let listeners = hidden();
    count.set(0);
    fire(&page, "visibilitychange");
    assert_eq!(count.get(), 0, "the page can be seen");
    drop(listeners);
}

#[wasm_bindgen_test]
async fn a_link_within_the_app_is_followed_by_the_app() {
    let followed = Rc::new(RefCell::new(Vec::<Followed>::new()));
    let seen = followed.clone();
    // Before the world's own, which leaves alone what was followed already.
    let _listener = lifecycle::on_follow(move |link| seen.borrow_mut().push(link));
    let world = Setup::new().begin().await;
    let card = shell::put(&world.0, "li", &[("data-card", "admit/own-it")]);
    let link = shell::put(
        &card,
        "a",
        &[
            ("href", "#/x"),
            ("data-action", "write"),
            ("data-way", "hurt"),
            ("data-private", "p"),
        ],
    );
    let inner = shell::put(&link, "span", &[]);

    let click = |target: &EventTarget, control: bool| {
        let how = web_sys::MouseEventInit::new();
        how.set_bubbles(true);
        how.set_cancelable(true);
        how.set_ctrl_key(control);
        let event = MouseEvent::new_with_mouse_event_init_dict("click", &how).unwrap();
        !target.dispatch_event(&event).unwrap()
    };
    assert!(click(&inner, false), "a word within it will do");
    let expected = Followed {
        fragment: "#/x".to_owned(),
        way: Some("hurt".to_owned()),
        private: Some("p".to_owned()),
        action: Some("write".to_owned()),
        card: Some("admit/own-it".to_owned()),
    };
    assert_eq!(followed.take(), [expected]);

    // Neither a link to elsewhere, nor one for a tab of its own, nor what is no link.
    let elsewhere = shell::put(&world.0, "a", &[("href", "tel:999")]);
    elsewhere.set_attribute("target", "nowhere").unwrap();
    let options = EventListenerOptions::enable_prevent_default();
    let stop = EventListener::new_with_options(&elsewhere, "click", options, |event| {
        event.prevent_default();
    });
    click(&elsewhere, false);
    drop(stop);
    assert!(!click(&card, false));
    assert_eq!(followed.take(), []);
}

#[wasm_bindgen_test]
async fn a_key_is_heard_without_its_companions() {
    let world = Setup::new().begin().await;
    let field = shell::part(&world, "div", "field");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let seen = heard.clone();
    let listener = lifecycle::on_key(&field.0, move |key| {
        seen.borrow_mut().push(key.to_owned());
        key == "Home"
    });
    assert!(field.key("Home", false));
    assert!(!field.key("End", false), "it was left to the browser");
    assert!(!field.key("Home", true), "with control it is the browser's");
    assert_eq!(heard.take(), ["Home", "End"]);
    drop(listener);
    assert!(!field.key("Home", false));
}
