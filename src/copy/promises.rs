//! Promises.

use chrono::{Datelike, NaiveDateTime, TimeDelta};

use crate::domain::due::DueChip;
use crate::domain::so_far::{DAYS, SoFar};
use crate::domain::{EventKind, Moment, Promiser};
use crate::route::Shelf;

/// The screen's name.
pub const TITLE: &str = "Promises";
/// The button to the form.
pub const NEW: &str = "New promise";
/// Over the choice of whose promise it is.
pub const WHOSE: &str = "Whose promise is it?";
/// The button that makes it.
pub const MAKE: &str = "Make promise";
/// Over the quick choices.
pub const WHEN: &str = "When is it due?";
/// The date field.
pub const DUE_DATE: &str = "Due date";
/// The time field.
pub const DUE_TIME: &str = "Due time";
/// The note field.
pub const NOTE: &str = "Note (optional)";
/// Under the field of what is promised.
pub const HINT: &str = "Small and plain: something you can do, and both would see.";
/// The button that marks it kept.
pub const KEPT: &str = "Kept";
/// The button that marks it not kept.
pub const NOT_KEPT: &str = "Not kept";
/// The button that opens the due time.
pub const CHANGE_TIME: &str = "Change time";
/// The button that keeps the new due time.
pub const SAVE_TIME: &str = "Save time";
/// The button that keeps a note.
pub const SAVE_NOTE: &str = "Save note";
/// The button that takes a mark back.
pub const TAKE_BACK: &str = "Take the mark back";
/// The button that deletes a promise.
pub const DELETE: &str = "Delete promise";
/// What happened to a promise so far.
pub const HISTORY: &str = "History";
/// A promise that was made to me.
pub const MADE_TO_ME: &str = "Made to you";
/// The record.
pub const SO_FAR: &str = "So far";
/// Under the record.
pub const SO_FAR_HINT: &str = "Plain counts, not a score. “Not marked” is not “not kept”.";
/// Said after something was taken back.
pub const TAKEN_BACK: &str = "Taken back.";
/// Said after a promise was made.
pub const MADE: &str = "Promise made.";
/// Said after a promise was marked kept.
pub const MARKED_KEPT: &str = "Marked kept.";
/// Said after a promise was marked not kept.
pub const MARKED_NOT_KEPT: &str = "Marked not kept.";
/// Said after the due time was changed.
pub const TIME_CHANGED: &str = "Due time changed. The change is in its history.";
/// Said after a note was added.
pub const NOTED: &str = "Note added.";
/// Said after a promise was deleted.
pub const DELETED: &str = "Promise deleted.";
/// Said after a promise came back.
pub const RESTORED: &str = "The promise is back.";
/// What to do first when one's own promise was not kept.
pub const AFTER_NOT_KEPT: &str = "Do they know? Tell them before they find out. A promise not kept \
     takes more than one kept to make good. If you like, make one smaller promise.";
/// The link to a smaller promise.
pub const SMALLER: &str = "Make one smaller promise";

/// The button that shows older promises.
pub const OLDER: &str = "Show older promises";
/// The navigation between the shelves.
pub const SHELVES: &str = "Promises by where they stand";

/// The heading over one person's counts.
#[must_use]
pub const fn so_far_of(promiser: Promiser) -> &'static str {
    match promiser {
        Promiser::Me => "Your promises",
        Promiser::Them => "Promises made to you",
    }
}

/// The choice of whose promise it is.
#[must_use]
pub const fn whose(promiser: Promiser) -> &'static str {
    match promiser {
        Promiser::Me => "I promise",
        Promiser::Them => "They promised me",
    }
}

/// The field of what is promised.
#[must_use]
pub const fn what(promiser: Promiser) -> &'static str {
    match promiser {
        Promiser::Me => "What do you promise?",
        Promiser::Them => "What did they promise?",
    }
}

/// A quick choice.
#[must_use]
pub const fn chip(chip: DueChip) -> &'static str {
    match chip {
        DueChip::Tonight => "Tonight",
        DueChip::Tomorrow => "Tomorrow",
        DueChip::Sunday => "Sunday",
        DueChip::NoDate => "No date",
    }
}

/// A shelf's name.
#[must_use]
pub const fn shelf(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Open => "Open",
        Shelf::Due => "Due",
        Shelf::Closed => "Closed",
    }
}

/// What an empty shelf is for: its title and its text.
#[must_use]
pub const fn empty(shelf: Shelf) -> (&'static str, &'static str) {
    match shelf {
        Shelf::Open => (
            "No open promise",
            "A promise here is one small thing that you will do, and by when. Made in the open, it can be seen kept.",
        ),
        Shelf::Due => (
            "Nothing is due",
            "A promise comes here on its day, and stays until you mark it kept or not kept.",
        ),
        Shelf::Closed => (
            "Nothing marked yet",
            "Promises that you marked kept or not kept are listed here, with their history.",
        ),
    }
}

/// When something is due, in words: `day` and `time` as the person writes them.
#[must_use]
pub fn due(due: &Moment, now: &Moment, day: &str, time: &str) -> String {
    let when = named_day(due.local, now.local, day);
    let zone = if due.zone == now.zone || due.zone.is_empty() {
        String::new()
    } else {
        format!(" ({})", due.zone)
    };
    if due.at <= now.at {
        format!("Was due {when}, {time}{zone}. Not marked yet.")
    } else {
        format!("Due {when}, {time}{zone}")
    }
}

/// The due line of a promise without one.
pub const NO_DUE: &str = "No date";

/// "today", "tomorrow", "yesterday", or the day given.
#[must_use]
pub fn named_day(local: NaiveDateTime, now: NaiveDateTime, day: &str) -> String {
    match local.date() - now.date() {
        days if days == TimeDelta::zero() => "today".to_owned(),
        days if days == TimeDelta::days(1) => "tomorrow".to_owned(),
        days if days == TimeDelta::days(-1) => "yesterday".to_owned(),
        _ if local.year() == now.year() => day.to_owned(),
        _ => format!("{day} {}", local.year()),
    }
}

/// The mark of a closed promise, with the day it was set.
#[must_use]
pub fn marked(kept: bool, day: &str) -> String {
    format!("{}, marked {day}", if kept { KEPT } else { NOT_KEPT })
}

/// One line of the history: what happened, and when. Nothing for what needs no line.
#[must_use]
pub fn happened(kind: &EventKind, retracts: bool, when: &str, new_due: &str) -> String {
    let what = match kind {
        _ if retracts => "Taken back".to_owned(),
        EventKind::Made { .. } => "Made".to_owned(),
        EventKind::Kept => "Marked kept".to_owned(),
        EventKind::NotKept => "Marked not kept".to_owned(),
        EventKind::Changed { due: Some(_) } => format!("Changed to {new_due}"),
        EventKind::Changed { due: None } => "Changed to no date".to_owned(),
        EventKind::Noted { note } => format!("Note: {note}"),
        EventKind::Excused { note } => format!("Excused: {note}"),
        EventKind::Paused => "Paused".to_owned(),
        EventKind::Resumed => "Taken up again".to_owned(),
        EventKind::Repaired { note } => format!("Repaired: {note}"),
        EventKind::Withdrawn => "Withdrawn".to_owned(),
    };
    format!("{when}: {what}")
}

/// The record in a sentence.
#[must_use]
pub fn so_far(counts: SoFar) -> String {
    if counts.total() == 0 {
        return format!("Nothing was due in the last {DAYS} days.");
    }
    format!(
        "In the last {DAYS} days: {} kept, {} not kept, {} not marked.",
        counts.kept, counts.not_kept, counts.not_marked
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;
    use crate::domain::moment::parse_date_time;

    fn moment(local: &str, zone: &str) -> Moment {
        let local = parse_date_time(local).unwrap();
        Moment {
            at: Timestamp(local.and_utc().timestamp_millis()),
            local,
            zone: zone.into(),
        }
    }

    #[track_caller]
    fn check(due_at: &str, zone: &str, expected: &str) {
        let now = moment("2026-11-22T12:00:00", "Europe/London");
        assert_eq!(
            due(&moment(due_at, zone), &now, "Friday 1 May", "20:00"),
            expected
        );
    }

    #[test]
    fn due_lines() {
        check("2026-11-22T20:00:00", "Europe/London", "Due today, 20:00");
        check(
            "2026-11-23T20:00:00",
            "Europe/London",
            "Due tomorrow, 20:00",
        );
        check(
            "2026-11-21T20:00:00",
            "Europe/London",
            "Was due yesterday, 20:00. Not marked yet.",
        );
        check(
            "2026-05-01T20:00:00",
            "",
            "Was due Friday 1 May, 20:00. Not marked yet.",
        );
        check(
            "2027-05-01T20:00:00",
            "Asia/Tokyo",
            "Due Friday 1 May 2027, 20:00 (Asia/Tokyo)",
        );
    }
}
