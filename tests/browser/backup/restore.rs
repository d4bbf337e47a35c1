//! Restoring: the preview, the choice, the summary.

use troth::copy::restore as copy;
use troth::domain::Command;
use troth::platform::snapshots;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{backup_of, choose, no_snapshots, tick_box, wait_text};
use crate::support::fixture::{entry_id, make, promise_id, write};
use crate::support::{Role, Setup, World, mirror};

fn text_of(world: &World, number: u64) -> Option<String> {
    world
        .app
        .library
        .with_untracked(|book| book.entry(entry_id(number)).map(|entry| entry.text.clone()))
}

async fn here() -> World {
    no_snapshots().await;
    Setup::new()
        .did(write(1, "Here, and here alone."))
        .did(write(2, "Here."))
        .did(write(3, "Deleted here."))
        .did(Command::DeleteEntry(entry_id(3)))
        .at(Route::Restore)
        .screen()
        .await
}

async fn elsewhere() -> String {
    backup_of(vec![
        write(2, "Elsewhere."),
        write(3, "Deleted here."),
        write(4, "New."),
        make(1, "A new promise.", None),
    ])
    .await
}

#[wasm_bindgen_test]
async fn shows_what_would_change_and_replaces_nothing_unasked() {
    let world = here().await;
    choose(&world, &elsewhere().await);
    let heading = world.wait_for(Role::Heading, copy::INSIDE).await;
    assert!(heading.has_focus());
    let new = tick_box(&world, copy::NEW);
    assert!(new.is_checked());
    // The promise comes with who made it.
    assert!(
        new.description().starts_with("1 entry, 1 promise"),
        "{}",
        new.description()
    );
    let back = tick_box(&world, copy::BROUGHT_BACK);
    assert!(back.is_checked() && back.description().starts_with("1 entry"));
    let other = tick_box(&world, copy::REPLACED);
    assert!(!other.is_checked() && other.description().contains(copy::REPLACED_HINT));
    assert_eq!(text_of(&world, 4), None, "nothing has changed yet");

    world.get(Role::Button, "Restore").press();
    let over = world.wait_for(Role::Heading, copy::OVER).await;
    assert!(over.has_focus());
    wait_text(&world, "Everything is saved.").await;
    assert_eq!(text_of(&world, 2).as_deref(), Some("Here."));
    assert_eq!(text_of(&world, 3).as_deref(), Some("Deleted here."));
    assert_eq!(text_of(&world, 4).as_deref(), Some("New."));
    assert!(
        world
            .app
            .library
            .with_untracked(|book| book.promise(promise_id(1)).is_some())
    );
    assert_eq!(snapshots::list().await.unwrap().len(), 1, "to go back to");
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn replaces_when_asked_and_the_second_time_nothing_is_left() {
    let world = here().await;
    let file = elsewhere().await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    tick_box(&world, copy::NEW).press();
    tick_box(&world, copy::BROUGHT_BACK).press();
    world.get(Role::Button, "Restore").press();
    world.wait_says(Role::Alert, copy::NOTHING_CHOSEN).await;
    tick_box(&world, copy::REPLACED).press();
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Restored 1. Everything is saved.").await;
    assert_eq!(text_of(&world, 2).as_deref(), Some("Elsewhere."));
    assert_eq!(text_of(&world, 4), None);

    for (press, rest) in [("Restore", true), ("", false)] {
        world.get(Role::Button, copy::ANOTHER).press();
        world.wait_for(Role::Heading, copy::CHOOSE_FILE).await;
        choose(&world, &file);
        world.wait_for(Role::Heading, copy::INSIDE).await;
        assert_eq!(world.text().contains(copy::ALL_HERE), !rest);
        if rest {
            world.get(Role::Button, press).press();
            wait_text(&world, "Everything is saved.").await;
        }
    }
    assert!(world.text().contains(copy::SAME));
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn many_come_in_steps_and_can_be_stopped() {
    no_snapshots().await;
    let world = Setup::new()
        .mirrored()
        .writer()
        .at(Route::Restore)
        .screen()
        .await;
    let many = (0..200)
        .map(|number| write(number, "One of many."))
        .collect();
    let file = backup_of(many).await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    // The first step waits for the device until it was asked to stop.
    let held = mirror::hold().await;
    world.get(Role::Button, "Restore").press();
    world.wait_for(Role::Button, copy::STOP).await.press();
    drop(held);
    world.wait_for(Role::Heading, copy::OVER).await;
    assert!(
        world.text().contains(copy::FINISH_LATER),
        "{}",
        world.text()
    );
    let some = world
        .app
        .library
        .with_untracked(|book| book.entries().count());
    assert!(some < 200, "{some}");

    world.get(Role::Button, copy::ANOTHER).press();
    world.wait_for(Role::Heading, copy::CHOOSE_FILE).await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Everything is saved.").await;
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        200
    );
    no_snapshots().await;
}
