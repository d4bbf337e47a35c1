//! Files that are damaged, or none of Troth's, and a browser without snapshots.

use troth::copy::restore as copy;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{backup_of, choose, no_snapshots, wait_text};
use crate::platform::script::StandIn;
use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, rendered, until};

#[wasm_bindgen_test]
async fn what_is_whole_is_restored_and_what_is_damaged_is_named() {
    no_snapshots().await;
    let file = backup_of(vec![
        write(1, "First."),
        write(2, "Second."),
        write(3, "Third."),
    ])
    .await;
    let file = file.replace("Second.", "Sec\u{FFFD}nd.");
    let world = Setup::new().at(Route::Restore).screen().await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    assert!(
        world.text().contains("Line 3: an entry"),
        "{}",
        world.text()
    );
    assert!(world.text().contains(copy::INCOMPLETE));
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Restored 2. Everything is saved.").await;
    let has = |number| {
        world
            .app
            .library
            .with_untracked(|book| book.entry(entry_id(number)).is_some())
    };
    assert_eq!([has(1), has(2), has(3)], [true, false, true]);
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn other_files_are_told_apart() {
    let world = Setup::new()
        .did(write(1, "Here."))
        .at(Route::Restore)
        .screen()
        .await;
    let newer = "{\"format\":\"troth-backup\",\"version\":2,\"created\":1,\"data\":[\n]}\n";
    let locked = "{\"format\":\"troth-backup\",\"version\":1,\"created\":1,\"locked\":{\n}}\n";
    for (file, said) in [
        ("", copy::EMPTY_FILE),
        ("hello", copy::NOT_A_BACKUP),
        ("{\"format\":\"todo\"}", copy::NOT_A_BACKUP),
        (newer, copy::NEWER_FILE),
        (locked, copy::LOCKED_FILE),
    ] {
        choose(&world, file);
        // What the last file was told is gone by then.
        rendered().await;
        world.wait_says(Role::Alert, said).await;
        let field = || world.select("input[type=file]").into_iter().next();
        until("the field has the focus", || {
            field().is_some_and(|field| field.has_focus())
        })
        .await;
    }
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        1
    );
}

#[wasm_bindgen_test]
async fn without_a_snapshot_it_asks_first() {
    let file = backup_of(vec![write(1, "New.")]).await;
    let _absent = StandIn::new("window", "caches", "undefined");
    let world = Setup::new()
        .did(write(2, "Here."))
        .at(Route::Restore)
        .screen()
        .await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    world.get(Role::Button, "Restore").press();
    let heading = world.wait_for(Role::Heading, copy::NO_SNAPSHOT_TITLE).await;
    assert!(heading.has_focus());
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        1
    );
    world.get(Role::Button, copy::WITHOUT_SNAPSHOT).press();
    wait_text(&world, "Restored 1. Everything is saved.").await;
}

/// After so many writes the local store has no room, until dropped.
fn full_after(writes: usize) -> StandIn {
    let value = format!(
        "(() => {{
            let left = {writes};
            return function (key, text) {{
                if (left <= 0) throw new DOMException('', 'QuotaExceededError');
                left -= 1;
                return old.call(this, key, text);
            }};
        }})()"
    );
    StandIn::new("Storage.prototype", "setItem", &value)
}

#[wasm_bindgen_test]
async fn without_room_midway_what_came_stays_and_the_rest_comes_later() {
    no_snapshots().await;
    let file = backup_of((1..=100).map(|number| write(number, "New.")).collect()).await;
    let world = Setup::new()
        .local()
        .did(write(200, "Here."))
        .at(Route::Restore)
        .screen()
        .await;
    let count = || {
        world
            .app
            .library
            .with_untracked(|book| book.entries().count())
    };
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    {
        // Room for the first change and the beginning of the second.
        let _full = full_after(40);
        world.get(Role::Button, "Restore").press();
        wait_text(&world, "no room left").await;
    }
    let text = world.text();
    assert!(text.contains("Restored 30."), "{text}");
    assert!(text.contains(copy::FINISH_LATER), "{text}");
    assert_eq!(count(), 31, "whole changes, and what was there");

    world.get(Role::Button, copy::ANOTHER).press();
    until("a file can be chosen", || {
        !world.select("input[type=file]").is_empty()
    })
    .await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Restored 70. Everything is saved.").await;
    assert_eq!(count(), 101);
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn where_storage_is_blocked_it_does_not_say_saved() {
    let file = backup_of(vec![write(1, "New.")]).await;
    let world = Setup::new().blocked().at(Route::Restore).screen().await;
    choose(&world, &file);
    world.wait_for(Role::Heading, copy::INSIDE).await;
    world.get(Role::Button, "Restore").press();
    wait_text(&world, copy::THIS_TAB_ONLY).await;
    assert!(!world.text().contains("Everything is saved"));
}
