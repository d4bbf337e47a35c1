//! What is said about how far things are kept.

use troth::copy::{errors, journal as copy};
use troth::domain::Command;
use troth::route::Route;
use troth::storage::key::{PENDING, RECORDS};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::platform::script::{self, StandIn};
use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, World, local_storage, mirror, until};

fn pending() -> usize {
    let store = local_storage();
    let keys = (0..store.length().unwrap()).filter_map(|at| store.key(at).unwrap());
    keys.filter(|key| key.starts_with(PENDING)).count()
}

fn saving(world: &World) -> String {
    world.select("[data-saving]")[0]
        .attr("data-saving")
        .unwrap()
}

#[wasm_bindgen_test]
async fn saved_is_said_when_the_mirror_has_it() {
    let world = Setup::new().writer().mirrored().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    let held = mirror::hold().await;
    entry.fill("One more day.");
    world.wait_says(Role::Status, copy::SAVING).await;
    world.wait_says(Role::Status, errors::NOT_ON_DEVICE).await;
    assert_eq!(saving(&world), "not-yet");
    assert_eq!(pending(), 1);
    drop(held);
    world.wait_says(Role::Status, copy::SAVED).await;
    assert_eq!(saving(&world), "saved");
    assert_eq!(pending(), 0);
    let kept = mirror::texts(&format!("{RECORDS}entry/")).await;
    assert!(
        kept.len() == 1 && kept[0].contains("One more day."),
        "{kept:?}"
    );
}

#[wasm_bindgen_test]
async fn what_happens_at_once_is_kept_at_once() {
    let world = Setup::new().writer().mirrored().screen().await;
    for number in 1..=20 {
        world
            .app
            .dispatcher
            .dispatch(write(number, "Text."))
            .unwrap();
    }
    assert_eq!(pending(), 20);
    until("all of it is saved", || saving(&world) == "saved").await;
    assert_eq!(pending(), 0);
    let kept = mirror::texts(&format!("{RECORDS}entry/")).await;
    assert_eq!(kept.len(), 20);
}

#[wasm_bindgen_test]
async fn a_notice_says_how_far_what_was_done_is_kept() {
    let setup = Setup::new().writer().did(write(1, "Kept.")).mirrored();
    let world = setup.at(Route::Journal).screen().await;
    assert_eq!(world.select(".notice__status")[0].text(), "");
    let delete = Command::DeleteEntry(entry_id(1));
    assert!(
        world
            .app
            .dispatcher
            .perform(delete, copy::DELETED, copy::RESTORED)
    );
    world.wait_says(Role::Status, copy::SAVED).await;
    let held = mirror::hold().await;
    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, copy::RESTORED).await;
    world.wait_says(Role::Status, copy::SAVING).await;
    world.wait_says(Role::Status, errors::NOT_ON_DEVICE).await;
    drop(held);
    world.wait_says(Role::Status, copy::SAVED).await;
}

#[wasm_bindgen_test]
async fn the_browser_is_asked_to_keep_the_first_words_once() {
    let storage = "(window.asked = 0, { persist: async () => (window.asked += 1, true) })";
    let _storage = StandIn::new("navigator", "storage", storage);
    let asked = || script::now("return window.asked").as_f64().unwrap();
    let world = Setup::new().local().screen().await;
    world
        .app
        .dispatcher
        .dispatch(Command::ReadFirstEntryNotice)
        .unwrap();
    until("the choice is saved", || saving(&world) == "saved").await;
    assert!(asked() < 1.0, "there is nothing of theirs to keep yet");
    world.app.dispatcher.dispatch(write(1, "First.")).unwrap();
    until("it is asked", || asked() > 0.0).await;
    world.app.dispatcher.dispatch(write(2, "Second.")).unwrap();
    until("that is saved", || saving(&world) == "saved").await;
    assert!(asked() < 2.0, "once is enough");
}
