//! Snapshots.

use troth::copy::{backup as copy, restore};
use troth::platform::snapshots;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{backup_of, no_snapshots, wait_text};
use crate::platform::script::StandIn;
use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup};

#[wasm_bindgen_test]
async fn without_any_it_says_what_they_are() {
    no_snapshots().await;
    let world = Setup::new().at(Route::Snapshots).screen().await;
    world
        .wait_for(Role::Heading, copy::SNAPSHOTS_EMPTY_TITLE)
        .await;
}

#[wasm_bindgen_test]
async fn one_shows_what_it_would_change_and_is_restored() {
    no_snapshots().await;
    let text = backup_of(vec![write(1, "As it was."), write(2, "Lost.")]).await;
    snapshots::put("2026-11-20", &text).await.unwrap();
    snapshots::put("2026-11-21T08000", "damaged").await.unwrap();
    let world = Setup::new()
        .did(write(1, "As it is."))
        .at(Route::Snapshots)
        .screen()
        .await;
    world.wait_for(Role::Button, copy::LOOK).await;
    let articles = world.select(".bin-item");
    assert!(
        articles[0].text().contains(copy::BEFORE_RESTORING),
        "the newest first"
    );
    assert!(
        articles[1].text().contains("2 things"),
        "{}",
        articles[1].text()
    );

    articles[0].get(Role::Button, copy::LOOK).press();
    world.wait_says(Role::Alert, restore::NOT_A_BACKUP).await;

    world.select(".bin-item")[1]
        .get(Role::Button, copy::LOOK)
        .press();
    let heading = world.wait_for(Role::Heading, restore::INSIDE).await;
    assert!(heading.has_focus());
    assert!(world.text().contains(restore::NEW) && world.text().contains(restore::REPLACED));
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Restored 1. Everything is saved.").await;
    let text = |number| {
        let read = |book: &troth::domain::Book| book.entry(entry_id(number)).unwrap().text.clone();
        world.app.library.with_untracked(read)
    };
    assert_eq!((text(1).as_str(), text(2).as_str()), ("As it is.", "Lost."));
    assert_eq!(
        snapshots::list().await.unwrap().len(),
        3,
        "one was made before"
    );
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn a_browser_that_does_not_answer_is_told() {
    let _absent = StandIn::new("window", "caches", "undefined");
    let world = Setup::new().at(Route::Snapshots).screen().await;
    world
        .wait_says(Role::Status, copy::SNAPSHOTS_UNREADABLE)
        .await;
}
