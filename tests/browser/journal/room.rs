//! What is said when the room runs short.

use troth::app::{Failure, NoticeAction};
use troth::copy::{backup, errors};
use troth::route::Route;
use troth::storage::StorageError;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Role, Setup, rendered, until};

#[wasm_bindgen_test]
async fn it_is_said_once_and_then_all_the_time() {
    let world = Setup::new().screen().await;
    world.app.storage_room.warn(0.5);
    rendered().await;
    assert_eq!(world.select(".notice").len(), 0);
    world.app.storage_room.warn(0.6);
    world.wait_says(Role::Status, errors::FILLING).await;
    world.get(Role::Button, "Close").press();
    until("it is silent", || world.select(".notice").is_empty()).await;
    world.app.storage_room.warn(0.7);
    rendered().await;
    assert_eq!(world.select(".notice").len(), 0, "once is enough");

    world.app.storage_room.warn(0.8);
    world.wait_says(Role::Status, errors::NEARLY_FULL).await;
    world.app.storage_room.warn(0.9);
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Heading, "Journal").await;
    assert_eq!(world.select(".banner").len(), 1);
    world.get(Role::Link, backup::TITLE).press();
    until("the backup is there", || world.route() == Route::Backup).await;

    world.app.storage_room.warn(0.79);
    until("it is gone", || world.select(".banner").is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_full_store_leads_to_a_backup() {
    let world = Setup::new().screen().await;
    let full = Failure::NotStored(StorageError::Full);
    assert_eq!(full.notice().action, NoticeAction::Backup);
    world.app.notices.show(full.notice());
    world.wait_says(Role::Status, "no room left").await;
    world.get(Role::Link, backup::TITLE);
}

#[wasm_bindgen_test]
async fn a_banner_goes_when_it_is_not_so_any_more() {
    let world = Setup::new().screen().await;
    world
        .app
        .notices
        .add_banner(errors::NO_SECOND_COPY, NoticeAction::Backup);
    world.wait_says(Role::Status, errors::NO_SECOND_COPY).await;
    world.app.notices.remove_banner(errors::NO_SECOND_COPY);
    until("it is gone", || world.select(".banner").is_empty()).await;
}
