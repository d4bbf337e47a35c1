//! Words that cannot be kept are never let go of.

use troth::app::OpenEntry;
use troth::copy::{errors, journal as copy};
use troth::platform::BrowserStore;
use troth::route::Route;
use troth::storage::{LocalStore, StorageError, StoreFault};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, prompt, write};
use crate::support::{Role, Setup, World, rendered, until};

fn long(count: usize) -> String {
    "ä".repeat(count)
}

fn count(world: &World) -> usize {
    world
        .app
        .library
        .with_untracked(|book| book.entries().count())
}

#[wasm_bindgen_test]
async fn one_character_too_many_is_refused_and_stays() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(&long(20_001));
    world
        .wait_says(Role::Status, "20,001 characters; Troth keeps up to 20,000")
        .await;
    assert_eq!(entry.value().chars().count(), 20_001);
    assert_eq!(count(&world), 0);
    world.get(Role::Button, "Done").press();
    assert_eq!(world.route(), Route::Entry, "Done does not lose them");

    entry.fill(&long(20_000));
    world.wait_says(Role::Status, "Saved").await;
    assert_eq!(count(&world), 1);
}

#[wasm_bindgen_test]
async fn words_left_unsaved_are_offered_again() {
    let world = Setup::new().writer().did(write(1, "Short.")).screen().await;
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(&long(20_001));
    world.app.navigation.go(Route::Journal);
    let reopen = world.wait_for(Role::Button, "Open it").await;
    assert!(world.text().contains(copy::NOT_SAVED_YET));
    reopen.press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), long(20_001));

    // Left and opened once more: still there, and once.
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Button, "Open it").await;
    assert_eq!(world.select(".banner").len(), 1);
    world.get(Role::Button, "Open it").press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Short again.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert!(!world.has(Role::Button, "Open it"));
    assert_eq!(count(&world), 1);
}

/// Words that were too long to be saved were gone after a reload.
#[wasm_bindgen_test]
async fn words_left_unsaved_survive_a_reload_and_a_crash() {
    let world = Setup::new().writer().did(write(1, "Short.")).local();
    let world = world.screen().await;
    world.app.forms.write(Some(prompt("What did you do?")));
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(&long(20_001));
    world.wait_says(Role::Status, copy::KEPT_AS_DRAFT).await;
    let world = world.crash().await;
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Button, "Open it").await.press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), long(20_001));
    assert!(entry.description().contains("What did you do?"));

    // Reloaded while the screen is open, after another key.
    entry.fill(&long(20_002));
    let world = world.reload().await;
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Button, "Open it").await.press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), long(20_002));
    entry.fill("Short enough.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert!(!world.has(Role::Button, "Open it"));
    assert!(world.text().contains("What did you do?"));
    assert_eq!(count(&world), 2);
}

/// Words that are no entry can be let go of, and taken back.
#[wasm_bindgen_test]
async fn words_left_unsaved_can_be_deleted() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(&long(20_001));
    world.get(Role::Button, "Delete entry").press();
    world.wait_says(Role::Status, copy::DELETED).await;
    assert_eq!(world.route(), Route::Journal);
    rendered().await;
    assert!(!world.has(Role::Button, "Open it"));
    world.get(Role::Button, "Undo").press();
    world.wait_for(Role::Button, "Open it").await.press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), long(20_001));
}

/// The draft was written over a text that another tab has changed since.
#[wasm_bindgen_test]
async fn a_draft_does_not_replace_what_it_has_not_seen() {
    let world = Setup::new().writer().did(write(1, "Short.")).screen().await;
    let open = || {
        world.app.forms.open_entry(OpenEntry {
            id: entry_id(1),
            prompt: None,
        });
    };
    open();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(&long(20_001));
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Button, "Open it").await;
    world
        .app
        .dispatcher
        .dispatch(write(1, "Changed meanwhile."))
        .unwrap();
    open();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Short again.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    let mut texts: Vec<_> = world
        .app
        .library
        .with_untracked(|book| book.entries().map(|entry| entry.text.clone()).collect());
    texts.sort();
    assert_eq!(texts, ["Changed meanwhile.", "Short again."]);
}

#[wasm_bindgen_test]
async fn a_full_store_keeps_the_words_as_a_draft() {
    let world = Setup::new().writer().mirrored().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Before.");
    world.wait_says(Role::Status, "Saved").await;
    let before = own_keys();

    fill_up();
    let words = long(10_000);
    entry.fill(&words);
    world
        .wait_says(Role::Status, &errors::storage(&StorageError::Full))
        .await;
    world.wait_says(Role::Status, copy::KEPT_AS_DRAFT).await;
    assert_eq!(entry.value(), words);
    let kept = world.app.library.with_untracked(|book| {
        let texts: Vec<_> = book.entries().map(|entry| entry.text.clone()).collect();
        texts
    });
    assert_eq!(kept, ["Before."], "what is shown elsewhere is what is kept");
    assert_eq!(own_keys(), before, "nothing half written is left");

    // The mirror alone has the draft, also after the browser was killed.
    let world = world.crash().await;
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Button, "Open it").await;
    make_room();
    world.get(Role::Button, "Open it").press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), words);
    entry.fire("blur");
    until("it is kept now", || {
        world
            .app
            .library
            .with_untracked(|book| book.entries().all(|entry| entry.text == words))
    })
    .await;
}

const FILLER: &str = "troth/filler";

fn own_keys() -> Vec<String> {
    let mut keys = BrowserStore::Local.keys().unwrap();
    keys.retain(|key| !key.starts_with(FILLER));
    keys.sort();
    keys
}

/// Fills the browser's store to the last few hundred characters.
fn fill_up() {
    let mut size = 4 << 20;
    let mut number = 0;
    while size >= 256 {
        let text = "x".repeat(size);
        match BrowserStore::Local.write(&format!("{FILLER}{number}"), &text) {
            Ok(()) => number += 1,
            Err(StoreFault::Full) => size /= 2,
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn make_room() {
    for key in BrowserStore::Local.keys().unwrap() {
        if key.starts_with(FILLER) {
            BrowserStore::Local.remove(&key).unwrap();
        }
    }
}
