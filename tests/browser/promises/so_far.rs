//! The record.

use troth::copy::promises as copy;
use troth::domain::Promiser;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead, made_by, make, mark};
use crate::support::{Role, Setup, until};

#[wasm_bindgen_test]
async fn counts_in_words_and_a_bar() {
    let world = Setup::new()
        .did_at(ago(9, "09:00"), make(1, "a", Some(ago(2, "09:00"))))
        .did_at(ago(9, "09:00"), make(2, "b", Some(ago(2, "09:00"))))
        .did_at(ago(9, "09:00"), make(3, "c", Some(ago(2, "09:00"))))
        .did_at(ago(9, "09:00"), make(4, "d", Some(ago(2, "09:00"))))
        .did_at(ago(1, "09:00"), mark(1, true))
        .did_at(ago(1, "09:00"), mark(2, true))
        .did_at(ago(1, "09:00"), mark(3, false))
        .did(made_by(Promiser::Them, 5, "e", Some(ahead(2, "09:00"))))
        .at(Route::Promises(Shelf::Due))
        .screen()
        .await;
    let record = world.get(Role::Region, "So far");
    assert_eq!(
        record.names(Role::Heading),
        [
            "So far",
            copy::so_far_of(Promiser::Me),
            copy::so_far_of(Promiser::Them)
        ]
    );
    let text = record.text();
    assert!(
        text.contains("In the last 30 days: 2 kept, 1 not kept, 1 not marked."),
        "{text}"
    );
    assert!(
        text.contains("Nothing was due in the last 30 days."),
        "{text}"
    );
    let parts = record.select(".so-far__part");
    let kinds: Vec<_> = parts
        .iter()
        .filter_map(|part| part.attr("data-kind"))
        .collect();
    assert_eq!(kinds, ["kept", "kept", "not-kept", "not-marked"]);
    assert_eq!(record.select("[aria-hidden=true].so-far__bar").len(), 1);

    world
        .get(Role::Article, "d")
        .get(Role::Button, "Not kept")
        .press();
    until("it is counted", || {
        world.text().contains("2 kept, 2 not kept, 0 not marked.")
    })
    .await;
}

#[wasm_bindgen_test]
async fn is_not_there_before_the_first_promise() {
    let world = Setup::new().at(Route::Promises(Shelf::Open)).screen().await;
    assert!(!world.has(Role::Region, "So far"));
}
