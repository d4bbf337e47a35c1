//! One promise: marks, and what comes after one.

use troth::copy::promises as copy;
use troth::domain::{Moment, Promise, Promiser};
use troth::platform::clock;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{HOSTILE, ago, ahead, made_by, make, mark, promise_id};
use crate::support::{Role, Seen, Setup, World, rendered, until};

/// A promise that was due yesterday and is not marked.
fn due() -> Setup {
    let promise = make(1, "Home by six.", Some(ago(1, "18:00")));
    Setup::new().did_at(ago(3, "09:00"), promise)
}

async fn on_shelf(setup: Setup, shelf: Shelf) -> (World, Seen) {
    let world = setup.at(Route::Promises(shelf)).screen().await;
    let card = world.wait_for(Role::Article, "Home by six.").await;
    (world, card)
}

fn kept(world: &World) -> Option<bool> {
    let state = world
        .app
        .library
        .with_untracked(|book| book.promise(promise_id(1)).and_then(Promise::state));
    state.unwrap().mark.map(|mark| mark.kept)
}

fn events(world: &World) -> usize {
    world
        .app
        .library
        .with_untracked(|book| book.promise(promise_id(1)).unwrap().events().count())
}

#[wasm_bindgen_test]
async fn what_is_due_says_so_and_is_not_marked_by_itself() {
    let (world, card) = on_shelf(due(), Shelf::Due).await;
    assert_eq!(card.attr("data-state").as_deref(), Some("due"));
    assert!(card.text().contains("Not marked yet."), "{}", card.text());
    assert!(!card.has(Role::Button, "Change time"), "its time has come");
    assert_eq!(kept(&world), None);
}

/// The clock that screens follow does not know the zone; the line of a due time, and what is kept, do.
#[wasm_bindgen_test]
async fn a_zone_is_kept_always_and_shown_where_it_is_another() {
    let (world, card) = on_shelf(due(), Shelf::Due).await;
    let zone = clock::zone();
    assert!(
        !zone.is_empty() && !card.text().contains(&zone),
        "{}",
        card.text()
    );
    card.get(Role::Button, "Kept").press();
    world.wait_says(Role::Status, "Marked kept.").await;
    let zones = world.app.library.with_untracked(|book| -> Vec<String> {
        let events = book.promise(promise_id(1)).unwrap().events();
        events.map(|event| event.zone.clone()).collect()
    });
    assert_eq!(zones, [zone.clone(), zone]);

    let zone = "Pacific/Kiritimati".to_owned();
    let elsewhere = Moment {
        zone,
        ..ago(1, "18:00")
    };
    let promise = make(1, "Home by six.", Some(elsewhere));
    let setup = Setup::new().did_at(ago(3, "09:00"), promise);
    let (_world, card) = on_shelf(setup, Shelf::Due).await;
    assert!(
        card.text().contains("(Pacific/Kiritimati)"),
        "{}",
        card.text()
    );
}

#[wasm_bindgen_test]
async fn kept_takes_one_tap_and_a_note_if_one_likes() {
    let (world, card) = on_shelf(due(), Shelf::Due).await;
    card.get(Role::Button, "Kept").press();
    world.wait_says(Role::Status, "Marked kept.").await;
    assert_eq!(kept(&world), Some(true));
    let marked = world.wait_for(Role::Region, "Home by six.").await;
    assert_eq!(marked.attr("data-state").as_deref(), Some("kept"));
    assert!(!marked.text().contains(copy::AFTER_NOT_KEPT));
    world.wait_for(Role::Heading, "Nothing is due").await;

    marked
        .get(Role::Textbox, "Note (optional)")
        .fill("It was close.");
    marked.get(Role::Button, "Save note").press();
    world.wait_says(Role::Status, "Note added.").await;
    let notes = world
        .app
        .library
        .with_untracked(|book| book.promise(promise_id(1)).and_then(Promise::state));
    assert_eq!(notes.unwrap().notes[0].1, "It was close.");
    assert_eq!(marked.get(Role::Textbox, "Note (optional)").value(), "");
}

#[wasm_bindgen_test]
async fn not_kept_leads_to_telling_them_and_to_a_smaller_one() {
    let (world, card) = on_shelf(due(), Shelf::Due).await;
    card.get(Role::Button, "Not kept").press();
    world.wait_says(Role::Status, "Marked not kept.").await;
    assert_eq!(kept(&world), Some(false));
    let marked = world.wait_for(Role::Region, "Home by six.").await;
    assert!(marked.text().contains(copy::AFTER_NOT_KEPT));
    marked.get(Role::Link, "Make one smaller promise").press();
    world.wait_for(Role::Textbox, "What do you promise?").await;
}

#[wasm_bindgen_test]
async fn one_made_to_me_gives_no_advice() {
    let promise = made_by(Promiser::Them, 1, "Home by six.", Some(ago(1, "18:00")));
    let setup = Setup::new().did_at(ago(3, "09:00"), promise);
    let (world, card) = on_shelf(setup, Shelf::Due).await;
    assert!(card.text().contains("Made to you"));
    card.get(Role::Button, "Not kept").press();
    let marked = world.wait_for(Role::Region, "Home by six.").await;
    assert!(!marked.text().contains(copy::AFTER_NOT_KEPT));
}

#[wasm_bindgen_test]
async fn two_taps_mark_once_and_undo_stays() {
    for (name, other) in [("Kept", "Not kept"), ("Not kept", "Kept")] {
        let (world, card) = on_shelf(due(), Shelf::Due).await;
        let (button, wrong) = (card.get(Role::Button, name), card.get(Role::Button, other));
        button.press();
        button.press();
        world.wait_for(Role::Button, "Undo").await;
        assert_eq!((kept(&world), events(&world)), (Some(name == "Kept"), 2));
        wrong.press();
        rendered().await;
        assert_eq!((kept(&world), events(&world)), (Some(name == "Kept"), 2));
    }
}

#[wasm_bindgen_test]
async fn undo_takes_the_mark_back() {
    let (world, card) = on_shelf(due(), Shelf::Due).await;
    card.get(Role::Button, "Kept").press();
    world.wait_for(Role::Button, "Undo").await.press();
    world.wait_says(Role::Status, "Taken back.").await;
    assert_eq!(kept(&world), None);
    let card = world.wait_for(Role::Article, "Home by six.").await;
    card.wait_for(Role::Button, "Kept").await;
    world.wait_gone(Role::Region, "Home by six.").await;
}

#[wasm_bindgen_test]
async fn a_closed_one_can_be_opened_again() {
    let setup = due().did_at(ago(0, "00:00"), mark(1, false));
    let (world, card) = on_shelf(setup, Shelf::Closed).await;
    assert_eq!(card.attr("data-state").as_deref(), Some("not-kept"));
    assert!(card.text().contains("Not kept, marked"));
    assert!(!card.has(Role::Button, "Kept"));
    card.get(Role::Button, "Take the mark back").press();
    world.wait_for(Role::Heading, "Nothing marked yet").await;
    assert_eq!(kept(&world), None);
}

#[wasm_bindgen_test]
async fn an_open_one_can_be_marked_before_its_time() {
    let promise = make(1, "Home by six.", Some(ahead(3, "18:00")));
    let (world, card) = on_shelf(Setup::new().did(promise), Shelf::Open).await;
    assert_eq!(card.attr("data-state").as_deref(), Some("open"));
    assert_eq!(
        card.get(Role::Button, "Kept").description(),
        "Home by six.",
        "which one is said"
    );
    card.get(Role::Button, "Kept").press();
    world.wait_says(Role::Status, "Marked kept.").await;
    assert_eq!(kept(&world), Some(true));
}

#[wasm_bindgen_test]
async fn text_stays_text() {
    let setup = Setup::new().did(make(1, HOSTILE, None));
    let world = setup.at(Route::Promises(Shelf::Open)).screen().await;
    until("the card is there", || {
        !world.select("article.promise-card").is_empty()
    })
    .await;
    let card = world.select("article.promise-card").remove(0);
    assert_eq!(card.select(".promise-card__what")[0].raw_text(), HOSTILE);
    card.get(Role::Button, "Kept").press();
    until("it is marked", || world.select("#just-marked").len() == 1).await;
    assert_eq!(world.select("#just-marked")[0].raw_text(), HOSTILE);
    assert_eq!(world.select("img, b").len(), 0);
}
