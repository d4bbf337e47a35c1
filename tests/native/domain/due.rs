//! The due time: changed before it passes, and never after.

use troth::domain::{DueField, Refusal, Standing};

use super::promises::{check_standing, due_at_eight};
use crate::support::{change_due, mark, moment};

#[test]
fn the_due_time_changes_before_it_passes() {
    let mut desk = due_at_eight();
    desk.clock("2026-11-22T19:59:59");
    desk.does(change_due(1, Some(moment("2026-11-23T08:00"))));
    let state = desk.promise(1).state().unwrap();
    assert_eq!(
        (state.due, state.changes),
        (Some(moment("2026-11-23T08:00")), 1)
    );
    let change = desk.does(change_due(1, None));
    assert_eq!(desk.promise(1).state().unwrap().due, None);
    desk.does(change.undo.unwrap());
    let state = desk.promise(1).state().unwrap();
    assert_eq!(
        (state.due, state.changes),
        (Some(moment("2026-11-23T08:00")), 1)
    );
}

#[test]
fn the_due_time_stays_once_it_has_passed_or_the_promise_is_marked() {
    let mut desk = due_at_eight();
    let later = Some(moment("2026-11-23T08:00"));
    desk.refuses(
        change_due(1, Some(moment("2026-11-22T11:00"))),
        &Refusal::DueInPast(DueField::Time),
    );
    let same = desk.does(change_due(1, Some(moment("2026-11-22T20:00"))));
    assert!(same.records.is_empty());
    desk.clock("2026-11-22T20:00");
    desk.refuses(change_due(1, later.clone()), &Refusal::AlreadyDue);
    desk.refuses(change_due(1, None), &Refusal::AlreadyDue);
    desk.does(mark(1, true));
    desk.refuses(change_due(1, later), &Refusal::AlreadyMarked);
}

/// A change to an earlier time could be taken back after that time had passed: a due time moved
/// after it was due.
#[test]
fn a_change_is_not_taken_back_once_the_due_time_has_passed() {
    let mut desk = due_at_eight();
    let change = desk.does(change_due(1, Some(moment("2026-11-22T18:00"))));
    desk.clock("2026-11-22T18:00");
    desk.refuses(change.undo.unwrap(), &Refusal::AlreadyDue);
    check_standing(&desk, Standing::Due);
}
