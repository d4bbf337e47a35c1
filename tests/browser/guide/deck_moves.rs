//! The deck and the address follow each other.

use leptos::prelude::*;
use troth::guide::{self, Chapter};
use troth::platform::{deck as platform_deck, history};
use troth::route::Route;
use troth::ui::guide::DeckControls;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::card;
use crate::support::shell::{self, rests_at, swipe, track, usable};
use crate::support::{Role, Seen, Setup, World, rendered, until};

const CHAPTERS: [Chapter; 2] = [Chapter::Tonight, Chapter::Admit];

async fn at(chapter: Chapter, number: usize) -> (World, Seen) {
    let world = Setup::new().at(Route::Card(chapter, number)).begin().await;
    let deck = shell::deck(&world, &CHAPTERS);
    let world = world.with(|| view! { <DeckControls in_place=true /> });
    shown(&world, &deck, chapter, number).await;
    (world, deck)
}

/// Waits until the deck has come to rest at the card, only that one can be used, and the route
/// names it.
async fn shown(world: &World, deck: &Seen, chapter: Chapter, number: usize) {
    let expected = card(chapter, number).id().to_string();
    let place = i32::try_from(number).unwrap();
    until(&format!("{expected} is shown"), || {
        deck.select("[data-active]").len() == 1
            && usable(deck) == [expected.clone()]
            && rests_at(deck, place)
            && world.route() == Route::Card(chapter, number)
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_deck_shows_the_card_of_the_address() {
    let (world, deck) = at(Chapter::Tonight, 2).await;
    world
        .app
        .navigation
        .replace(Route::Card(Chapter::Tonight, 1));
    shown(&world, &deck, Chapter::Tonight, 1).await;
    world.app.navigation.replace(Route::Card(Chapter::Admit, 3));
    shown(&world, &deck, Chapter::Admit, 3).await;
}

#[wasm_bindgen_test]
async fn a_swipe_moves_the_address() {
    let (world, deck) = at(Chapter::Tonight, 1).await;
    for number in [2, 3, 2] {
        swipe(&deck, number);
        let route = Route::Card(Chapter::Tonight, usize::try_from(number).unwrap());
        until("the address follows", || world.route() == route).await;
        assert_eq!(Some(history::fragment()), route.fragment());
        shown(
            &world,
            &deck,
            Chapter::Tonight,
            usize::try_from(number).unwrap(),
        )
        .await;
        until("the position is told", || {
            world.text().contains(&format!("Card {number} of"))
        })
        .await;
    }
}

/// Swiping the static deck while the app was on its way was undone when it came.
#[wasm_bindgen_test]
async fn a_swipe_before_the_app_is_there_is_not_lost() {
    let world = Setup::new()
        .at(Route::Card(Chapter::Tonight, 1))
        .begin()
        .await;
    let deck = shell::deck(&world, &CHAPTERS);
    platform_deck::show("tonight");
    swipe(&deck, 3);
    let world = world.with(|| view! { <DeckControls in_place=true /> });
    shown(&world, &deck, Chapter::Tonight, 3).await;
    assert_eq!(history::fragment(), "#/guide/tonight/3");
}

/// Away from the guide the deck is made alive late: what it shows then nobody has brought into place.
#[wasm_bindgen_test]
async fn a_deck_that_is_made_alive_late_goes_to_the_card() {
    let world = Setup::new()
        .at(Route::Card(Chapter::Tonight, 3))
        .begin()
        .await;
    let deck = shell::deck(&world, &CHAPTERS);
    platform_deck::show("tonight");
    let world = world.with(|| view! { <DeckControls in_place=false /> });
    shown(&world, &deck, Chapter::Tonight, 3).await;
}

#[wasm_bindgen_test]
async fn a_deck_that_is_held_between_two_cards_is_left_there() {
    let world = Setup::new()
        .at(Route::Card(Chapter::Tonight, 1))
        .begin()
        .await;
    let deck = shell::deck(&world, &CHAPTERS);
    platform_deck::show("tonight");
    track(&deck).set_scroll_left(140);
    let world = world.with(|| view! { <DeckControls in_place=true /> });
    let first = card(Chapter::Tonight, 1).id().to_string();
    until("the app is there", || usable(&deck) == [first.clone()]).await;
    assert_eq!(track(&deck).scroll_left(), 140);
    swipe(&deck, 2);
    shown(&world, &deck, Chapter::Tonight, 2).await;
}

#[wasm_bindgen_test]
async fn keys_turn_cards() {
    let (world, deck) = at(Chapter::Tonight, 1).await;
    let last = guide::cards(Chapter::Tonight).len();
    for (key, number) in [
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("End", last),
        ("Home", 1),
    ] {
        assert!(deck.key(key, false), "{key} is taken");
        shown(&world, &deck, Chapter::Tonight, number).await;
    }
    for (key, with_control) in [("ArrowRight", true), ("Tab", false), ("a", false)] {
        assert!(!deck.key(key, with_control), "{key} is the browser's");
    }
    rendered().await;
    assert_eq!(world.route(), Route::Card(Chapter::Tonight, 1));
    assert!(deck.key("ArrowLeft", false));
    assert_eq!(
        world.route(),
        Route::Card(Chapter::Tonight, 1),
        "it is the first"
    );
}

#[wasm_bindgen_test]
async fn keys_are_the_browsers_while_no_card_is_shown() {
    let (world, deck) = at(Chapter::Tonight, 1).await;
    world.app.navigation.go(Route::Today);
    assert!(!deck.key("ArrowRight", false));
    assert_eq!(world.route(), Route::Today);
}

#[wasm_bindgen_test]
async fn a_chapter_that_is_turned_into_starts_at_its_card() {
    let last = guide::cards(Chapter::Tonight).len();
    let (world, deck) = at(Chapter::Tonight, last).await;
    world.get(Role::Button, "Next card").press();
    shown(&world, &deck, Chapter::Admit, 1).await;
    world.get(Role::Button, "Previous card").press();
    shown(&world, &deck, Chapter::Tonight, last).await;
}
