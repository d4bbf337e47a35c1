//! Names, moments and wishes to begin with.

use chrono::{Days, NaiveDateTime};
use troth::domain::moment::{parse_date_time, parse_time};
use troth::domain::{CardId, Command, EntryId, Moment, PromiseDraft, PromiseId, Promiser, Prompt};
use troth::guide::{self, Card, Chapter};
use troth::platform::clock;

/// A text that would do harm if it were taken for markup.
pub(crate) const HOSTILE: &str =
    "<img src=x onerror=\"document.title='taken'\"><b>bold</b> & &amp; \u{202E}שלום 👩‍👩‍👧";

pub(crate) fn entry_id(number: u64) -> EntryId {
    EntryId::new(1_700_000_000_000 + number, u128::from(number))
}

pub(crate) fn promise_id(number: u64) -> PromiseId {
    PromiseId::new(1_700_000_000_000 + number, u128::from(number))
}

/// That time here, such as `2026-03-05T09:30`.
pub(crate) fn on(local: &str) -> Moment {
    clock::resolve(parse_date_time(local).unwrap())
}

/// That time of a day so many days ago.
pub(crate) fn ago(days: u64, time: &str) -> Moment {
    clock::resolve(around(clock::now().local, time) - Days::new(days))
}

/// That time of a day that is so many days away.
pub(crate) fn ahead(days: u64, time: &str) -> Moment {
    clock::resolve(around(clock::now().local, time) + Days::new(days))
}

fn around(day: NaiveDateTime, time: &str) -> NaiveDateTime {
    day.date().and_time(parse_time(time).unwrap())
}

/// Writes an entry.
pub(crate) fn write(number: u64, text: &str) -> Command {
    Command::WriteEntry {
        id: entry_id(number),
        text: text.to_owned(),
        prompt: None,
    }
}

/// Makes a promise of one's own.
pub(crate) fn make(number: u64, what: &str, due: Option<Moment>) -> Command {
    made_by(Promiser::Me, number, what, due)
}

/// Makes a promise, or records one made to me.
pub(crate) fn made_by(promiser: Promiser, number: u64, what: &str, due: Option<Moment>) -> Command {
    Command::MakePromise {
        id: promise_id(number),
        draft: PromiseDraft {
            promiser,
            what: what.to_owned(),
            due,
            note: String::new(),
        },
    }
}

/// Marks a promise.
pub(crate) fn mark(number: u64, kept: bool) -> Command {
    Command::MarkPromise {
        id: promise_id(number),
        kept,
    }
}

/// A question of a card.
pub(crate) fn prompt(text: &str) -> Prompt {
    Prompt {
        card: CardId::parse("admit/own-it").unwrap(),
        text: text.to_owned(),
    }
}

/// A card of the guide.
pub(crate) fn card(chapter: Chapter, number: usize) -> &'static Card {
    guide::card(chapter, number).unwrap()
}
