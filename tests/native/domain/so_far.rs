//! The record, in plain counts.

use troth::domain::so_far::SoFar;
use troth::domain::{Command, PromiseDraft, Promiser};

use crate::support::{Desk, moment, promise_id};

/// What happened to one promise.
struct Case {
    made: &'static str,
    due: Option<&'static str>,
    marked: Option<(&'static str, bool)>,
}

/// The counts on 22 November 2026 at noon: kept, not kept, not marked.
#[track_caller]
fn check(cases: &[Case], expected: (usize, usize, usize)) {
    for promiser in [Promiser::Me, Promiser::Them] {
        let mut desk = Desk::at("2026-11-22T12:00");
        for (number, case) in cases.iter().enumerate() {
            let id = promise_id(number as u64);
            desk.clock(case.made).does(Command::MakePromise {
                id,
                draft: PromiseDraft {
                    promiser,
                    what: "a".to_owned(),
                    due: case.due.map(moment),
                    note: String::new(),
                },
            });
            if let Some((at, kept)) = case.marked {
                desk.clock(at).does(Command::MarkPromise { id, kept });
            }
        }
        let now = moment("2026-11-22T12:00");
        let counts = SoFar::of(&desk.book, promiser, &now);
        assert_eq!((counts.kept, counts.not_kept, counts.not_marked), expected);
        assert_eq!(counts.total(), expected.0 + expected.1 + expected.2);
        let (Promiser::Me | Promiser::Them) = promiser;
        let other = if promiser == Promiser::Me {
            Promiser::Them
        } else {
            Promiser::Me
        };
        assert_eq!(SoFar::of(&desk.book, other, &now), SoFar::default());
    }
}

const fn case(
    made: &'static str,
    due: Option<&'static str>,
    marked: Option<(&'static str, bool)>,
) -> Case {
    Case { made, due, marked }
}

#[test]
fn nothing_counts_before_it_is_due_or_marked() {
    check(&[], (0, 0, 0));
    check(&[case("2026-11-20T12:00", None, None)], (0, 0, 0));
    check(
        &[case("2026-11-20T12:00", Some("2026-11-22T12:01"), None)],
        (0, 0, 0),
    );
}

#[test]
fn due_and_not_marked_is_not_not_kept() {
    check(
        &[case("2026-11-20T12:00", Some("2026-11-22T12:00"), None)],
        (0, 0, 1),
    );
    check(
        &[case("2026-11-20T12:00", Some("2026-11-21T12:00"), None)],
        (0, 0, 1),
    );
}

#[test]
fn marks_count_as_they_were_set() {
    let (made, due) = ("2026-11-20T12:00", Some("2026-11-21T12:00"));
    check(
        &[case(made, due, Some(("2026-11-21T13:00", true)))],
        (1, 0, 0),
    );
    check(
        &[case(made, due, Some(("2026-11-21T13:00", false)))],
        (0, 1, 0),
    );
    check(
        &[case(made, None, Some(("2026-11-21T13:00", false)))],
        (0, 1, 0),
    );
    // Marked before it was due: it counts at once.
    check(
        &[case(
            made,
            Some("2026-12-24T12:00"),
            Some(("2026-11-20T13:00", true)),
        )],
        (1, 0, 0),
    );
}

#[test]
fn thirty_days_and_no_more() {
    let inside = Some("2026-10-23T12:00");
    let outside = Some("2026-10-23T11:59:59");
    let made = "2026-10-01T12:00";
    check(
        &[case(made, inside, None), case(made, outside, None)],
        (0, 0, 1),
    );
    let late = Some(("2026-11-21T12:00", true));
    check(
        &[case(made, inside, late), case(made, outside, late)],
        (1, 0, 0),
    );
    check(
        &[case(made, None, Some(("2026-10-23T11:59", false)))],
        (0, 0, 0),
    );
}

#[test]
fn all_together() {
    let (made, due) = ("2026-11-01T12:00", Some("2026-11-21T12:00"));
    let cases = [
        case(made, due, Some(("2026-11-21T13:00", true))),
        case(made, due, Some(("2026-11-21T13:00", true))),
        case(made, due, Some(("2026-11-21T13:00", false))),
        case(made, due, None),
        case(made, None, None),
    ];
    check(&cases, (2, 1, 1));
}

#[test]
fn a_deleted_promise_is_not_counted() {
    let mut desk = Desk::at("2026-11-20T12:00");
    desk.does(crate::support::make(
        1,
        "a",
        Some(moment("2026-11-21T12:00")),
    ));
    desk.does(Command::DeletePromise(promise_id(1)));
    let counts = SoFar::of(&desk.book, Promiser::Me, &moment("2026-11-22T12:00"));
    assert_eq!(counts, SoFar::default());
}
