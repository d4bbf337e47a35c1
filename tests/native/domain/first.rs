//! What the first screens show: the promises without a mark, the newest entries, and something of anything.

use troth::domain::first::{ROWS, newest_first};
use troth::domain::{Command, Thing};

use crate::support::{Desk, entry_id, make, mark, moment, promise_id, write};

#[test]
fn nothing_is_shown_of_an_empty_book() {
    assert_eq!(Desk::at("2026-11-22T12:00").book.shown_first(), []);
}

#[test]
fn the_newest_entries_are_shown_by_the_day_they_stand_under() {
    let mut desk = Desk::at("2026-11-22T12:00");
    for number in 1..=ROWS as u64 + 2 {
        desk.does(write(number, "words"));
    }
    // The first one is moved to the top, and the last one is deleted.
    let when = moment("2026-11-22T12:01");
    desk.clock("2026-11-22T12:02").does(Command::MoveEntry {
        id: entry_id(1),
        when,
    });
    desk.does(Command::DeleteEntry(entry_id(ROWS as u64 + 2)));
    let mut expected = vec![Thing::Entry(entry_id(1))];
    let others = (3..=ROWS as u64 + 1).rev();
    expected.extend(others.map(|number| Thing::Entry(entry_id(number))));
    assert_eq!(desk.book.shown_first(), expected[..ROWS]);
    let newest = newest_first(desk.book.entries());
    assert_eq!(newest.len(), ROWS + 1);
    assert_eq!(newest[0].id, entry_id(1));
}

#[test]
fn every_promise_without_a_mark_is_shown_and_of_the_others_one_if_there_is_nothing_else() {
    let mut desk = Desk::at("2026-11-22T12:00");
    for number in 1..=3 {
        desk.does(make(number, "I call at noon.", None));
    }
    desk.does(mark(2, false));
    let promises = |numbers: &[u64]| -> Vec<Thing> {
        let things = numbers.iter();
        things
            .map(|number| Thing::Promise(promise_id(*number)))
            .collect()
    };
    assert_eq!(desk.book.shown_first(), promises(&[1, 3]));
    desk.does(mark(1, true));
    desk.does(mark(3, true));
    assert_eq!(desk.book.shown_first(), promises(&[1]));
    desk.does(Command::DeletePromise(promise_id(1)));
    assert_eq!(desk.book.shown_first(), promises(&[2]));
}
