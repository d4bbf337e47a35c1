//! A fault at every write of every kind of change: nothing changes, and afterwards it works.

use troth::domain::{Book, Command};
use troth::storage::{LocalStore, MemoryStore, StorageError, StoreFault};

use crate::support::faulty::{FaultyStore, Plan, size};
use crate::support::{
    Desk, at_once, contents, entry_id, make, mark, promise_id, repository, says, write,
};

/// A change and what was there before it.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) before: &'static [fn() -> Command],
    pub(super) command: fn() -> Command,
    /// Writes that staging it takes: one for the pending change, one for each record.
    pub(super) writes: usize,
}

/// Every kind of change.
pub(super) const CASES: [Case; 6] = [
    Case {
        name: "put new",
        before: &[],
        command: || write(1, "Something new."),
        writes: 2,
    },
    Case {
        name: "put over old",
        before: &[|| write(1, "Old."), || write(2, "Another.")],
        command: || write(1, "Something longer in its place: жуйте."),
        writes: 2,
    },
    Case {
        name: "delete",
        before: &[|| write(1, "Old.")],
        command: || Command::DeleteEntry(entry_id(1)),
        writes: 2,
    },
    Case {
        name: "first promise, with an identity",
        before: &[|| write(1, "Old.")],
        command: || make(1, "I call at noon.", None),
        writes: 3,
    },
    Case {
        name: "mark",
        before: &[|| make(1, "I call at noon.", None)],
        command: || mark(1, true),
        writes: 2,
    },
    Case {
        name: "restore",
        before: &[
            || make(1, "I call at noon.", None),
            || Command::DeletePromise(promise_id(1)),
        ],
        command: || Command::RestorePromise(promise_id(1)),
        writes: 2,
    },
];

/// The desk and the store after what came before.
pub(super) fn prepared(case: &Case) -> (Desk, MemoryStore) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    store.write("foreign", "left alone").unwrap();
    let repository = repository(&store);
    for command in case.before {
        let change = desk.does(command());
        let staged = repository.stage(&change, desk.now.at).unwrap();
        at_once(repository.settle(vec![staged])).unwrap();
    }
    (desk, store)
}

/// What the store says at the next start.
#[track_caller]
pub(super) fn loaded(store: &MemoryStore) -> Book {
    let loaded = repository(store).load().unwrap();
    assert_eq!(loaded.problems, []);
    Book::from_records(loaded.records)
}

#[track_caller]
fn check(case: &Case, plan: Plan, expected: Option<&StorageError>) {
    let (mut desk, kept) = prepared(case);
    let before = contents(&kept);
    let change = desk.decide((case.command)()).unwrap();
    let store = FaultyStore::over(kept, plan.clone());
    let repository = repository(&store);
    let where_ = format!("{}, {plan:?}", case.name);
    if let Some(expected) = expected {
        let error = repository.stage(&change, desk.now.at).unwrap_err();
        assert_eq!(&error, expected, "{where_}");
        assert_eq!(contents(&store), before, "{where_}");
        assert_eq!(loaded(&store.reopened()), desk.book, "{where_}");
        store.now(Plan::Well);
    }
    // The same wish once more, decided anew.
    let change = desk.decide((case.command)()).unwrap();
    let staged = repository.stage(&change, desk.now.at).unwrap();
    desk.book.evolve(&change);
    at_once(repository.settle(vec![staged])).unwrap();
    assert_eq!(loaded(&store.reopened()), desk.book, "{where_}");
    assert!(
        contents(&store).keys().all(|key| !key.contains("pending")),
        "{where_}"
    );
    assert_eq!(contents(&store)["foreign"], "left alone", "{where_}");
}

#[test]
fn a_change_takes_the_writes_that_are_tried_here() {
    for case in &CASES {
        let (mut desk, kept) = prepared(case);
        let change = desk.decide((case.command)()).unwrap();
        let store = FaultyStore::over(kept, Plan::Well);
        let staged = repository(&store).stage(&change, desk.now.at).unwrap();
        assert_eq!(store.writes(), case.writes, "{}", case.name);
        at_once(repository(&store).settle(vec![staged])).unwrap();
    }
}

#[test]
fn a_fault_at_any_write_changes_nothing() {
    let faults = [
        (StoreFault::Full, StorageError::Full),
        (StoreFault::Blocked, StorageError::Blocked),
        (
            StoreFault::Failed("UnknownError".to_owned()),
            StorageError::Failed("UnknownError".to_owned()),
        ),
    ];
    let mut cases = 0;
    for case in &CASES {
        for nth in 1..=case.writes {
            for (fault, expected) in &faults {
                check(case, Plan::Write(nth, fault.clone()), Some(expected));
                cases += 1;
            }
        }
        check(case, Plan::Write(case.writes + 1, StoreFault::Full), None);
    }
    says(&format!("a fault at any write: {cases} cases"));
    assert_eq!(cases, 39);
}

#[test]
fn a_store_with_too_little_room_changes_nothing() {
    let mut cases = 0;
    for case in &CASES {
        let (mut desk, kept) = prepared(case);
        let least = size(&kept);
        // How much room the change needs on its way: more than when it is done.
        let change = desk.decide((case.command)()).unwrap();
        let store = FaultyStore::over(kept, Plan::Capacity(usize::MAX));
        drop(repository(&store).stage(&change, desk.now.at).unwrap());
        let most = store.peak();
        assert!(most > least);
        // Any room between, and the last unit missing.
        for room in (least..most).step_by(31).chain([most - 1]) {
            check(case, Plan::Capacity(room), Some(&StorageError::Full));
            cases += 1;
        }
        check(case, Plan::Capacity(most), None);
    }
    says(&format!("full store: {cases} capacities"));
    assert!(cases > 150);
}

#[test]
fn a_change_of_nothing_writes_nothing() {
    let (mut desk, kept) = prepared(&CASES[1]);
    let change = desk.decide(write(1, "Old.")).unwrap();
    let store = FaultyStore::over(kept, Plan::KilledAfter(0));
    let staged = repository(&store).stage(&change, desk.now.at).unwrap();
    at_once(repository(&store).settle(vec![staged])).unwrap();
    assert_eq!(store.changes(), 0);
}
