//! The bin.

use troth::copy::backup as copy;
use troth::domain::{Command, Draft, DraftId, Thing};
use troth::platform::snapshots;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{backup_of, no_snapshots, wait_text};
use crate::support::fixture::{ago, entry_id, make, promise_id, write};
use crate::support::{Role, Setup, local_storage, until};

#[wasm_bindgen_test]
async fn an_empty_bin_says_what_it_is_for() {
    let world = Setup::new().at(Route::Bin).screen().await;
    world.get(Role::Heading, copy::BIN_EMPTY_TITLE);
    assert!(world.select("summary").is_empty(), "nothing to empty");
}

#[wasm_bindgen_test]
async fn what_was_deleted_last_comes_first_and_says_when_it_goes() {
    let world = Setup::new()
        .did_at(ago(20, "00:00"), write(1, "An old entry."))
        .did_at(ago(18, "00:00"), Command::DeleteEntry(entry_id(1)))
        .did(make(1, "A promise.", None))
        .did(write(2, "Still here."))
        .did(Command::DeletePromise(promise_id(1)))
        .at(Route::Bin)
        .screen()
        .await;
    assert_eq!(
        world.names(Role::Article)[1..],
        ["A promise.", "An old entry."]
    );
    let promise = world.get(Role::Article, "A promise.");
    assert!(promise.text().starts_with("Promise"), "{}", promise.text());
    assert!(promise.text().contains("Goes for good in 30 days"));
    let entry = world.get(Role::Article, "An old entry.");
    assert!(entry.text().starts_with("Entry"));
    assert!(
        entry.text().contains("Goes for good in 12 days"),
        "{}",
        entry.text()
    );
}

#[wasm_bindgen_test]
async fn brings_back_and_takes_that_back() {
    let world = Setup::new()
        .did(write(1, "Back again."))
        .did(Command::DeleteEntry(entry_id(1)))
        .at(Route::Bin)
        .screen()
        .await;
    let row = world.get(Role::Article, "Back again.");
    row.get(Role::Button, "Restore").press();
    world.wait_says(Role::Status, "The entry is back.").await;
    world.wait_for(Role::Heading, copy::BIN_EMPTY_TITLE).await;
    assert!(
        world
            .app
            .library
            .with_untracked(|book| book.entry(entry_id(1)).is_some())
    );
    world.get(Role::Button, "Undo").press();
    world.wait_for(Role::Article, "Back again.").await;
}

#[wasm_bindgen_test]
async fn for_good_is_asked_once_and_leaves_nothing_anywhere() {
    no_snapshots().await;
    let deleted = write(1, "To be gone.");
    let copy_of_it = backup_of(vec![deleted.clone(), write(2, "Stays.")]).await;
    snapshots::put("2026-11-20", &copy_of_it).await.unwrap();
    let world = Setup::new()
        .local()
        .did(deleted)
        .did(write(2, "Stays."))
        .did(Command::DeleteEntry(entry_id(1)))
        .at(Route::Bin)
        .screen()
        .await;
    let aside = format!("troth/quarantine/troth/1/entry/{}", entry_id(1));
    let other = "troth/quarantine/troth/1/entry/other";
    for key in [&aside, &format!("{aside}~"), other] {
        local_storage()
            .set_item(key, "To be gone, damaged.")
            .unwrap();
    }
    let row = world.get(Role::Article, "To be gone.");
    row.select("summary").remove(0).press();
    assert!(row.text().contains(copy::FOR_GOOD_ASK));
    row.get(Role::Button, copy::FOR_GOOD_YES).press();
    world.wait_says(Role::Status, copy::GONE).await;
    world.wait_for(Role::Heading, copy::BIN_EMPTY_TITLE).await;
    assert!(!world.has(Role::Button, "Undo"), "there is no way back");
    let read = async || snapshots::get("2026-11-20").await.unwrap().unwrap();
    for _ in 0..200 {
        if !read().await.contains("To be gone.") {
            break;
        }
        crate::support::rendered().await;
    }
    let left = read().await;
    assert!(
        !left.contains("To be gone.") && left.contains("Stays."),
        "{left}"
    );
    assert_eq!(local_storage().get_item(&aside).unwrap(), None);
    assert_eq!(
        local_storage().get_item(&format!("{aside}~")).unwrap(),
        None
    );
    assert!(local_storage().get_item(other).unwrap().is_some());
    until("the words are nowhere", || {
        let count = local_storage().length().unwrap();
        let texts = (0..count).map(|at| {
            let key = local_storage().key(at).unwrap().unwrap();
            local_storage().get_item(&key).unwrap().unwrap()
        });
        let with = texts.filter(|text| text.contains("To be gone"));
        with.count() == 1
    })
    .await;
}

#[wasm_bindgen_test]
async fn is_emptied_as_a_whole() {
    no_snapshots().await;
    let mut setup = Setup::new().did(write(900, "Stays."));
    for number in 0..95 {
        setup = setup
            .did(write(number, "Deleted."))
            .did(Command::DeleteEntry(entry_id(number)));
    }
    let world = setup.at(Route::Bin).screen().await;
    assert_eq!(world.select(".bin-item").len(), 60);
    world.get(Role::Button, copy::BIN_OLDER).press();
    until("all of them", || world.select(".bin-item").len() == 95).await;
    assert!(world.text().contains(copy::EMPTY_BIN_ASK));
    world.get(Role::Button, copy::EMPTY_BIN_YES).press();
    wait_text(&world, copy::EMPTIED).await;
    world.wait_for(Role::Heading, copy::BIN_EMPTY_TITLE).await;
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        1
    );
}

/// Each took the copy as it was before the other: the last one brought the first one's words back.
#[wasm_bindgen_test]
async fn two_that_go_for_good_at_once_both_leave_the_copies() {
    no_snapshots().await;
    let all = [write(1, "First."), write(2, "Second."), write(3, "Stays.")];
    let copy_of_all = backup_of(all.to_vec()).await;
    snapshots::put("2026-11-20", &copy_of_all).await.unwrap();
    let mut setup = Setup::new();
    for command in all {
        setup = setup.did(command);
    }
    for number in [1, 2] {
        setup = setup.did(Command::DeleteEntry(entry_id(number)));
    }
    let world = setup.at(Route::Bin).screen().await;
    for number in [1, 2] {
        let gone = Command::DeleteForGood(vec![Thing::Entry(entry_id(number))]);
        world.app.dispatcher.dispatch(gone).unwrap();
    }
    let read = async || snapshots::get("2026-11-20").await.unwrap().unwrap();
    for _ in 0..200 {
        let left = read().await;
        if !left.contains("First.") && !left.contains("Second.") {
            break;
        }
        crate::support::rendered().await;
    }
    let left = read().await;
    let has = ["First.", "Second.", "Stays."].map(|words| left.contains(words));
    assert_eq!(has, [false, false, true], "{left}");
}

/// More than fits into one change, with the words in their forms: the rest stayed in the bin, and
/// was said to be gone.
#[wasm_bindgen_test]
async fn however_many_go_for_good_all_of_them_do() {
    let mut setup = Setup::new();
    let numbers = 1..=60;
    for number in numbers.clone() {
        let id = promise_id(number);
        setup = setup.did(make(number, "I call.", None));
        for form in [DraftId::Note(id), DraftId::Due(id)] {
            let fields = vec![("note".to_owned(), "Begun.".to_owned())];
            setup = setup.did(Command::KeepDraft(Draft { id: form, fields }));
        }
        setup = setup.did(Command::DeletePromise(id));
    }
    let world = setup.at(Route::Bin).screen().await;
    let things: Vec<Thing> = numbers
        .map(|number| Thing::Promise(promise_id(number)))
        .collect();
    world.app.dispatcher.delete_forever(&things, copy::GONE);
    world.wait_for(Role::Heading, copy::BIN_EMPTY_TITLE).await;
    assert_eq!(
        world.app.library.with_untracked(|book| book.drafts().len()),
        0
    );
}
