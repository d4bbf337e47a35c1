//! Under the list of chapters: favourites, and a card at random.

use leptos::prelude::*;
use troth::copy::guide as copy;
use troth::domain::{CardId, Command};
use troth::guide::Chapter;
use troth::route::Route;
use troth::ui::guide::ChaptersExtra;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::card;
use crate::support::{Role, Setup, until};

fn favourite(card: CardId, on: bool) -> Command {
    Command::SetFavourite { card, on }
}

#[wasm_bindgen_test]
async fn favourites_are_listed_and_lead_to_their_cards() {
    let (one, other) = (card(Chapter::Admit, 2), card(Chapter::LetGo, 2));
    let setup = Setup::new()
        .did(favourite(one.id(), true))
        .did(favourite(other.id(), true));
    let gone = CardId::parse("admit/no-such-card").unwrap();
    let setup = setup.did(favourite(gone, true)).at(Route::Guide);
    let world = setup.begin().await.with(|| view! { <ChaptersExtra /> });
    let list = world.get(Role::Region, "Favourites");
    let links = list.all(Role::Link);
    assert_eq!(links.len(), 2, "a card that is gone is left out");
    assert!(links[0].text().contains(one.title));
    assert_eq!(links[0].attr("href").as_deref(), Some("#/guide/admit/2"));
    assert_eq!(
        links[1].attr("href").as_deref(),
        Some("#/guide"),
        "no trace"
    );
    links[0].press();
    until("it opens", || {
        world.route() == Route::Card(Chapter::Admit, 2)
    })
    .await;

    world
        .app
        .dispatcher
        .dispatch_quietly(favourite(one.id(), false));
    world
        .app
        .dispatcher
        .dispatch_quietly(favourite(other.id(), false));
    until("none is left", || list.text().contains(copy::NO_FAVOURITES)).await;
}

#[wasm_bindgen_test]
async fn a_random_card_is_never_one_that_leaves_no_trace() {
    let world = Setup::new()
        .at(Route::Guide)
        .begin()
        .await
        .with(|| view! { <ChaptersExtra /> });
    let button = world.get(Role::Button, "Random card");
    let mut seen = Vec::new();
    for _ in 0..20 {
        button.press();
        let Route::Card(chapter, number) = world.route() else {
            panic!("{:?}", world.route());
        };
        assert!(chapter.leaves_trace() && number > 1);
        seen.push((chapter.index(), number));
    }
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() > 3, "{seen:?}");
}

/// A favourite of the chapter on letting go opened its first card, not the one that was kept.
#[wasm_bindgen_test]
async fn a_private_favourite_opens_its_own_card() {
    let kept = card(Chapter::LetGo, 3);
    let setup = Setup::new()
        .did(favourite(kept.id(), true))
        .at(Route::Guide);
    let world = setup.begin().await.with(|| view! { <ChaptersExtra /> });
    world.get(Role::Region, "Favourites").all(Role::Link)[0].press();
    until("a card opens", || world.route() != Route::Guide).await;
    assert_eq!(world.route(), Route::Card(Chapter::LetGo, 3));
}
