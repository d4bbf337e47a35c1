//! Promises: made, marked, changed, noted, deleted.

use troth::domain::text::{NOTE_MAX, PROMISE_MAX};
use troth::domain::{
    Command, DueField, EventKind, Moment, PromiseDraft, Promiser, Refusal, Standing,
};

use crate::support::{Desk, change_due, make, mark, moment, promise_id};

fn draft(promiser: Promiser, what: &str, due: Option<Moment>, note: &str) -> Command {
    Command::MakePromise {
        id: promise_id(1),
        draft: PromiseDraft {
            promiser,
            what: what.to_owned(),
            due,
            note: note.to_owned(),
        },
    }
}

fn note(text: impl Into<String>) -> Command {
    Command::NotePromise {
        id: promise_id(1),
        note: text.into(),
    }
}

/// At noon on 22 November 2026, with a promise due at eight in the evening.
pub(super) fn due_at_eight() -> Desk {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(
        1,
        "I am home by eight.",
        Some(moment("2026-11-22T20:00")),
    ));
    desk
}

#[track_caller]
pub(super) fn check_standing(desk: &Desk, expected: Standing) {
    let state = desk.promise(1).state().unwrap();
    assert_eq!(state.standing(&desk.now), expected);
}

#[test]
fn a_promise_needs_nothing_but_what_is_promised() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "  I call at noon.\n", None));
    let state = desk.promise(1).state().unwrap();
    assert_eq!(state.what, "I call at noon.");
    assert_eq!(
        (state.due, state.mark, state.promiser),
        (None, None, Promiser::Me)
    );
    check_standing(&desk, Standing::Open);
    assert!(desk.book.has_writing());
}

#[test]
fn a_promise_made_to_me_is_theirs() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(draft(
        Promiser::Them,
        "Home by eight",
        None,
        " said on Friday ",
    ));
    let state = desk.promise(1).state().unwrap();
    assert_eq!(
        (state.promiser, state.note.as_str()),
        (Promiser::Them, "said on Friday")
    );
    desk.does(mark(1, true));
    check_standing(&desk, Standing::Kept);
}

#[track_caller]
fn check_refused(what: &str, due: Option<&str>, note: &str, expected: &Refusal) {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.refuses(draft(Promiser::Me, what, due.map(moment), note), expected);
}

#[test]
fn a_form_that_cannot_be_is_refused_with_the_reason() {
    check_refused("", None, "", &Refusal::PromiseEmpty);
    check_refused(" \u{200B}\n", None, "", &Refusal::PromiseEmpty);
    let (has, max) = (PROMISE_MAX + 1, PROMISE_MAX);
    check_refused(
        &"ж".repeat(has),
        None,
        "",
        &Refusal::PromiseTooLong { has, max },
    );
    let (has, max) = (NOTE_MAX + 1, NOTE_MAX);
    check_refused(
        "a",
        None,
        &"ж".repeat(has),
        &Refusal::NoteTooLong { has, max },
    );
    let date = Refusal::DueInPast(DueField::Date);
    check_refused("a", Some("2026-11-21T23:59"), "", &date);
    check_refused("a", Some("0001-01-01T00:00"), "", &date);
    let time = Refusal::DueInPast(DueField::Time);
    check_refused("a", Some("2026-11-22T12:00"), "", &time);
    check_refused("a", Some("2026-11-22T00:00"), "", &time);
}

#[test]
fn two_taps_on_the_form_make_one_promise() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "a", None));
    let again = desk.does(make(1, "a", None));
    assert!(again.records.is_empty());
    assert_eq!(
        (
            desk.book.promises().count(),
            desk.promise(1).events().count()
        ),
        (1, 1)
    );
}

#[test]
fn marking_twice_is_one_event_and_the_opposite_is_refused() {
    for (kept, standing) in [(true, Standing::Kept), (false, Standing::NotKept)] {
        let mut desk = due_at_eight();
        desk.does(mark(1, kept));
        assert!(desk.does(mark(1, kept)).records.is_empty());
        desk.refuses(mark(1, !kept), &Refusal::AlreadyMarked);
        assert_eq!(desk.promise(1).events().count(), 2);
        check_standing(&desk, standing);
    }
}

#[test]
fn a_mark_is_taken_back_by_one_more_event() {
    let mut desk = due_at_eight();
    desk.clock("2026-11-22T21:00");
    check_standing(&desk, Standing::Due);
    let marked = desk.does(mark(1, false));
    let undo = marked.undo.unwrap();
    let taken_back = desk.does(undo.clone());
    assert_eq!(taken_back.undo, None);
    check_standing(&desk, Standing::Due);
    assert_eq!(desk.promise(1).events().count(), 3);
    desk.refuses(undo, &Refusal::NothingToUndo);
    desk.does(mark(1, true));
    check_standing(&desk, Standing::Kept);
}

#[test]
fn what_takes_back_cannot_be_taken_back() {
    let mut desk = due_at_eight();
    let marked = desk.does(mark(1, true));
    desk.does(marked.undo.unwrap());
    let event = desk.last_event(1).id;
    let id = promise_id(1);
    desk.refuses(Command::Retract { id, event }, &Refusal::NothingToUndo);
}

/// Taking back the making left a promise that no state could be read from: it vanished from the
/// lists, and at the next start its record counted as damaged.
#[test]
fn that_it_was_made_cannot_be_taken_back() {
    let mut desk = due_at_eight();
    let (id, event) = (promise_id(1), desk.last_event(1).id);
    desk.refuses(Command::Retract { id, event }, &Refusal::NothingToUndo);
}

#[test]
fn notes_are_added_and_never_empty() {
    let mut desk = due_at_eight();
    desk.refuses(note(" \n"), &Refusal::NoteEmpty);
    let (has, max) = (NOTE_MAX + 1, NOTE_MAX);
    desk.refuses(note("ж".repeat(has)), &Refusal::NoteTooLong { has, max });
    desk.does(note(" I was late, and rang. "));
    let second = desk.does(note("ж".repeat(NOTE_MAX)));
    assert_eq!(desk.promise(1).state().unwrap().notes.len(), 2);
    desk.does(second.undo.unwrap());
    let notes = desk.promise(1).state().unwrap().notes;
    assert_eq!(notes, [(desk.now.at, "I was late, and rang.".to_owned())]);
}

#[test]
fn a_deleted_promise_comes_back_with_its_history() {
    let mut desk = due_at_eight();
    desk.does(mark(1, true));
    let before = desk.book.clone();
    let deleted = desk.does(Command::DeletePromise(promise_id(1)));
    assert_eq!(desk.book.promise(promise_id(1)), None);
    assert_eq!(desk.book.promises().count(), 0);
    desk.does(deleted.undo.unwrap());
    assert_eq!(desk.book, before);
    assert_eq!(desk.promise(1).events().count(), 2);
}

#[test]
fn what_is_gone_cannot_be_changed() {
    let mut desk = due_at_eight();
    let event = desk.last_event(1).id;
    let id = promise_id(1);
    desk.does(Command::DeletePromise(id));
    for command in [
        mark(1, true),
        change_due(1, None),
        note("a"),
        Command::Retract { id, event },
        Command::DeletePromise(id),
    ] {
        desk.refuses(command, &Refusal::NoSuchPromise);
    }
    assert!(desk.does(make(1, "a", None)).records.is_empty());
    desk.does(Command::RestorePromise(id));
    desk.refuses(Command::RestorePromise(id), &Refusal::NothingToUndo);
}

#[test]
fn the_log_says_what_happened() {
    let mut desk = due_at_eight();
    desk.does(change_due(1, None));
    desk.does(mark(1, false));
    desk.does(note("late"));
    let kinds: Vec<&str> = desk
        .promise(1)
        .events()
        .map(|event| event.kind.name())
        .collect();
    assert_eq!(kinds, ["made", "changed", "not-kept", "noted"]);
    let noted = EventKind::Noted {
        note: "late".to_owned(),
    };
    assert_eq!(desk.last_event(1).kind, noted);
}
