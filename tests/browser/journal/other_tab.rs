//! Two tabs on one entry: neither text overwrites the other.

use troth::app::state::OpenEntry;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, World};

/// The entry is open here, and another tab changes it.
async fn changed_elsewhere() -> World {
    let world = Setup::new().writer().did(write(1, "First.")).screen().await;
    world.app.open(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    world.wait_for(Role::Textbox, "Entry").await;
    world
        .app
        .dispatch(write(1, "First, and much more."))
        .unwrap();
    world
}

fn texts(world: &World) -> Vec<String> {
    let mut texts: Vec<_> = world
        .app
        .book_now(|book| book.entries().map(|entry| entry.text.clone()).collect());
    texts.sort();
    texts
}

/// An open entry that nobody typed in was saved over what another tab had written meanwhile.
#[wasm_bindgen_test]
async fn what_nobody_typed_is_not_saved() {
    let world = changed_elsewhere().await;
    world.get(Role::Textbox, "Entry").fire("blur");
    world.app.go(Route::Journal);
    world.wait_for(Role::Button, "New entry").await;
    assert_eq!(texts(&world), ["First, and much more."]);
}

#[wasm_bindgen_test]
async fn what_is_typed_over_it_becomes_a_second_entry() {
    let world = changed_elsewhere().await;
    world.get(Role::Textbox, "Entry").fill("First, otherwise.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert_eq!(
        texts(&world),
        ["First, and much more.", "First, otherwise."]
    );
}
