//! The page Backup: saving, room, exports.

use troth::copy::backup as copy;
use troth::platform::clock;
use troth::route::Route;
use troth::storage::backup::Reader;
use wasm_bindgen_test::wasm_bindgen_test;

use super::wait_text;
use crate::platform::script::{self, StandIn};
use crate::support::fixture::{make, write};
use crate::support::{Role, Setup, local_storage, until};

/// Remembers the file instead of saving it.
fn downloads() -> StandIn {
    StandIn::new(
        "HTMLAnchorElement.prototype",
        "click",
        "function () { this.download ? (globalThis.trothSaved = this) : old.call(this) }",
    )
}

/// Name, type and text of the file that was saved.
async fn saved() -> (String, String, String) {
    let read = "const { download, href } = globalThis.trothSaved;
        const blob = await (await fetch(href)).blob();
        return [download, blob.type, await blob.text()].join('|')";
    let all = script::run(read).await.as_string().unwrap();
    let mut parts = all.splitn(3, '|').map(str::to_owned);
    let mut next = || parts.next().unwrap();
    (next(), next(), next())
}

#[wasm_bindgen_test]
async fn a_backup_is_saved_and_remembered() {
    let _downloads = downloads();
    let world = Setup::new()
        .did(write(1, "Kept."))
        .at(Route::Backup)
        .screen()
        .await;
    world.get(Role::Heading, "Last backup: never");
    world.get(Role::Button, "Save a backup").press();
    wait_text(&world, "Last backup: today").await;
    let (name, kind, text) = saved().await;
    let date = troth::domain::moment::iso_date(clock::now().local.date());
    assert_eq!(name, format!("troth-backup-{date}.json"));
    assert_eq!(kind, "application/json");
    world.wait_says(Role::Status, &name).await;
    let mut reader = Reader::new();
    assert_eq!(reader.push(text.as_bytes()).unwrap().len(), 1);
    assert!(reader.finish().unwrap().1.is_complete);
}

#[wasm_bindgen_test]
async fn where_files_can_be_sent_a_button_does_it() {
    let world = {
        let _can = StandIn::new("navigator", "canShare", "undefined");
        Setup::new().at(Route::Backup).screen().await
    };
    assert!(!world.has(Role::Button, copy::SEND));
    drop(world);
    let _can = StandIn::new("navigator", "canShare", "() => true");
    let share = "async ({ files: [file] }) => { globalThis.trothSent = file.name }";
    let share = StandIn::new("navigator", "share", share);
    let world = Setup::new().at(Route::Backup).screen().await;
    world.get(Role::Button, copy::SEND).press();
    wait_text(&world, "Last backup: today").await;
    world
        .wait_says(Role::Status, "Handed on: troth-backup-")
        .await;
    drop((world, share));

    let refuse = "async () => { throw new DOMException('', 'AbortError') }";
    let _share = StandIn::new("navigator", "share", refuse);
    let world = Setup::new().at(Route::Backup).screen().await;
    world.get(Role::Button, copy::SEND).press();
    world.wait_says(Role::Status, copy::NOT_SENT).await;
    world.get(Role::Heading, "Last backup: never");
}

#[wasm_bindgen_test]
async fn exports_are_files_for_people() {
    let _downloads = downloads();
    let world = Setup::new()
        .did(write(1, "In the journal."))
        .did(make(1, "Home by six.", None))
        .at(Route::Backup)
        .screen()
        .await;
    world.get(Role::Button, copy::MARKDOWN).press();
    world.wait_says(Role::Status, ".md").await;
    let (name, kind, text) = saved().await;
    assert!(name.ends_with(".md") && kind == "text/markdown");
    assert!(text.contains("In the journal.") && text.contains("Home by six."));
    world.get(Role::Button, copy::CSV).press();
    world.wait_says(Role::Status, ".csv").await;
    let (name, kind, text) = saved().await;
    assert!(name.ends_with(".csv") && kind == "text/csv");
    assert!(text.contains("Home by six.") && !text.contains("In the journal."));
    assert!(
        world.text().contains("Last backup: never"),
        "these are no backups"
    );
}

#[wasm_bindgen_test]
async fn leads_to_everything_about_keeping() {
    for (name, route) in [
        (copy::RESTORE, Route::Restore),
        (copy::BIN, Route::Bin),
        (copy::SNAPSHOTS, Route::Snapshots),
        (copy::MOVE, Route::Move),
    ] {
        let world = Setup::new().at(Route::Backup).screen().await;
        let link = world.get(Role::Link, name);
        assert!(!link.description().is_empty());
        link.press();
        world.wait_for(Role::Heading, name).await;
        assert_eq!(world.route(), route);
        world.get(Role::Link, "Back").press();
        world.wait_for(Role::Heading, "Backup").await;
    }
}

#[wasm_bindgen_test]
async fn room_is_told_in_words_with_advice_when_it_gets_short() {
    let world = Setup::new()
        .local()
        .did(write(1, "The longest entry of all."))
        .at(Route::Backup)
        .screen()
        .await;
    assert!(world.text().contains("Less than 1 % of the room"));
    assert!(!world.text().contains(copy::TIDY));
    drop(world);

    let setup = Setup::new()
        .local()
        .did(write(1, "The longest entry of all."))
        .at(Route::Backup);
    let world = setup.begin().await;
    let filling = "x".repeat(3_300_000);
    local_storage()
        .set_item("troth/quarantine/troth/1/entry/x", &filling)
        .unwrap();
    let world = world.with_screen();
    world.wait_for(Role::Heading, copy::TIDY).await;
    assert!(world.text().contains("63 % of the room"));
    assert!(world.text().contains("1 damaged piece could not be read."));
    world.get(Role::Button, copy::SAVE_ASIDE);
    let longest = world.select(".backup-room__entry").remove(0);
    assert!(
        longest.text().contains("25 characters"),
        "{}",
        longest.text()
    );
    longest.press();
    until("the entry is open", || world.route() == Route::Entry).await;
}

#[wasm_bindgen_test]
async fn the_browser_s_promise_is_shown_and_asked_for() {
    let no = "async () => false";
    let _persisted = StandIn::new("navigator.storage", "persisted", no);
    let persist = StandIn::new("navigator.storage", "persist", no);
    let world = Setup::new().at(Route::Backup).screen().await;
    world
        .wait_for(Role::Button, copy::ASK_TO_KEEP)
        .await
        .press();
    world.wait_says(Role::Status, copy::ASKED).await;
    drop((world, persist));
    let _persist = StandIn::new("navigator.storage", "persist", "async () => true");
    let world = Setup::new().at(Route::Backup).screen().await;
    world
        .wait_for(Role::Button, copy::ASK_TO_KEEP)
        .await
        .press();
    wait_text(&world, copy::KEPT).await;
}
