//! Two tabs on one entry: neither text overwrites the other.

use troth::app::OpenEntry;
use troth::copy::journal as copy;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, TAB, World, rendered, until};

/// The entry is open here, and another tab changes it.
async fn changed_elsewhere() -> World {
    let world = Setup::new().writer().did(write(1, "First.")).screen().await;
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    world.wait_for(Role::Textbox, "Entry").await;
    world
        .app
        .dispatcher
        .dispatch(write(1, "First, and much more."))
        .unwrap();
    world
}

fn texts(world: &World) -> Vec<String> {
    let mut texts: Vec<_> = world
        .app
        .library
        .with_untracked(|book| book.entries().map(|entry| entry.text.clone()).collect());
    texts.sort();
    texts
}

/// An open entry that nobody typed in was saved over what another tab had written meanwhile.
#[wasm_bindgen_test]
async fn what_nobody_typed_is_not_saved() {
    let world = changed_elsewhere().await;
    world.get(Role::Textbox, "Entry").fire("blur");
    world.app.navigation.go(Route::Journal);
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

/// "Delete entry" deleted the other tab's text, because saving had given this tab's another name.
#[wasm_bindgen_test]
async fn delete_deletes_what_was_typed_here() {
    let world = changed_elsewhere().await;
    world.get(Role::Textbox, "Entry").fill("First, otherwise.");
    world.get(Role::Button, "Delete entry").press();
    world.wait_says(Role::Status, copy::DELETED).await;
    assert_eq!(texts(&world), ["First, and much more."]);
    world.get(Role::Button, "Undo").press();
    until("both are back", || {
        texts(&world) == ["First, and much more.", "First, otherwise."]
    })
    .await;
}

/// Each time that both tabs typed, another entry was made.
#[wasm_bindgen_test]
async fn there_is_one_second_version() {
    let world = changed_elsewhere().await;
    let entry = world.get(Role::Textbox, "Entry");
    entry.fill("First, otherwise.");
    entry.fire("blur");
    world.wait_says(Role::Status, copy::SECOND_VERSION).await;
    world.app.dispatcher.dispatch(write(1, "And on.")).unwrap();
    rendered().await;
    assert_eq!(entry.value(), "First, otherwise.");
    entry.fill("First, quite otherwise.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert_eq!(texts(&world), ["And on.", "First, quite otherwise."]);
    let second = entry_id(1).second(TAB);
    let is_there = world
        .app
        .library
        .with_untracked(|book| book.entry(second).is_some());
    assert!(is_there, "its name follows from the tab's");
}

#[wasm_bindgen_test]
async fn what_another_tab_wrote_is_shown_while_nothing_is_typed() {
    let world = changed_elsewhere().await;
    let entry = world.get(Role::Textbox, "Entry");
    until("it is shown", || entry.value() == "First, and much more.").await;
    entry.fill("First, and much more. And this.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert_eq!(texts(&world), ["First, and much more. And this."]);
}
