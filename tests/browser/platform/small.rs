//! Timers, listeners, chance, and the place the app runs in.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use troth::platform::{Listener, environment, random};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Setup, shell, until};

#[wasm_bindgen_test]
async fn a_timer_goes_off_once_unless_it_was_dropped() {
    let (first, second) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let count = |cell: &Rc<Cell<u32>>| {
        let cell = cell.clone();
        move || cell.set(cell.get() + 1)
    };
    let dropped = Timeout::new(1, count(&first));
    let kept = Timeout::new(30, count(&second));
    drop(dropped);
    assert_eq!(second.get(), 0, "not at once");
    until("the second goes off", || second.get() == 1).await;
    assert_eq!(first.get(), 0);
    drop(kept);
    assert_eq!(second.get(), 1);
}

#[wasm_bindgen_test]
async fn a_listener_hears_until_it_is_dropped() {
    let world = Setup::new().begin().await;
    let outer = shell::part(&world, "div", "outer");
    let inner = shell::put(&outer.0, "div", &[]);
    let heard = Rc::new(Cell::new(0));
    let count = |by: u32| {
        let heard = heard.clone();
        move |_| heard.set(heard.get() * 10 + by)
    };
    let before = Listener::capturing(&outer.0, "scroll", count(1));
    let bubbling = Listener::new(&outer.0, "scroll", count(2));
    let own = Listener::new(&inner, "scroll", count(3));
    let scroll = || {
        heard.set(0);
        let event = web_sys::Event::new("scroll").unwrap();
        inner.dispatch_event(&event).unwrap();
        heard.get()
    };
    assert_eq!(
        scroll(),
        13,
        "what does not bubble is heard on its way down"
    );
    drop(before);
    assert_eq!(scroll(), 3);
    drop(own);
    assert_eq!(scroll(), 0);
    drop(bubbling);
}

#[wasm_bindgen_test]
fn chance_differs() {
    let mut drawn: Vec<u128> = (0..50).map(|_| random::bits()).collect();
    drawn.sort_unstable();
    drawn.dedup();
    assert_eq!(drawn.len(), 50);
    let (any, every) = drawn.iter().fold((0, u128::MAX), |(any, every), bits| {
        (any | bits, every & bits)
    });
    assert_eq!(
        (any, every),
        (u128::MAX, 0),
        "every bit is sometimes set and sometimes not"
    );
}

#[wasm_bindgen_test]
fn this_is_no_home_screen() {
    assert!(!environment::is_installed());
    assert!(!environment::is_ios_tab());
}
