//! The quiet reminder on Today.

use troth::copy::backup as copy;
use troth::domain::Command;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, make, write};
use crate::support::{Role, Setup};

#[wasm_bindgen_test]
async fn comes_after_a_month_of_writing_and_can_be_put_off() {
    let world = Setup::new()
        .did_at(ago(31, "09:00"), make(1, "Home by six.", None))
        .did(write(1, "Today."))
        .screen()
        .await;
    assert!(world.text().contains("Last backup: never. Save one"));
    world.get(Role::Button, copy::REMINDER_LATER).press();
    world.wait_gone(Role::Button, copy::REMINDER_LATER).await;
    assert!(!world.text().contains("Last backup"));
}

#[wasm_bindgen_test]
async fn leads_to_the_backup() {
    let world = Setup::new()
        .did_at(ago(90, "09:00"), write(1, "Then."))
        .did_at(ago(45, "09:00"), Command::BackedUp)
        .screen()
        .await;
    assert!(world.text().contains("Last backup: 45 days ago."));
    world.get(Role::Link, copy::REMINDER_SAVE).press();
    world.wait_for(Role::Heading, "Backup").await;
    assert_eq!(world.route(), Route::Backup);
}

#[wasm_bindgen_test]
async fn is_silent_when_there_is_no_reason() {
    for setup in [
        Setup::new(),
        Setup::new().did_at(ago(29, "09:00"), write(1, "Not long ago.")),
        Setup::new()
            .did_at(ago(90, "09:00"), write(1, "Then."))
            .did_at(ago(12, "09:00"), Command::BackedUp),
        Setup::new()
            .did_at(ago(90, "09:00"), write(1, "Then."))
            .did_at(ago(12, "09:00"), Command::PutOffBackup),
    ] {
        let world = setup.screen().await;
        assert!(!world.text().contains("Last backup"), "{}", world.text());
    }
}
