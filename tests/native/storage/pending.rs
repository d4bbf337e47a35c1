//! Changes that were not settled: of this tab, or of another one.

use troth::domain::{Book, Record};
use troth::storage::{LocalStore, MemoryStore, NoMirror, Problem, Repository, StoreFault};

use super::faults::loaded;
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{Desk, at_once, contents, entry_id, make, mark, repository, write};

fn texts(book: &Book) -> Vec<String> {
    book.entries().map(|entry| entry.text.clone()).collect()
}

#[test]
fn another_tab_s_pending_change_is_finished_once() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let other = Repository::new(&store, NoMirror, "tabB".to_owned());
    let change = desk.does(make(1, "I call at noon.", None));
    let staged = other.stage(&change, desk.now.at).unwrap();
    let with_pending = contents(&store);
    assert_eq!(
        with_pending
            .keys()
            .filter(|key| key.contains("/pending/"))
            .count(),
        1
    );

    assert_eq!(loaded(&store), desk.book);
    let after = contents(&store);
    assert!(after.keys().all(|key| !key.contains("/pending/")));
    for (key, text) in &after {
        assert_eq!(with_pending.get(key), Some(text), "{key} was written anew");
    }
    // The other tab settles what is settled already.
    at_once(other.settle(vec![staged])).unwrap();
    assert_eq!(contents(&store), after);
    assert_eq!(loaded(&store), desk.book);
}

#[test]
fn a_pending_change_never_undoes_what_came_after_it() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let tab = repository(&store);
    let first = desk.does(write(1, "first"));
    let staged = tab.stage(&first, desk.now.at).unwrap();
    let second = desk.does(write(1, "second"));
    let settled = tab.stage(&second, desk.now.at).unwrap();
    at_once(tab.settle(vec![settled])).unwrap();
    assert_eq!(texts(&loaded(&store)), ["second"]);
    drop(staged);
    assert_eq!(loaded(&store), desk.book);
}

#[test]
fn several_pending_changes_are_finished_in_whatever_order_they_are_found() {
    for tabs in [["tabA", "tabB"], ["tabB", "tabA"]] {
        let mut desk = Desk::at("2026-11-22T12:00");
        let store = MemoryStore::default();
        let promise = desk.does(make(1, "a", None));
        let marked = desk.does(mark(1, true));
        for (tab, change) in tabs.into_iter().zip([promise, marked]) {
            let repository = Repository::new(&store, NoMirror, tab.to_owned());
            drop(repository.stage(&change, desk.now.at).unwrap());
        }
        for key in store.keys().unwrap() {
            if key.contains("/promise/") || key.contains("/device/") {
                store.remove(&key).unwrap();
            }
        }
        assert_eq!(loaded(&store), desk.book);
        assert_eq!(store.keys().unwrap().len(), 2);
    }
}

#[test]
fn without_room_to_finish_the_change_is_shown_and_tried_again() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = FaultyStore::over(MemoryStore::default(), Plan::KilledAfter(1));
    let change = desk.does(write(1, "words"));
    assert!(repository(&store).stage(&change, desk.now.at).is_err());
    store.now(Plan::Capacity(0));
    let start = repository(&store);
    let seen = start.load().unwrap();
    assert_eq!(seen.problems, [Problem::Unfinished]);
    assert_eq!(texts(&Book::from_records(seen.records)), ["words"]);
    store.now(Plan::Well);
    assert_eq!(loaded(&store.reopened()), desk.book);
}

#[test]
fn a_change_over_an_unfinished_one_wins() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = FaultyStore::over(MemoryStore::default(), Plan::KilledAfter(1));
    let change = desk.does(write(1, "words"));
    assert!(repository(&store).stage(&change, desk.now.at).is_err());
    store.now(Plan::Well);
    // Written over before the next start could finish it.
    let change = desk.does(write(1, "more words"));
    drop(repository(&store).stage(&change, desk.now.at).unwrap());
    assert_eq!(texts(&loaded(&store.reopened())), ["more words"]);
}

#[test]
fn pending_bytes_that_cannot_be_read_are_put_aside_whole() {
    let record = |desk: &Desk| Record::Entry(desk.book.entry(entry_id(1)).unwrap().clone());
    for damage in [
        "",
        "{",
        "[]",
        "{\"v\":1}",
        "{\"v\":1,\"records\":[[\"troth/1/entry/x\",\"{}\"]]}",
    ] {
        let mut desk = Desk::at("2026-11-22T12:00");
        let store = MemoryStore::default();
        let change = desk.does(write(1, "words"));
        let staged = repository(&store).stage(&change, desk.now.at).unwrap();
        at_once(repository(&store).settle(vec![staged])).unwrap();
        let key = "troth/1/pending/1-tabB-000000".to_owned();
        store.write(&key, damage).unwrap();
        let seen = repository(&store).load().unwrap();
        assert_eq!(seen.records, [record(&desk)], "{damage}");
        assert_eq!(
            seen.problems,
            [Problem::PutAside { key: key.clone() }],
            "{damage}"
        );
        let kept = store.read(&format!("troth/quarantine/{key}")).unwrap();
        assert_eq!(kept.as_deref(), Some(damage));
    }
}

#[test]
fn one_damaged_record_of_a_pending_change_stops_all_of_it() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = FaultyStore::over(MemoryStore::default(), Plan::KilledAfter(1));
    let change = desk.does(make(1, "I call at noon.", None));
    assert!(repository(&store).stage(&change, desk.now.at).is_err());
    let kept = store.reopened();
    let (key, text) = contents(&kept).pop_first().unwrap();
    kept.write(&key, &text.replace("I call at noon.", "I call at nine."))
        .unwrap();
    let seen = repository(&kept).load().unwrap();
    assert_eq!((seen.records.len(), seen.problems.len()), (0, 1));
    assert!(
        kept.keys()
            .unwrap()
            .iter()
            .all(|key| key.starts_with("troth/quarantine/"))
    );
}

#[test]
fn of_two_writes_of_the_same_revision_the_stored_one_stays() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let other = Repository::new(&store, NoMirror, "tabB".to_owned());
    let theirs = desk.decide(write(1, "theirs")).unwrap();
    drop(other.stage(&theirs, desk.now.at).unwrap());
    store
        .remove(&format!("troth/1/entry/{}", entry_id(1)))
        .unwrap();
    let mine = desk.does(write(1, "mine"));
    let staged = repository(&store).stage(&mine, desk.now.at).unwrap();
    at_once(repository(&store).settle(vec![staged])).unwrap();
    assert_eq!(texts(&loaded(&store)), ["mine"]);
}

#[test]
fn what_cannot_be_read_is_put_aside_before_a_pending_change_takes_its_place() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let change = desk.does(write(1, "words"));
    drop(repository(&store).stage(&change, desk.now.at).unwrap());
    let key = format!("troth/1/entry/{}", entry_id(1));
    store.write(&key, "damaged").unwrap();
    let seen = repository(&store).load().unwrap();
    assert_eq!(texts(&Book::from_records(seen.records)), ["words"]);
    assert_eq!(seen.problems, [Problem::PutAside { key: key.clone() }]);
    let aside = store.read(&format!("troth/quarantine/{key}")).unwrap();
    assert_eq!(aside.as_deref(), Some("damaged"));
    assert_eq!(loaded(&store), desk.book);
}

#[test]
fn without_room_to_put_it_aside_what_cannot_be_read_is_not_written_over() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let kept = MemoryStore::default();
    let change = desk.does(write(1, "words"));
    drop(repository(&kept).stage(&change, desk.now.at).unwrap());
    let key = format!("troth/1/entry/{}", entry_id(1));
    kept.write(&key, "damaged, and the only copy").unwrap();
    // The copy to be kept fails; the write over it would have had room.
    let store = FaultyStore::over(kept, Plan::Write(1, StoreFault::Full));
    let seen = repository(&store).load().unwrap();
    assert_eq!(texts(&Book::from_records(seen.records)), ["words"]);
    assert!(seen.problems.contains(&Problem::Unfinished));
    assert_eq!(
        store.read(&key).unwrap().as_deref(),
        Some("damaged, and the only copy")
    );
    assert_eq!(
        texts(&Book::from_records(
            repository(&store).load().unwrap().records
        )),
        ["words"]
    );
}
