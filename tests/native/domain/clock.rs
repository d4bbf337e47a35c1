//! The clock set back, a time zone changed: nothing breaks, and nothing is marked by itself.

use troth::domain::so_far::SoFar;
use troth::domain::{Moment, Promiser, Refusal, Standing};

use crate::support::{Desk, change_due, entry_id, make, mark, moment, moment_in, write};

/// A promise due on 22 November at eight in the evening in Berlin, made two days before.
fn due_in_berlin() -> Desk {
    let mut desk = Desk::at("2026-11-20T12:00");
    desk.does(make(1, "a", Some(moment("2026-11-22T20:00"))));
    desk
}

#[track_caller]
fn check(now: &Moment, expected: Standing) {
    let desk = due_in_berlin();
    let state = desk.promise(1).state().unwrap();
    assert_eq!(state.standing(now), expected, "{now:?}");
    assert_eq!(state.mark, None);
}

#[test]
fn time_alone_never_marks() {
    check(&moment("2026-11-21T23:59:59"), Standing::Open);
    check(&moment("2026-11-22T00:00"), Standing::Due);
    check(&moment("2026-11-22T20:00"), Standing::Due);
    check(&moment("2026-12-31T00:00"), Standing::Due);
    check(&moment("2099-01-01T00:00"), Standing::Due);
    check(&moment("1970-01-01T00:00"), Standing::Open);
}

#[test]
fn in_another_zone_the_instant_and_the_day_there_both_count() {
    // Eight in the evening in Berlin is four in the morning of the 23rd in Tokyo.
    check(
        &moment_in("2026-11-22T00:30", "Asia/Tokyo", 540),
        Standing::Due,
    );
    check(
        &moment_in("2026-11-23T03:59", "Asia/Tokyo", 540),
        Standing::Due,
    );
    check(
        &moment_in("2026-11-23T04:00", "Asia/Tokyo", 540),
        Standing::Due,
    );
    // And eleven in the morning in Los Angeles, where the 21st lasts longer.
    check(
        &moment_in("2026-11-21T23:00", "America/Los_Angeles", -480),
        Standing::Open,
    );
    check(
        &moment_in("2026-11-22T11:00", "America/Los_Angeles", -480),
        Standing::Due,
    );
    check(&moment_in("2026-11-22T11:00", "", -480), Standing::Due);
}

#[test]
fn what_is_due_is_due_where_the_day_has_not_come_yet() {
    let mut desk = Desk::at("2026-11-20T12:00");
    // Half past midnight in Berlin is half past three the afternoon before in Los Angeles.
    desk.does(make(1, "a", Some(moment("2026-11-23T00:30"))));
    let state = desk.promise(1).state().unwrap();
    for (now, expected) in [("15:29", Standing::Open), ("15:30", Standing::Due)] {
        let now = moment_in(&format!("2026-11-22T{now}"), "America/Los_Angeles", -480);
        assert_eq!(state.standing(&now), expected, "{now:?}");
    }
}

#[test]
fn a_mark_stands_whatever_the_clock_says() {
    for kept in [true, false] {
        let mut desk = due_in_berlin();
        desk.clock("2026-11-22T21:00").does(mark(1, kept));
        for now in ["1970-01-01T00:00", "2026-11-01T00:00", "2099-01-01T00:00"] {
            let expected = if kept {
                Standing::Kept
            } else {
                Standing::NotKept
            };
            let state = desk.promise(1).state().unwrap();
            assert_eq!(state.standing(&moment(now)), expected, "{now}");
        }
    }
}

#[test]
fn with_the_clock_set_back_everything_still_works() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    desk.does(make(1, "a", Some(moment("2026-11-22T20:00"))));
    desk.clock("2020-01-01T00:00");
    desk.does(write(1, "ab"));
    desk.does(write(2, "b"));
    desk.does(make(2, "b", Some(moment("2020-01-02T00:00"))));
    desk.does(change_due(1, Some(moment("2020-01-01T20:00"))));
    desk.does(mark(1, true));
    desk.does(mark(2, false));
    assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, "ab");
    let counts = SoFar::of(&desk.book, Promiser::Me, &desk.now);
    assert_eq!((counts.kept, counts.not_kept, counts.not_marked), (1, 1, 0));
}

#[test]
fn the_clock_before_1970_is_no_trouble() {
    let mut desk = Desk::at("1960-01-01T00:00");
    desk.does(write(1, "a"));
    desk.does(make(1, "a", Some(moment("1960-01-02T00:00"))));
    desk.does(mark(1, true));
    assert_eq!(desk.promise(1).events().count(), 2);
}

#[test]
fn what_was_passed_stays_passed_only_as_long_as_the_clock_says_so() {
    let mut desk = due_in_berlin();
    let later = Some(moment("2026-11-25T20:00"));
    desk.clock("2026-11-23T00:00");
    desk.refuses(change_due(1, later.clone()), &Refusal::AlreadyDue);
    desk.clock("2026-11-21T00:00").does(change_due(1, later));
}
