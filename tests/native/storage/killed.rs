//! The browser killed at every write: the next start has the whole change, or nothing of it.

use troth::domain::Book;

use super::faults::{CASES, Case, loaded, prepared};
use crate::support::faulty::{FaultyStore, Plan};
use crate::support::{at_once, contents, repository, says};

/// What the next start found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Whole,
    Nothing,
}

/// Runs the change under the plan, then reopens, three times over.
#[track_caller]
fn check(case: &Case, plan: Plan) -> Found {
    let (mut desk, kept) = prepared(case);
    let before = desk.book.clone();
    let change = desk.decide((case.command)()).unwrap();
    let mut after: Book = before.clone();
    after.evolve(&change);

    let store = FaultyStore::over(kept, plan.clone());
    let tab = repository(&store);
    if let Ok(staged) = tab.stage(&change, desk.now.at) {
        // Whether the mark that it is pending goes away in time makes no difference.
        let _ = at_once(tab.settle(vec![staged]));
    }
    let reopened = store.reopened();
    let found = loaded(&reopened);
    let settled = contents(&reopened);
    assert!(
        settled.keys().all(|key| !key.contains("pending")),
        "{}, {plan:?}",
        case.name
    );
    assert_eq!(loaded(&reopened), found, "{}, {plan:?}", case.name);
    assert_eq!(contents(&reopened), settled, "{}, {plan:?}", case.name);
    assert_eq!(settled["foreign"], "left alone");
    if found == after {
        Found::Whole
    } else {
        assert_eq!(found, before, "half of it: {}, {plan:?}", case.name);
        Found::Nothing
    }
}

#[test]
fn killed_at_any_write_all_of_it_is_there_or_nothing() {
    let mut cases = 0;
    for case in &CASES {
        // The pending change is the first write: before it nothing, from it on everything.
        assert_eq!(check(case, Plan::KilledAfter(0)), Found::Nothing);
        for changes in 1..=case.writes + 1 {
            let plan = Plan::KilledAfter(changes);
            assert_eq!(
                check(case, plan),
                Found::Whole,
                "{} after {changes}",
                case.name
            );
            cases += 1;
        }
        cases += 1;
    }
    says(&format!("killed: {cases} cases"));
    assert_eq!(cases, 25);
}

#[test]
fn killed_while_a_failed_change_is_taken_back_it_is_all_or_nothing() {
    let mut cases = 0;
    for case in &CASES {
        for nth in 1..=case.writes {
            // At most every write, then every step back, then the pending change's removal.
            for changes in 0..=2 * case.writes + 1 {
                let _ = check(case, Plan::WriteThenKilled(nth, changes));
                cases += 1;
            }
            let unharmed = Plan::WriteThenKilled(nth, 2 * case.writes + 1);
            assert_eq!(check(case, unharmed), Found::Nothing, "{}", case.name);
        }
    }
    says(&format!("killed while taking back: {cases} cases"));
    assert!(cases >= 70);
}

#[test]
fn killed_while_the_start_finishes_a_change_the_next_start_does() {
    let mut cases = 0;
    for case in &CASES {
        let (mut desk, kept) = prepared(case);
        let change = desk.decide((case.command)()).unwrap();
        let store = FaultyStore::over(kept, Plan::KilledAfter(1));
        assert!(repository(&store).stage(&change, desk.now.at).is_err());
        desk.book.evolve(&change);
        let pending = store.reopened();
        for changes in 0..=case.writes {
            let start = FaultyStore::over(pending.clone(), Plan::KilledAfter(changes));
            // Already this start shows the change, though it cannot finish it.
            let seen = repository(&start).load().unwrap();
            assert_eq!(Book::from_records(seen.records), desk.book, "{}", case.name);
            assert_eq!(
                loaded(&start.reopened()),
                desk.book,
                "{} {changes}",
                case.name
            );
            cases += 1;
        }
    }
    says(&format!("killed while starting: {cases} cases"));
    assert_eq!(cases, 19);
}
