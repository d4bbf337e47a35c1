//! What was begun and left waits for the next time.

use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ahead, make};
use crate::support::{Role, Setup, until};

/// The form forgot everything when a tab of the bar was tapped.
#[wasm_bindgen_test]
async fn a_promise_waits_in_its_form() {
    let world = Setup::new().at(Route::NewPromise).screen().await;
    world
        .get(Role::Textbox, "What do you promise?")
        .fill("I call at six.");
    world
        .get(Role::Textbox, "Note (optional)")
        .fill("On the landline.");
    world.get(Role::Button, "Tomorrow").press();
    world.app.go(Route::Journal);
    world.wait_for(Role::Heading, "Journal").await;

    world.app.promise("A card's words.");
    let what = world.wait_for(Role::Textbox, "What do you promise?").await;
    assert_eq!(what.value(), "I call at six.");
    assert_eq!(
        world.get(Role::Textbox, "Note (optional)").value(),
        "On the landline."
    );
    assert_eq!(
        world
            .get(Role::Button, "Tomorrow")
            .attr("aria-pressed")
            .as_deref(),
        Some("true")
    );

    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, "Promise made.").await;
    world.app.promise("");
    let what = world.wait_for(Role::Textbox, "What do you promise?").await;
    assert_eq!(what.value(), "", "what was made does not come again");
}

/// A note under a promise just marked was gone when another promise was marked.
#[wasm_bindgen_test]
async fn a_note_waits_at_its_promise() {
    let setup = Setup::new()
        .did(make(1, "Home by six.", Some(ahead(2, "18:00"))))
        .did(make(2, "I call at noon.", Some(ahead(3, "12:00"))));
    let world = setup.at(Route::Promises(Shelf::Open)).screen().await;
    let mark = |what: &'static str| {
        world
            .get(Role::Article, what)
            .get(Role::Button, "Kept")
            .press()
    };
    mark("Home by six.");
    until("there is room for a note", || {
        !world.select("#just-marked").is_empty()
    })
    .await;
    let note = || world.select(".promise-card__note-form textarea").remove(0);
    note().fill("It was not easy.");
    mark("I call at noon.");
    until("the other is marked", || {
        world.select("#just-marked")[0].text() == "I call at noon."
    })
    .await;
    assert_eq!(note().value(), "");

    world.app.go(Route::Promises(Shelf::Closed));
    let card = world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(
        card.get(Role::Textbox, "Note (optional)").value(),
        "It was not easy."
    );
}
