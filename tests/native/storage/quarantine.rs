//! Bytes that cannot be read are kept, foreign ones left alone, the rest loads.

use std::collections::BTreeMap;

use troth::domain::Book;
use troth::storage::{LocalStore, MemoryStore, Problem, StorageError};

use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{Desk, at_once, contents, entry_id, repository, write};

/// Two entries, settled.
pub(super) fn two_entries() -> (Desk, MemoryStore) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    for (number, text) in [(1, "first"), (2, "second")] {
        let change = desk.does(write(number, text));
        let staged = repository(&store).stage(&change, desk.now.at).unwrap();
        at_once(repository(&store).settle(vec![staged])).unwrap();
    }
    (desk, store)
}

pub(super) fn key(number: u64) -> String {
    format!("troth/1/entry/{}", entry_id(number))
}

fn texts(store: &impl LocalStore) -> (Vec<String>, Vec<Problem>) {
    let loaded = repository(store).load().unwrap();
    let book = Book::from_records(loaded.records);
    let texts = book.entries().map(|entry| entry.text.clone()).collect();
    (texts, loaded.problems)
}

/// The first entry's bytes become these: they are put aside, and the second entry loads.
#[track_caller]
fn check(damage: impl Fn(&str) -> String) {
    let (_, store) = two_entries();
    let whole = store.read(&key(1)).unwrap().unwrap();
    let damaged = damage(&whole);
    assert_ne!(damaged, whole);
    store.write(&key(1), &damaged).unwrap();
    let problem = Problem::PutAside { key: key(1) };
    assert_eq!(
        texts(&store),
        (vec!["second".to_owned()], vec![problem]),
        "{damaged}"
    );
    let aside = store.read(&format!("troth/quarantine/{}", key(1))).unwrap();
    assert_eq!(aside, Some(damaged));
    assert_eq!(store.read(&key(1)).unwrap(), None);
    // Once, not at every start.
    assert_eq!(texts(&store), (vec!["second".to_owned()], vec![]));
}

#[test]
fn bytes_that_cannot_be_read_are_put_aside() {
    check(|_| String::new());
    // The checksum covers the key and not the id: another one has to be noticed by itself.
    check(|text| text.replacen(&format!("\"id\":\"{}\"", entry_id(1)), "\"id\":\"\"", 1));
    check(|_| "null".to_owned());
    check(|_| "not JSON".to_owned());
    check(|_| "{}".to_owned());
    check(|_| "[1,2]".to_owned());
    check(|text| text[..text.len() - 1].to_owned());
    check(|text| text[..text.len() / 2].to_owned());
    check(|text| format!("{text}{text}"));
    check(|text| text.replace("first", "First"));
    check(|text| text.replace("\"rev\":1", "\"rev\":2"));
    check(|text| text.replace("\"by\":\"tabA\"", "\"by\":\"tabB\""));
    check(|text| text.replace("\"v\":1", "\"v\":0"));
    check(|text| text.replace("\"v\":1", "\"v\":1,\"more\":1"));
    check(|text| text.replace("{\"text\"", "{\"more\":1,\"text\""));
    check(|text| text.replace(&entry_id(1).to_string(), &entry_id(2).to_string()));
    check(|text| text.replace("\"crc\":\"", "\"crc\":\"0"));
    check(|text| text.replace("\"id\":", "\"id\":\"\",\"id\":"));
}

#[test]
fn a_record_under_a_foreign_name_is_not_read() {
    let (_, store) = two_entries();
    let whole = store.read(&key(1)).unwrap().unwrap();
    store.write(&key(3), &whole).unwrap();
    let (found, problems) = texts(&store);
    assert_eq!(found, ["first", "second"]);
    assert_eq!(problems, [Problem::PutAside { key: key(3) }]);
}

#[test]
fn keys_that_name_no_record_are_put_aside() {
    for name in [
        "troth/1/entry/x",
        "troth/1/todo/1",
        "troth/1/preference/colour",
        "troth/1/",
    ] {
        let (_, store) = two_entries();
        store.write(name, "something").unwrap();
        let (found, problems) = texts(&store);
        assert_eq!(found.len(), 2);
        assert_eq!(
            problems,
            [Problem::PutAside {
                key: name.to_owned()
            }]
        );
    }
}

#[test]
fn what_was_put_aside_is_never_written_over() {
    let (_, store) = two_entries();
    for damage in ["one", "two", "one", "three"] {
        store.write(&key(1), damage).unwrap();
        let _ = texts(&store);
    }
    let aside: Vec<String> = contents(&store)
        .into_iter()
        .filter(|(key, _)| key.starts_with("troth/quarantine/"))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(aside, ["one", "two", "three"]);
}

#[test]
fn without_room_unreadable_bytes_stay_in_place() {
    let (mut desk, kept) = two_entries();
    kept.write(&key(1), "damaged").unwrap();
    let store = FaultyStore::over(kept, Plan::Capacity(0));
    let before = contents(&store);
    let problem = Problem::LeftInPlace { key: key(1) };
    assert_eq!(texts(&store), (vec!["second".to_owned()], vec![problem]));
    assert_eq!(contents(&store), before);
    // Nor does a write to that name put them at risk.
    let change = desk.decide(write(1, "anew")).unwrap();
    let error = repository(&store).stage(&change, desk.now.at).unwrap_err();
    assert_eq!((error, contents(&store)), (StorageError::Damaged, before));
}

#[test]
fn writing_over_unreadable_bytes_puts_them_aside_first() {
    let (mut desk, store) = two_entries();
    store.write(&key(1), "damaged").unwrap();
    let change = desk.does(write(1, "anew"));
    drop(repository(&store).stage(&change, desk.now.at).unwrap());
    let aside = store.read(&format!("troth/quarantine/{}", key(1))).unwrap();
    assert_eq!(aside.as_deref(), Some("damaged"));
    assert_eq!(texts(&store).0, ["anew", "second"]);
}

#[test]
fn foreign_keys_and_other_own_ones_are_left_alone() {
    let foreign: BTreeMap<String, String> = [
        ("todo", "{\"v\":9}"),
        ("troth", "x"),
        ("trothless/1/entry/x", "x"),
        ("1/entry/x", "x"),
        ("", "x"),
        ("troth/left", "1"),
        ("troth/quarantine/troth/1/entry/x", "{\"v\":9}"),
        ("troth/open-entry", "x"),
        ("troth/x/entry", "x"),
        ("troth/0/entry", "x"),
        ("TROTH/1/entry/x", "x"),
    ]
    .into_iter()
    .map(|(key, text)| (key.to_owned(), text.to_owned()))
    .collect();
    let (_, store) = two_entries();
    for (key, text) in &foreign {
        store.write(key, text).unwrap();
    }
    let before = contents(&store);
    assert_eq!(
        texts(&store),
        (vec!["first".to_owned(), "second".to_owned()], vec![])
    );
    assert_eq!(contents(&store), before);
}

#[test]
fn a_store_that_cannot_be_read_is_an_error_and_not_an_empty_book() {
    struct Silent;
    impl LocalStore for Silent {
        fn keys(&self) -> Result<Vec<String>, troth::storage::StoreFault> {
            Err(troth::storage::StoreFault::Blocked)
        }
        fn read(&self, _: &str) -> Result<Option<String>, troth::storage::StoreFault> {
            Err(troth::storage::StoreFault::Blocked)
        }
        fn write(&self, _: &str, _: &str) -> Result<(), troth::storage::StoreFault> {
            Ok(())
        }
        fn remove(&self, _: &str) -> Result<(), troth::storage::StoreFault> {
            Ok(())
        }
    }
    assert!(repository(Silent).load().is_err());
}
