//! The history of a promise, notes, and deleting it.

use troth::domain::{Promise, Refusal};
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{HOSTILE, ago, make, mark, promise_id};
use crate::support::{Role, Seen, Setup, World, until};

async fn on_shelf(setup: Setup, shelf: Shelf) -> (World, Seen) {
    let world = setup.at(Route::Promises(shelf)).screen().await;
    let card = world.wait_for(Role::Article, "Home by six.").await;
    (world, card)
}

fn history(card: &Seen) -> Vec<String> {
    let lines = card.select("li").into_iter();
    lines
        .map(|line| line.text().split_once(": ").unwrap().1.to_owned())
        .collect()
}

#[wasm_bindgen_test]
async fn tells_what_happened_in_order() {
    let setup = Setup::new()
        .did_at(
            ago(4, "09:00"),
            make(1, "Home by six.", Some(ago(1, "18:00"))),
        )
        .did_at(ago(1, "19:00"), mark(1, false));
    let (world, card) = on_shelf(setup, Shelf::Closed).await;
    assert_eq!(history(&card), ["Made", "Marked not kept"]);
    card.get(Role::Button, "Take the mark back").press();
    until("it is open", || !world.has(Role::Article, "Home by six.")).await;
    world.app.navigation.go(Route::Promises(Shelf::Due));
    let card = world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(history(&card), ["Made", "Marked not kept", "Taken back"]);
}

#[wasm_bindgen_test]
async fn a_note_is_added_as_text() {
    let setup = Setup::new().did(make(1, "Home by six.", None));
    let (world, card) = on_shelf(setup, Shelf::Open).await;
    let note = card.get(Role::Textbox, "Note (optional)");
    card.get(Role::Button, "Save note").press();
    let said = troth::copy::errors::refusal(&Refusal::NoteEmpty);
    card.wait_says(Role::Alert, &said).await;
    assert_eq!(note.description(), said);

    note.fill(HOSTILE);
    card.get(Role::Button, "Save note").press();
    world.wait_says(Role::Status, "Note added.").await;
    until("it stands in the history", || history(&card).len() == 2).await;
    assert!(card.select("li")[1].raw_text().ends_with(HOSTILE));
    assert_eq!(world.select("img, b").len(), 0);
    assert_eq!(note.value(), "");

    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, "Taken back.").await;
    let state = world
        .app
        .library
        .with_untracked(|book| book.promise(promise_id(1)).and_then(Promise::state));
    assert_eq!(state.unwrap().notes, []);
}

#[wasm_bindgen_test]
async fn a_deleted_one_comes_back_whole() {
    let setup = Setup::new()
        .did_at(ago(4, "09:00"), make(1, "Home by six.", None))
        .did_at(ago(1, "19:00"), mark(1, true));
    let (world, card) = on_shelf(setup, Shelf::Closed).await;
    card.get(Role::Button, "Delete promise").press();
    world.wait_says(Role::Status, "Promise deleted.").await;
    world.wait_for(Role::Heading, "Nothing marked yet").await;
    assert!(!world.has(Role::Region, "So far"), "it is not counted");
    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, "The promise is back.").await;
    let card = world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(history(&card), ["Made", "Marked kept"]);
}
