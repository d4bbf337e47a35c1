//! Screens of the second part of the app, while it is on its way and where it did not arrive.

use std::cell::Cell;
use std::rc::Rc;

use troth::copy::shell as copy;
use troth::platform::Listener;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Role, Setup, World, page, until};

/// Says where the second part is, as `assets/app.js` does.
fn second(world: &World, state: Option<&str>) {
    let root = page().document_element().unwrap();
    match state {
        Some(state) => root.set_attribute("data-second", state).unwrap(),
        None => root.remove_attribute("data-second").unwrap(),
    }
    world.app.look_for_second();
}

/// Everything is here again, whatever happens.
struct Here;

impl Drop for Here {
    fn drop(&mut self) {
        let _ = page()
            .document_element()
            .unwrap()
            .remove_attribute("data-second");
    }
}

#[wasm_bindgen_test]
async fn a_screen_that_is_on_its_way_says_so_and_comes() {
    let _here = Here;
    let world = Setup::new().at(Route::More).begin().await;
    second(&world, Some("coming"));
    let world = world.with_screen();
    world.wait_says(Role::Status, copy::part_coming()).await;
    assert!(!world.has(Role::Heading, "More"));
    second(&world, None);
    world.wait_for(Role::Heading, "More").await;
}

#[wasm_bindgen_test]
async fn a_screen_that_did_not_arrive_can_be_asked_for_again() {
    let _here = Here;
    let world = Setup::new().at(Route::Safety).begin().await;
    second(&world, Some("absent"));
    let world = world.with_screen();
    world.wait_says(Role::Status, copy::part_absent()).await;
    let asked = Rc::new(Cell::new(0));
    let counting = asked.clone();
    let window = web_sys::window().unwrap();
    let listener = Listener::new(&window, "troth-again", move |_| {
        counting.set(counting.get() + 1)
    });
    world.get(Role::Button, "Try again").press();
    until("it is asked for again", || asked.get() == 1).await;
    drop(listener);

    // What must be there at once is there all the same.
    for (route, title) in [
        (Route::Help, "Help"),
        (Route::Journal, "Journal"),
        (Route::Promises(Shelf::Open), "Promises"),
        (Route::Today, "Today"),
    ] {
        world.app.go(route);
        world.wait_for(Role::Heading, title).await;
        assert!(!world.has(Role::Button, "Try again"), "{title}");
    }
    second(&world, None);
    world.app.go(Route::Safety);
    world.wait_for(Role::Heading, "Hurt, or harm?").await;
}
