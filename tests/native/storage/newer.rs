//! Records of a newer Troth: read as far as they can be, and never written.

use troth::domain::{Book, Timestamp};
use troth::storage::backup::{self, Item};
use troth::storage::{LocalStore, Problem, StorageError};

use super::backup::read;
use super::quarantine::{key, two_entries};
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{contents, repository, write};

/// Nothing is written, whatever is asked; what can be read is read.
#[track_caller]
fn check_read_only(name: &str, text: &str, expected: &[&str], problems: &[Problem]) {
    let (mut desk, kept) = two_entries();
    kept.write(name, text).unwrap();
    kept.write("troth/1/entry/broken", "left where it is")
        .unwrap();
    let before = contents(&kept);
    let store = FaultyStore::over(kept, Plan::Well);
    let tab = repository(&store);
    let loaded = tab.load().unwrap();
    let book = Book::from_records(loaded.records);
    assert_eq!(
        book.entries()
            .map(|entry| entry.text.as_str())
            .collect::<Vec<_>>(),
        expected
    );
    assert_eq!(loaded.problems, problems);
    assert!(tab.is_read_only());
    let change = desk.decide(write(3, "no")).unwrap();
    assert_eq!(
        tab.stage(&change, desk.now.at).unwrap_err(),
        StorageError::Newer
    );
    assert_eq!((store.changes(), contents(&store)), (0, before));
}

#[test]
fn a_newer_troth_s_store_is_read_and_never_written() {
    let broken = Problem::LeftInPlace {
        key: "troth/1/entry/broken".to_owned(),
    };
    let problems = [Problem::Newer, broken];
    check_read_only(
        "troth/2/entry/x",
        "anything",
        &["first", "second"],
        &problems,
    );
    check_read_only("troth/17/x", "", &["first", "second"], &problems);
    check_read_only(
        "troth/under-way",
        "migrating",
        &["first", "second"],
        &problems,
    );
    check_read_only(
        &key(1),
        "{\"v\":2,\"shape\":\"other\"}",
        &["second"],
        &problems,
    );
    check_read_only(
        &key(9),
        "{\"v\":4294967295}",
        &["first", "second"],
        &problems,
    );
}

#[test]
fn a_newer_record_that_came_while_open_is_not_written_over() {
    let (mut desk, store) = two_entries();
    let tab = repository(&store);
    store.write(&key(1), "{\"v\":2}").unwrap();
    let before = contents(&store);
    let change = desk.decide(write(1, "over it")).unwrap();
    assert_eq!(
        tab.stage(&change, desk.now.at).unwrap_err(),
        StorageError::Newer
    );
    assert_eq!(contents(&store), before);
}

#[test]
fn a_backup_has_the_records_of_a_newer_troth_as_they_are() {
    let (_, store) = two_entries();
    let newer = "{\"v\":2,\"shape\":\"other\"}";
    store.write(&key(1), newer).unwrap();
    store.write("troth/1/kind-of-its-own/x", newer).unwrap();
    store.write(&key(3), "damaged").unwrap();
    let file = backup::write(&repository(&store).texts().unwrap(), Timestamp(7));
    let (items, ending) = read(file.as_bytes(), 100).unwrap();
    let count = |is: fn(&Item) -> bool| items.iter().filter(|item| is(item)).count();
    assert_eq!(count(|item| matches!(item, Item::Newer { .. })), 2);
    assert_eq!(count(|item| matches!(item, Item::Whole(_))), 1);
    assert_eq!((items.len(), ending.is_complete), (3, true));
    assert!(file.contains(newer));
}
