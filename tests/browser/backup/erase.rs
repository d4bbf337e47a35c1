//! Erasing everything.

use troth::copy::backup as copy;
use troth::platform::snapshots;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::no_snapshots;
use crate::support::fixture::{make, write};
use crate::support::{Role, Setup, local_storage};

fn own_keys() -> Vec<String> {
    let count = local_storage().length().unwrap();
    let keys = (0..count).map(|at| local_storage().key(at).unwrap().unwrap());
    keys.filter(|key| key.starts_with("troth/1/")).collect()
}

#[wasm_bindgen_test]
async fn needs_the_word() {
    let world = Setup::new()
        .local()
        .did(write(1, "Here."))
        .did(make(1, "Home.", None))
        .at(Route::Erase)
        .screen()
        .await;
    assert!(world.text().contains("1 entry and 1 promise"));
    let field = world.get(Role::Textbox, copy::ERASE_FIELD);
    for word in ["", "yes", "erase it"] {
        field.fill(word);
        world.get(Role::Button, "Erase everything").press();
        world.wait_says(Role::Alert, copy::ERASE_NOT_TYPED).await;
        assert!(field.has_focus());
    }
    assert!(!own_keys().is_empty());
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        1
    );
}

#[wasm_bindgen_test]
async fn leaves_nothing_and_shows_it() {
    no_snapshots().await;
    let world = Setup::new()
        .mirrored()
        .did(write(1, "Here."))
        .at(Route::Erase)
        .screen()
        .await;
    snapshots::put("2026-11-20", "a copy").await.unwrap();
    local_storage().set_item("todo", "another app's").unwrap();
    world.get(Role::Textbox, copy::ERASE_FIELD).fill(" Erase ");
    world.get(Role::Button, "Erase everything").press();
    let heading = world.wait_for(Role::Heading, copy::ERASED_TITLE).await;
    assert!(heading.has_focus());
    world.get(Role::Button, copy::BEGIN_ANEW);
    assert_eq!(own_keys(), [""; 0]);
    assert_eq!(snapshots::list().await, Ok(Vec::new()));
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        0
    );
    let others = local_storage().get_item("todo").unwrap();
    assert_eq!(others.as_deref(), Some("another app's"));
}
