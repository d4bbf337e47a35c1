//! The browser's own store.

use js_sys::{JsString, Reflect};
use troth::domain::{Book, Change, EntryId, Record, Timestamp};
use troth::platform::{BrowserStore, local_store, session};
use troth::storage::key::{LEFT, QUARANTINE};
use troth::storage::{
    LocalStore, MemoryStore, NoMirror, Problem, Repository, StorageError, StoreFault,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, write};
use crate::support::{Setup, local_storage};

const STORE: BrowserStore = BrowserStore::Local;

fn change(number: u64, text: &str) -> Change {
    let with = troth::domain::Circumstance {
        now: troth::platform::clock::now(),
        chance: 1,
    };
    Book::default().decide(write(number, text), &with).unwrap()
}

fn key(id: EntryId) -> String {
    format!("troth/1/entry/{id}")
}

#[wasm_bindgen_test]
async fn keeps_and_takes_away() {
    let _world = Setup::new().begin().await;
    assert!(BrowserStore::open().is_lasting());
    assert!(!BrowserStore::Memory(MemoryStore::default()).is_lasting());
    assert_eq!(STORE.read("troth/a"), Ok(None));
    for text in ["", "one", "\0 \u{FFFF} שלום 👩‍👩‍👧", "two"] {
        STORE.write("troth/a", text).unwrap();
        assert_eq!(STORE.read("troth/a"), Ok(Some(text.to_owned())));
    }
    STORE.remove("troth/a").unwrap();
    STORE.remove("troth/a").unwrap();
    assert_eq!(STORE.read("troth/a"), Ok(None));
}

#[wasm_bindgen_test]
async fn all_texts_at_once_are_what_each_is_by_itself() {
    let _world = Setup::new().begin().await;
    assert_eq!(STORE.texts("troth/1/"), Ok(Vec::new()));
    for (key, text) in [
        ("troth/1/a", ""),
        ("troth/1/ж", "שלום 👩‍👩‍👧 \u{FFFF}\n"),
        ("troth/1/b", "one"),
    ] {
        STORE.write(key, text).unwrap();
    }
    for (key, text) in [
        ("troth/1/c", "plain"),
        ("troth/1/d", "\0"),
        ("troth/1/e\0", "two"),
        ("troth/1/f\n", "\n"),
        ("troth/1/g🙂", "é\n🙂"),
    ] {
        STORE.write(key, text).unwrap();
        let mut all = STORE.texts("troth/1/").unwrap();
        let single = STORE.keys().unwrap().into_iter().map(|key| {
            let text = STORE.read(&key).unwrap().unwrap();
            (key, text)
        });
        let mut single: Vec<_> = single.collect();
        all.sort();
        single.sort();
        assert_eq!(all, single, "with {key:?}");
        assert!(all.contains(&(key.to_owned(), text.to_owned())));
    }
}

/// Half a character is not what Troth writes; whatever is around it must be found all the same.
#[wasm_bindgen_test]
async fn half_a_character_does_not_move_what_follows() {
    let _world = Setup::new().begin().await;
    let halves = [("troth/1/a", [0x61, 0xD83D]), ("troth/1/b", [0xDE42, 0x62])];
    for (key, units) in halves {
        let text = JsString::from_char_code(&units);
        Reflect::set(&local_storage(), &key.into(), &text).unwrap();
    }
    STORE.write("troth/1/c", "é").unwrap();
    STORE.write("troth/1/d", "").unwrap();
    let expected = [
        ("troth/1/a", "a\u{FFFD}"),
        ("troth/1/b", "\u{FFFD}b"),
        ("troth/1/c", "é"),
        ("troth/1/d", ""),
    ];
    let expected = expected.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(STORE.texts("troth/1/"), Ok(expected.to_vec()));
}

#[wasm_bindgen_test]
async fn keys_of_others_are_not_touched() {
    let _world = Setup::new().begin().await;
    let foreign = [
        ("todo", "1"),
        ("trothless", "2"),
        ("x/troth/1/entry/a", "3"),
    ];
    for (key, value) in foreign {
        local_storage().set_item(key, value).unwrap();
    }
    STORE.write("troth/1/entry/x", "?").unwrap();
    STORE.write("troth/left", "1").unwrap();
    let mut keys = STORE.keys().unwrap();
    keys.sort();
    assert_eq!(keys, ["troth/1/entry/x", "troth/left"]);
    let mut texts = STORE.texts("troth/").unwrap();
    texts.sort();
    let own = [("troth/1/entry/x", "?"), ("troth/left", "1")];
    assert_eq!(
        texts,
        own.map(|(key, text)| (key.to_owned(), text.to_owned()))
    );

    let repository = Repository::new(STORE, NoMirror, "tab".to_owned());
    repository.load().unwrap();
    let staged = repository.stage(&change(1, "Mine."), Timestamp(1)).unwrap();
    repository.settle(vec![staged]).await.unwrap();
    for (key, value) in foreign {
        let now = local_storage().get_item(key).unwrap();
        assert_eq!(now.as_deref(), Some(value), "{key}");
    }
}

#[wasm_bindgen_test]
async fn a_change_is_staged_settled_and_found_again() {
    let _world = Setup::new().begin().await;
    let repository = Repository::new(STORE, NoMirror, "tab".to_owned());
    let change = change(1, "Kept.");
    let staged = repository.stage(&change, Timestamp(1)).unwrap();
    assert_eq!(
        STORE.keys().unwrap().len(),
        2,
        "it is pending, and it is there"
    );
    repository.settle(vec![staged]).await.unwrap();
    assert_eq!(STORE.keys().unwrap(), [key(entry_id(1))]);
    let loaded = Repository::new(STORE, NoMirror, "later".to_owned())
        .load()
        .unwrap();
    assert_eq!(loaded.records, change.records);
    assert_eq!(loaded.problems, []);
}

#[wasm_bindgen_test]
async fn damaged_bytes_are_put_aside_and_the_rest_is_there() {
    let _world = Setup::new().begin().await;
    let repository = Repository::new(STORE, NoMirror, "tab".to_owned());
    let staged = repository.stage(&change(1, "Fine."), Timestamp(1)).unwrap();
    repository.settle(vec![staged]).await.unwrap();
    STORE.write(&key(entry_id(2)), "{\"half").unwrap();
    let loaded = repository.load().unwrap();
    assert!(matches!(loaded.problems[..], [Problem::PutAside { .. }]));
    assert!(matches!(&loaded.records[..], [Record::Entry(entry)] if entry.text == "Fine."));
    let aside: Vec<_> = STORE.keys().unwrap();
    let aside = aside
        .iter()
        .find(|key| key.starts_with(QUARANTINE))
        .unwrap();
    let text = STORE.read(aside).unwrap().unwrap();
    assert!(text.contains("half"), "{text}");
}

#[wasm_bindgen_test]
async fn a_full_store_says_so_and_stays_as_it_was() {
    let _world = Setup::new().begin().await;
    STORE.write("troth/a", "before").unwrap();
    let huge = "x".repeat(12 << 20);
    assert_eq!(STORE.write("troth/a", &huge), Err(StoreFault::Full));
    assert_eq!(STORE.read("troth/a"), Ok(Some("before".to_owned())));

    let mut size = 4 << 20;
    let mut number = 0;
    while size > 0 {
        match STORE.write(&format!("troth/filler{number}"), &huge[..size]) {
            Ok(()) => number += 1,
            Err(_) => size /= 2,
        }
    }
    let before = {
        let mut keys = STORE.keys().unwrap();
        keys.sort();
        keys
    };
    let repository = Repository::new(STORE, NoMirror, "tab".to_owned());
    let staged = repository.stage(&change(1, "One more."), Timestamp(1));
    assert_eq!(staged.err(), Some(StorageError::Full));
    let mut after = STORE.keys().unwrap();
    after.sort();
    assert_eq!(after, before);
}

#[wasm_bindgen_test]
async fn a_mark_is_left_here_and_in_the_tab() {
    let _world = Setup::new().begin().await;
    assert_eq!(session::read(LEFT), None);
    session::write(LEFT, "1");
    local_store::mark(LEFT);
    assert_eq!(session::read(LEFT).as_deref(), Some("1"));
    assert_eq!(STORE.read(LEFT), Ok(Some("1".to_owned())));
    session::remove(LEFT);
    session::remove(LEFT);
    assert_eq!(session::read(LEFT), None);
    assert_eq!(STORE.read(LEFT), Ok(Some("1".to_owned())), "they are apart");
}
