//! Open, due, closed.

use troth::copy::promises as copy;
use troth::domain::Command;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead, make, mark, promise_id};
use crate::support::{Role, Seen, Setup, World, until};

fn several() -> Setup {
    let then = || ago(9, "09:00");
    Setup::new()
        .did_at(then(), make(1, "No date.", None))
        .did_at(then(), make(2, "Later.", Some(ahead(5, "09:00"))))
        .did_at(then(), make(3, "Soon.", Some(ahead(2, "09:00"))))
        .did_at(then(), make(4, "Was due.", Some(ago(1, "09:00"))))
        .did_at(then(), make(5, "Was due first.", Some(ago(2, "09:00"))))
        .did_at(then(), make(6, "Kept.", Some(ago(3, "09:00"))))
        .did_at(ago(3, "10:00"), mark(6, true))
        .did_at(then(), make(7, "Not kept.", Some(ago(4, "09:00"))))
        .did_at(ago(2, "10:00"), mark(7, false))
        .did_at(then(), make(8, "Deleted.", None))
        .did(Command::DeletePromise(promise_id(8)))
}

async fn shelf(shelf: Shelf) -> World {
    several().at(Route::Promises(shelf)).screen().await
}

fn cards(world: &World) -> Vec<String> {
    world
        .select("article.promise-card")
        .iter()
        .map(Seen::name)
        .collect()
}

#[wasm_bindgen_test]
async fn each_has_its_promises_in_order() {
    for (one, expected) in [
        (Shelf::Open, &["Soon.", "Later.", "No date."][..]),
        (Shelf::Due, &["Was due first.", "Was due."]),
        (Shelf::Closed, &["Not kept.", "Kept."]),
    ] {
        let world = shelf(one).await;
        until("the cards", || cards(&world) == expected).await;
    }
}

#[wasm_bindgen_test]
async fn the_links_say_how_many() {
    let world = shelf(Shelf::Due).await;
    let links = world.get(Role::Navigation, copy::SHELVES);
    assert_eq!(links.names(Role::Link), ["Open 3", "Due 2", "Closed 2"]);
    let here = links.select("[aria-current=page]");
    assert_eq!(here.iter().map(Seen::text).collect::<Vec<_>>(), ["Due 2"]);
    links.get(Role::Link, "Closed 2").press();
    world.wait_for(Role::Article, "Kept.").await;
    assert_eq!(world.route(), Route::Promises(Shelf::Closed));

    world.app.navigation.go(Route::Promises(Shelf::Due));
    let card = world.wait_for(Role::Article, "Was due.").await;
    card.get(Role::Button, "Kept").press();
    let links = world.get(Role::Navigation, copy::SHELVES);
    links.wait_for(Role::Link, "Due 1").await;
    links.wait_for(Role::Link, "Closed 3").await;
}

#[wasm_bindgen_test]
async fn an_empty_one_says_what_it_is_for() {
    for shelf in Shelf::ALL {
        let world = Setup::new().at(Route::Promises(shelf)).screen().await;
        let (title, text) = copy::empty(shelf);
        world.get(Role::Heading, title);
        assert!(world.text().contains(text));
        world.get(Role::Button, "New promise").press();
        world.wait_for(Role::Textbox, "What do you promise?").await;
    }
}

#[wasm_bindgen_test]
async fn marking_one_leaves_the_other_cards_as_they_are() {
    let world = shelf(Shelf::Due).await;
    let other = world.wait_for(Role::Article, "Was due.").await;
    let note = other.get(Role::Textbox, "Note (optional)");
    note.fill("Half a note");
    let card = world.get(Role::Article, "Was due first.");
    card.get(Role::Button, "Kept").press();
    until("one is left", || cards(&world) == ["Was due."]).await;
    assert_eq!(
        world.get(Role::Article, "Was due."),
        other,
        "it was not made anew"
    );
    assert_eq!(note.value(), "Half a note");
}

#[wasm_bindgen_test]
async fn older_ones_come_when_asked_for() {
    let mut setup = Setup::new().at(Route::Promises(Shelf::Open));
    for number in 0..60 {
        setup = setup.did(make(number, &format!("Number {number}."), None));
    }
    let world = setup.screen().await;
    until("fifty", || cards(&world).len() == 50).await;
    world.get(Role::Button, "Show older promises").press();
    until("all", || cards(&world).len() == 60).await;
    world.wait_gone(Role::Button, "Show older promises").await;
}
