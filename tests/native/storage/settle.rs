//! From the local store into the mirror: what goes together, what was written between, and what
//! the local store has no room for.

use troth::domain::{Book, Command, Draft, DraftId, Record};
use troth::storage::{
    Envelope, LocalStore, MemoryMirror, MemoryStore, Problem, Repository, StorageError,
};

use super::quarantine::key;
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{Desk, at_once, entry_id, write};

fn tab<S: LocalStore>(store: S, mirror: &MemoryMirror, name: &str) -> Repository<S, MemoryMirror> {
    let tab = Repository::new(store, mirror.clone(), name.to_owned());
    let _ = tab.load().unwrap();
    tab
}

fn texts(book: &Book) -> Vec<&str> {
    let mut texts: Vec<&str> = book.entries().map(|entry| entry.text.as_str()).collect();
    texts.sort_unstable();
    texts
}

fn found(store: &MemoryStore, mirror: &MemoryMirror) -> (Book, Vec<Problem>) {
    let tab = tab(store, mirror, "found");
    let reconciled = at_once(tab.reconcile()).unwrap();
    let loaded = tab.load().unwrap();
    (Book::from_records(loaded.records), reconciled.problems)
}

#[test]
fn several_writes_of_one_record_go_together() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    let tab = tab(&store, &mirror, "tabA");
    let mut staged = Vec::new();
    for text in ["one", "one two", "one two three"] {
        let change = desk.does(write(1, text));
        staged.push(tab.stage(&change, desk.now.at).unwrap());
    }
    assert_eq!(at_once(tab.settle(staged)), Ok(vec![]));
    let (name, text) = mirror.contents().remove(0);
    assert_eq!(Envelope::decode(&name, &text).map(|read| read.rev), Ok(3));
    assert_eq!(store.keys().unwrap().len(), 1);
    assert_eq!(store.read(&name), Ok(Some(text)));
}

#[test]
fn what_another_tab_wrote_and_nobody_here_has_seen_is_kept_beside() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    let (mine, other) = (tab(&store, &mirror, "tabA"), tab(&store, &mirror, "tabB"));
    let theirs = desk.decide(write(1, "theirs")).unwrap();
    let their_stage = other.stage(&theirs, desk.now.at).unwrap();
    // The text is in this tab's local store already; its screens have not heard of it.
    let change = desk.does(write(1, "mine"));
    let staged = mine.stage(&change, desk.now.at).unwrap();
    let otherwise = at_once(mine.settle(vec![staged])).unwrap();
    assert_eq!(otherwise.len(), 1);
    let otherwise = at_once(other.settle(vec![their_stage])).unwrap();
    assert!(!otherwise.is_empty());
    let (book, problems) = found(&store, &mirror);
    assert_eq!((texts(&book), problems), (vec!["mine", "theirs"], vec![]));
    assert_eq!(book.entry(entry_id(1)).unwrap().text, "mine");
    assert_eq!(
        book.entry(entry_id(1).second("tabB")).unwrap().text,
        "theirs"
    );
    // Whoever has seen it writes over it.
    let third = tab(&store, &mirror, "tabC");
    assert!(third.read(&key(1)).is_some());
    let change = desk.does(write(1, "mine, and more"));
    let staged = third.stage(&change, desk.now.at).unwrap();
    assert_eq!(at_once(third.settle(vec![staged])), Ok(vec![]));
    assert_eq!(
        texts(&found(&store, &mirror).0),
        ["mine, and more", "theirs"]
    );
}

#[test]
fn what_the_local_store_has_no_room_for_is_shown_and_written_on() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (kept, mirror) = (MemoryStore::default(), MemoryMirror::default());
    let change = desk.does(write(1, "old"));
    let first = tab(&kept, &mirror, "tabA");
    let staged = first.stage(&change, desk.now.at).unwrap();
    at_once(first.settle(vec![staged])).unwrap();
    let old = kept.read(&key(1)).unwrap().unwrap();
    let change = desk.does(write(1, "new, and longer"));
    let staged = first.stage(&change, desk.now.at).unwrap();
    at_once(first.settle(vec![staged])).unwrap();
    kept.write(&key(1), &old).unwrap();

    let store = FaultyStore::over(kept, Plan::Capacity(0));
    let full = tab(&store, &mirror, "tabB");
    let reconciled = at_once(full.reconcile()).unwrap();
    assert_eq!(reconciled.records.len(), 1);
    let shown = Book::from_records(full.load().unwrap().records);
    assert_eq!(texts(&shown), ["new, and longer"]);
    assert_eq!(full.texts().unwrap(), mirror.contents());
    assert_eq!(store.read(&key(1)), Ok(Some(old)));
    store.now(Plan::Well);
    let change = desk.does(write(1, "newest"));
    let staged = full.stage(&change, desk.now.at).unwrap();
    assert_eq!(at_once(full.settle(vec![staged])), Ok(vec![]));
    let (book, problems) = found(&store.reopened(), &mirror);
    assert_eq!((texts(&book), problems), (vec!["newest"], vec![]));
}

#[test]
fn a_draft_without_room_is_kept_in_the_mirror() {
    let desk = Desk::at("2026-11-22T12:00");
    let draft = |text: &str| {
        Record::Draft(Draft {
            id: DraftId::NewPromise,
            fields: vec![("what".to_owned(), text.to_owned())],
        })
    };
    let mirror = MemoryMirror::default();
    let store = FaultyStore::over(MemoryStore::default(), Plan::Capacity(0));
    let full = tab(&store, &mirror, "tabA");
    for text in ["I wash", "I wash up."] {
        assert_eq!(
            at_once(full.keep_in_mirror(&draft(text), desk.now.at)),
            Ok(())
        );
    }
    assert_eq!(full.load().unwrap().records, [draft("I wash up.")]);
    let again = tab(&store, &mirror, "tabB");
    let records = at_once(again.reconcile()).unwrap().records;
    assert_eq!(records, [draft("I wash up.")]);
    assert_eq!(again.used(), Ok(0));
}

#[test]
fn a_change_that_is_too_much_says_so_and_waits_for_nothing() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mirror = MemoryMirror::default();
    let store = FaultyStore::over(MemoryStore::default(), Plan::Capacity(0));
    let full = tab(&store, &mirror, "tabA");
    let change = desk.decide(Command::BackedUp).unwrap();
    let error = full.stage(&change, desk.now.at).unwrap_err();
    assert_eq!((error, full.is_waiting()), (StorageError::Full, false));
    assert_eq!(at_once(full.retry()), Ok(vec![]));
}
