//! Changing when a promise is due, before it is.

use troth::copy::errors;
use troth::domain::moment::iso_date;
use troth::domain::{DueField, Promise, Refusal};
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead, make, promise_id};
use crate::support::{Role, Seen, Setup, World, until};

async fn changing() -> (World, Seen) {
    let promise = make(1, "Home by six.", Some(ahead(3, "18:00")));
    let setup = Setup::new().did(promise).at(Route::Promises(Shelf::Open));
    let world = setup.screen().await;
    let card = world.wait_for(Role::Article, "Home by six.").await;
    card.get(Role::Button, "Change time").press();
    card.wait_for(Role::Date, "Due date").await;
    (world, card)
}

fn due(world: &World) -> Option<chrono::NaiveDateTime> {
    let state = world
        .app
        .library
        .with_untracked(|book| book.promise(promise_id(1)).and_then(Promise::state));
    state.unwrap().due.map(|due| due.local)
}

#[wasm_bindgen_test]
async fn a_later_time_is_kept_and_stands_in_the_history() {
    let (world, card) = changing().await;
    let date = card.get(Role::Date, "Due date");
    assert_eq!(date.value(), iso_date(ahead(3, "18:00").local.date()));
    assert_eq!(card.get(Role::Time, "Due time").value(), "18:00");
    date.fill(&iso_date(ahead(5, "18:00").local.date()));
    card.get(Role::Button, "Save time").press();
    world.wait_says(Role::Status, "Due time changed.").await;
    assert_eq!(due(&world), Some(ahead(5, "18:00").local));
    card.wait_for(Role::Button, "Change time").await;
    let history = card.select("li").iter().map(Seen::text).collect::<Vec<_>>();
    assert_eq!(history.len(), 2);
    assert!(history[1].contains("Changed to"), "{history:?}");

    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, "Taken back.").await;
    assert_eq!(due(&world), Some(ahead(3, "18:00").local));
}

#[wasm_bindgen_test]
async fn a_past_time_is_refused_at_its_field() {
    let (world, card) = changing().await;
    let date = card.get(Role::Date, "Due date");
    date.fill(&iso_date(ago(1, "18:00").local.date()));
    card.get(Role::Button, "Save time").press();
    let said = errors::refusal(&Refusal::DueInPast(DueField::Date));
    card.wait_says(Role::Alert, &said).await;
    assert_eq!(date.description(), said);
    assert!(date.has_focus());
    assert_eq!(due(&world), Some(ahead(3, "18:00").local));
}

#[wasm_bindgen_test]
async fn cancel_changes_nothing() {
    let (world, card) = changing().await;
    card.get(Role::Date, "Due date").fill("");
    card.get(Role::Button, "Cancel").press();
    card.wait_for(Role::Button, "Kept").await;
    assert_eq!(due(&world), Some(ahead(3, "18:00").local));
    card.get(Role::Button, "Change time").press();
    let date = card.wait_for(Role::Date, "Due date").await;
    assert_eq!(date.value(), iso_date(ahead(3, "18:00").local.date()));
}

#[wasm_bindgen_test]
async fn the_date_can_be_taken_away() {
    let (world, card) = changing().await;
    card.get(Role::Date, "Due date").fill("");
    card.get(Role::Time, "Due time").fill("");
    card.get(Role::Button, "Save time").press();
    until("it has no date", || due(&world).is_none()).await;
    until("the card says it", || card.text().contains("No date")).await;
}
