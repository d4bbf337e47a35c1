//! A change of several records over older ones: all of it, or none, whatever fails.

use troth::domain::{Book, Change, Command, Record};
use troth::storage::{MemoryStore, StorageError, StoreFault};

use super::faults::loaded;
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{Desk, at_once, contents, entry_id, make, promise_id, repository, write};

/// Three records that are there, and one change that rewrites all of them and adds a fourth.
fn prepared() -> (Desk, MemoryStore, Change) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    for command in [
        write(1, "one"),
        write(2, "two"),
        make(1, "I call at noon.", None),
    ] {
        let change = desk.does(command);
        let staged = repository(&store).stage(&change, desk.now.at).unwrap();
        at_once(repository(&store).settle(vec![staged])).unwrap();
    }
    let mut records: Vec<Record> = Vec::new();
    for command in [
        write(1, "one, and a longer text"),
        Command::DeleteEntry(entry_id(2)),
        Command::DeletePromise(promise_id(1)),
        write(3, "three"),
    ] {
        records.extend(desk.decide(command).unwrap().records);
    }
    let undo = None;
    (desk, store, Change { records, undo })
}

#[test]
fn a_fault_at_any_of_its_writes_takes_all_of_it_back() {
    for nth in 1..=5 {
        let (desk, kept, change) = prepared();
        let before = contents(&kept);
        let store = FaultyStore::over(kept, Plan::Write(nth, StoreFault::Full));
        let error = repository(&store).stage(&change, desk.now.at).unwrap_err();
        assert_eq!(
            (error, contents(&store)),
            (StorageError::Full, before),
            "write {nth}"
        );
        assert_eq!(loaded(&store.reopened()), desk.book, "write {nth}");
    }
}

#[test]
fn too_little_room_takes_all_of_it_back() {
    let (desk, kept, change) = prepared();
    let store = FaultyStore::over(kept, Plan::Capacity(usize::MAX));
    drop(repository(&store).stage(&change, desk.now.at).unwrap());
    let most = store.peak();
    for missing in (1..200).step_by(7) {
        let (desk, kept, change) = prepared();
        let before = contents(&kept);
        let store = FaultyStore::over(kept, Plan::Capacity(most - missing));
        let error = repository(&store).stage(&change, desk.now.at).unwrap_err();
        assert_eq!(
            (error, contents(&store)),
            (StorageError::Full, before),
            "{missing} short"
        );
    }
}

#[test]
fn killed_anywhere_it_is_whole_or_absent() {
    let plans = (0..=6).map(Plan::KilledAfter);
    let taking_back =
        (1..=5).flat_map(|nth| (0..=11).map(move |most| Plan::WriteThenKilled(nth, most)));
    for plan in plans.chain(taking_back) {
        let (desk, kept, change) = prepared();
        let mut after: Book = desk.book.clone();
        after.evolve(&change);
        let store = FaultyStore::over(kept, plan.clone());
        drop(repository(&store).stage(&change, desk.now.at));
        let found = loaded(&store.reopened());
        assert!(found == desk.book || found == after, "half of it: {plan:?}");
    }
}

#[test]
fn more_records_than_a_change_may_have_are_refused_whole() {
    let (desk, store, change) = prepared();
    let before = contents(&store);
    let records = vec![change.records[0].clone(); Change::MOST + 1];
    let refused = repository(&store).stage(
        &Change {
            records,
            undo: None,
        },
        desk.now.at,
    );
    assert!(matches!(refused, Err(StorageError::Failed(_))));
    assert_eq!(contents(&store), before);
}
