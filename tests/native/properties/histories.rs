//! Random histories: what always holds of a book, and of the store beneath it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use troth::domain::text::{ENTRY_MAX, is_blank};
use troth::domain::{Book, Change, Event, Promise, PromiseId, Record};
use troth::storage::{MemoryStore, StorageError, StoreFault};

use super::cases;
use super::steps::{decide, desk, steps};
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{Desk, at_once, contents, repository};

/// Every promise as it was last written, deleted ones too.
#[derive(Default)]
struct Logs(BTreeMap<PromiseId, Promise>);

impl Logs {
    fn follow(&mut self, change: &Change) {
        for record in &change.records {
            if let Record::Promise(promise) = record {
                self.0.insert(promise.id, promise.clone());
            }
        }
    }

    fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.0.values().flat_map(Promise::events).collect();
        events.sort_by_key(|event| event.order());
        events
    }
}

fn check_book(book: &Book) -> Result<(), TestCaseError> {
    for entry in book.entries() {
        prop_assert!(!is_blank(&entry.text), "a blank entry");
        prop_assert!(entry.text.chars().count() <= ENTRY_MAX, "an entry too long");
        prop_assert_eq!(book.entry(entry.id), Some(entry));
    }
    for promise in book.promises() {
        let state = promise.state();
        prop_assert!(state.is_some(), "a promise that says nothing");
        prop_assert!(
            state.is_some_and(|state| !is_blank(&state.what)),
            "a blank promise"
        );
    }
    Ok(())
}

/// One device: numbers never repeat, and each event names the one before.
fn check_ledger(logs: &Logs) -> Result<(), TestCaseError> {
    let mut before = None;
    let mut last = 0;
    for event in logs.events() {
        prop_assert!(event.seq > last, "{} after {last}", event.seq);
        prop_assert_eq!(event.prev, before, "the chain breaks at {}", event.seq);
        last = event.seq;
        before = Some(event.hash());
    }
    Ok(())
}

/// A log only ever grows: what happened stays.
fn check_growth(before: &Book, change: &Change) -> Result<(), TestCaseError> {
    for record in &change.records {
        if let Record::Promise(after) = record {
            let known = before.promise(after.id);
            for event in known.into_iter().flat_map(Promise::events) {
                prop_assert!(
                    after.events().any(|kept| kept == event),
                    "an event was lost"
                );
            }
        }
    }
    Ok(())
}

fn is_kept(store: &MemoryStore, book: &Book) -> Result<(), TestCaseError> {
    let loaded = repository(store).load().expect("memory can be read");
    prop_assert_eq!(loaded.problems, vec![]);
    prop_assert_eq!(&Book::from_records(loaded.records), book);
    Ok(())
}

fn keep(desk: &Desk, store: &MemoryStore, change: &Change) {
    let tab = repository(store);
    let staged = tab
        .stage(change, desk.now.at)
        .expect("memory takes everything");
    at_once(tab.settle(vec![staged])).expect("memory takes everything");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn invariants_hold_after_every_step(steps in steps(40)) {
        let mut desk = desk();
        let mut logs = Logs::default();
        for step in &steps {
            let before = desk.book.clone();
            let Some(Ok(change)) = decide(&mut desk, step) else {
                continue;
            };
            prop_assert!(change.records.len() <= Change::MOST);
            check_growth(&before, &change)?;
            desk.book.evolve(&change);
            let once = desk.book.clone();
            desk.book.evolve(&change);
            prop_assert_eq!(&desk.book, &once, "twice is not once: {:?}", step);
            logs.follow(&change);
            check_book(&desk.book)?;
        }
        check_ledger(&logs)?;
    }

    #[test]
    fn what_is_on_the_screen_is_what_is_stored(steps in steps(25)) {
        let mut desk = desk();
        let store = MemoryStore::default();
        for step in &steps {
            if let Some(Ok(change)) = decide(&mut desk, step) {
                keep(&desk, &store, &change);
                desk.book.evolve(&change);
            }
        }
        is_kept(&store, &desk.book)?;
        prop_assert!(contents(&store).keys().all(|key| !key.contains("/pending/")));
    }

    #[test]
    fn taking_back_at_once_brings_back_what_was(steps in steps(25)) {
        let mut desk = desk();
        for step in &steps {
            let before = desk.book.clone();
            let Some(Ok(change)) = decide(&mut desk, step) else {
                continue;
            };
            desk.book.evolve(&change);
            let after = desk.book.clone();
            let Some(undo) = change.undo else { continue };
            // What time forbids, such as a due time that has come, is refused and changes nothing.
            let Ok(back) = desk.ask(undo) else {
                prop_assert_eq!(&desk.book, &after);
                continue;
            };
            prop_assert!(back.records.len() <= 2);
            let entries = |book: &Book| book.entries().cloned().collect::<Vec<_>>();
            let states = |book: &Book| book.promises().map(Promise::state).collect::<Vec<_>>();
            prop_assert_eq!(entries(&desk.book), entries(&before));
            prop_assert_eq!(states(&desk.book), states(&before));
            desk.book = after;
        }
    }

    #[test]
    fn a_failed_stage_leaves_store_and_book_as_they_were(
        steps in steps(20),
        nth in 1_usize..4,
        fault in 0_usize..3,
    ) {
        let faults = [
            (StoreFault::Full, StorageError::Full),
            (StoreFault::Blocked, StorageError::Blocked),
            (StoreFault::Failed("x".into()), StorageError::Failed("x".into())),
        ];
        let (fault, expected) = faults[fault].clone();
        let mut desk = desk();
        let mut store = MemoryStore::default();
        for step in &steps {
            let Some(Ok(change)) = decide(&mut desk, step) else {
                continue;
            };
            let before = contents(&store);
            let faulty = FaultyStore::over(store, Plan::Write(nth, fault.clone()));
            let staged = repository(&faulty).stage(&change, desk.now.at);
            store = faulty.reopened();
            if faulty.writes() >= nth {
                prop_assert_eq!(staged.err(), Some(expected.clone()));
                prop_assert_eq!(contents(&store), before);
                is_kept(&store, &desk.book)?;
                keep(&desk, &store, &change);
            } else {
                let staged = staged.expect("no write failed");
                at_once(repository(&store).settle(vec![staged])).expect("memory takes everything");
            }
            desk.book.evolve(&change);
        }
        is_kept(&store, &desk.book)?;
    }

    #[test]
    fn killed_at_any_moment_a_change_is_whole_or_absent(
        steps in steps(20),
        killed in 0_usize..5,
    ) {
        let mut desk = desk();
        let mut store = MemoryStore::default();
        for step in &steps {
            let Some(Ok(change)) = decide(&mut desk, step) else {
                continue;
            };
            let mut after = desk.book.clone();
            after.evolve(&change);
            let faulty = FaultyStore::over(store, Plan::KilledAfter(killed));
            let tab = repository(&faulty);
            if let Ok(staged) = tab.stage(&change, desk.now.at) {
                let _ = at_once(tab.settle(vec![staged]));
            }
            store = faulty.reopened();
            let expected = if killed == 0 { &desk.book } else { &after };
            is_kept(&store, expected)?;
            desk.book = expected.clone();
        }
    }
}
