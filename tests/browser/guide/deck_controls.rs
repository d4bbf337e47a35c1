//! The deck's buttons.

use leptos::prelude::*;
use troth::domain::{Command, Way};
use troth::guide::{self, Chapter};
use troth::platform::history;
use troth::route::Route;
use troth::ui::guide::DeckControls;
use troth::ui::parts::NoticeArea;
use troth::ui::screen::Screen;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::card;
use crate::support::{Role, Setup, World, rendered, until};

async fn at(chapter: Chapter, number: usize) -> World {
    let setup = Setup::new().at(Route::Card(chapter, number));
    setup
        .begin()
        .await
        .with(|| view! { <DeckControls in_place=true /> })
        .with(|| view! { <NoticeArea /> })
}

fn count(chapter: Chapter) -> usize {
    guide::cards(chapter).len()
}

async fn says(world: &World, chapter: Chapter, number: usize) {
    let words = format!("Card {number} of {}", count(chapter));
    until(&words, || world.text().contains(&words)).await;
    assert_eq!(world.route(), Route::Card(chapter, number));
}

fn is_disabled(world: &World, name: &str) -> bool {
    let button = world.get(Role::Button, name);
    button.attr("aria-disabled").as_deref() == Some("true")
}

#[wasm_bindgen_test]
async fn next_and_previous_move_the_position_and_the_address() {
    let world = at(Chapter::Tonight, 1).await;
    says(&world, Chapter::Tonight, 1).await;
    world.get(Role::Button, "Next card").press();
    says(&world, Chapter::Tonight, 2).await;
    assert_eq!(history::fragment(), "#/guide/tonight/2");
    world.get(Role::Button, "Previous card").press();
    says(&world, Chapter::Tonight, 1).await;
    assert_eq!(history::fragment(), "#/guide/tonight/1");
}

#[wasm_bindgen_test]
async fn the_ends_are_told_and_hold() {
    let last = count(Chapter::LetGo);
    for (chapter, number, shut, open) in [
        (Chapter::Tonight, 1, "Previous card", "Next card"),
        (Chapter::LetGo, last, "Next card", "Previous card"),
    ] {
        let world = at(chapter, number).await;
        assert!(is_disabled(&world, shut) && !is_disabled(&world, open));
        world.get(Role::Button, shut).press();
        rendered().await;
        says(&world, chapter, number).await;
        world.get(Role::Button, open).press();
        until("it moves", || world.route() != Route::Card(chapter, number)).await;
        until("nothing is shut", || !is_disabled(&world, shut)).await;
    }
}

#[wasm_bindgen_test]
async fn chapters_follow_the_answer_at_the_door() {
    let world = at(Chapter::Tonight, count(Chapter::Tonight)).await;
    world.get(Role::Button, "Next card").press();
    says(&world, Chapter::Admit, 1).await;
    world.get(Role::Button, "Previous card").press();
    says(&world, Chapter::Tonight, count(Chapter::Tonight)).await;
    world
        .app
        .dispatcher
        .dispatch_quietly(Command::ChooseWay(Way::Hurt));
    world.get(Role::Button, "Next card").press();
    says(&world, Chapter::Understand, 1).await;
}

#[wasm_bindgen_test]
async fn a_favourite_is_kept_and_let_go_of() {
    let world = at(Chapter::Admit, 2).await;
    let id = card(Chapter::Admit, 2).id();
    let is_kept = || {
        world
            .app
            .library
            .with_untracked(|book| book.favourites().contains(&id))
    };
    let favourite = world.get(Role::Button, "Favourite");
    assert_eq!(favourite.attr("aria-pressed").as_deref(), Some("false"));
    for expected in [true, false] {
        favourite.press();
        let pressed = Some(expected.to_string());
        until("it is pressed", || {
            favourite.attr("aria-pressed") == pressed
        })
        .await;
        assert_eq!(is_kept(), expected);
    }
    favourite.press();
    world.get(Role::Button, "Next card").press();
    until("another card is none", || {
        favourite.attr("aria-pressed").as_deref() == Some("false")
    })
    .await;
    assert!(is_kept());
}

#[wasm_bindgen_test]
async fn sharing_begins_with_the_card() {
    let world = at(Chapter::Admit, 2).await.with(|| view! { <Screen /> });
    world.get(Role::Button, "Share this card").press();
    world.wait_for(Role::Heading, "Share this card").await;
    assert_eq!(world.route(), Route::Share);
    let shared = world.app.forms.shared_card();
    assert_eq!(shared, Some(card(Chapter::Admit, 2).id()));
}

#[wasm_bindgen_test]
async fn letting_go_leaves_no_trace() {
    let world = at(Chapter::Counselling, 1).await;
    history::replace("#/guide/counselling/1");
    assert!(world.has(Role::Button, "Share this card"));
    world.app.navigation.go(Route::Card(Chapter::LetGo, 1));
    world.wait_gone(Role::Button, "Share this card").await;
    world.get(Role::Button, "Next card").press();
    says(&world, Chapter::LetGo, 2).await;
    assert_eq!(history::fragment(), "#/guide/counselling/1");
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.preferences().bookmark.clone()),
        None
    );
}

#[wasm_bindgen_test]
async fn where_reading_stopped_is_remembered() {
    let world = at(Chapter::Admit, 1).await;
    world.get(Role::Button, "Next card").press();
    says(&world, Chapter::Admit, 2).await;
    let bookmark = world
        .app
        .library
        .with_untracked(|book| book.preferences().bookmark.clone());
    assert_eq!(bookmark, Some(card(Chapter::Admit, 2).id()));
}
