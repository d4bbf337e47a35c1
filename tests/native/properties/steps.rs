//! Random wishes, over few enough names that they meet.

use proptest::prelude::*;
use troth::domain::moment::iso_date_time;
use troth::domain::{
    Appearance, Change, Command, EventId, Moment, PromiseDraft, Promiser, Prompt, Refusal,
    Timestamp, Way,
};

use crate::support::{Desk, card, entry_id, moment, promise_id};

/// One thing that a person, or the clock, may do.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Write(u64, String, bool),
    WriteLong(u64, char, usize),
    Move(u64, i64),
    DeleteEntry(u64),
    RestoreEntry(u64),
    Make(u64, bool, String, Option<i64>),
    Mark(u64, bool),
    Retract(u64, usize),
    ChangeDue(u64, Option<i64>),
    Note(u64, String),
    DeletePromise(u64),
    RestorePromise(u64),
    Favourite(u64, bool),
    Choose(u8),
    /// The clock moves by so many minutes, also back.
    Clock(i64),
}

const CARDS: [&str; 3] = ["admit/own-it", "patience/long", "gone/for-good"];

pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(" \n\u{200B}".to_owned()),
        Just("words".to_owned()),
        "\\PC{0,8}",
        any::<String>().prop_map(|text| text.chars().take(12).collect()),
    ]
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let number = || 0_u64..4;
    let minutes = || -3_000_i64..3_000;
    let due = || prop::option::of(-200_i64..3_000);
    prop_oneof![
        4 => (number(), text(), any::<bool>()).prop_map(|(n, text, asked)| Step::Write(n, text, asked)),
        1 => (number(), any::<char>(), 19_999_usize..20_002)
            .prop_map(|(n, character, count)| Step::WriteLong(n, character, count)),
        2 => (number(), minutes()).prop_map(|(n, by)| Step::Move(n, by)),
        2 => number().prop_map(Step::DeleteEntry),
        2 => number().prop_map(Step::RestoreEntry),
        5 => (number(), any::<bool>(), text(), due())
            .prop_map(|(n, mine, what, due)| Step::Make(n, mine, what, due)),
        5 => (number(), any::<bool>()).prop_map(|(n, kept)| Step::Mark(n, kept)),
        4 => (number(), 0_usize..6).prop_map(|(n, at)| Step::Retract(n, at)),
        4 => (number(), due()).prop_map(|(n, due)| Step::ChangeDue(n, due)),
        3 => (number(), text()).prop_map(|(n, note)| Step::Note(n, note)),
        2 => number().prop_map(Step::DeletePromise),
        2 => number().prop_map(Step::RestorePromise),
        2 => (number(), any::<bool>()).prop_map(|(n, on)| Step::Favourite(n, on)),
        2 => (0_u8..10).prop_map(Step::Choose),
        3 => minutes().prop_map(Step::Clock),
    ]
}

pub(super) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..most)
}

pub(super) fn desk() -> Desk {
    Desk::at("2026-11-22T12:00")
}

/// Decides on one step; nothing is taken over. `None`: only the clock moved.
pub(super) fn decide(desk: &mut Desk, step: &Step) -> Option<Result<Change, Refusal>> {
    if let Step::Clock(by) = step {
        desk.now = later(&desk.now, *by);
        return None;
    }
    let command = command(desk, step);
    Some(desk.decide(command))
}

fn later(now: &Moment, minutes: i64) -> Moment {
    Moment {
        at: Timestamp(now.at.0 + minutes * 60_000),
        ..moment(&iso_date_time(
            now.local + chrono::TimeDelta::minutes(minutes),
        ))
    }
}

fn command(desk: &Desk, step: &Step) -> Command {
    let due = |minutes: &Option<i64>| minutes.map(|minutes| later(&desk.now, minutes));
    match step {
        Step::Write(number, text, asked) => Command::WriteEntry {
            id: entry_id(*number),
            text: text.clone(),
            prompt: asked.then(|| Prompt {
                card: card(CARDS[*number as usize % CARDS.len()]),
                text: text.clone(),
            }),
        },
        Step::WriteLong(number, character, count) => {
            crate::support::write(*number, character.to_string().repeat(*count))
        }
        Step::Move(number, by) => Command::MoveEntry {
            id: entry_id(*number),
            when: later(&desk.now, *by),
        },
        Step::DeleteEntry(number) => Command::DeleteEntry(entry_id(*number)),
        Step::RestoreEntry(number) => Command::RestoreEntry(entry_id(*number)),
        Step::Make(number, mine, what, minutes) => Command::MakePromise {
            id: promise_id(*number),
            draft: PromiseDraft {
                promiser: if *mine { Promiser::Me } else { Promiser::Them },
                what: what.clone(),
                due: due(minutes),
                note: what.clone(),
            },
        },
        Step::Mark(number, kept) => crate::support::mark(*number, *kept),
        Step::Retract(number, at) => {
            let promise = desk.book.promise(promise_id(*number));
            let event = promise.and_then(|promise| promise.events().nth(*at));
            Command::Retract {
                id: promise_id(*number),
                event: event.map_or(EventId::new(0, 0), |event| event.id),
            }
        }
        Step::ChangeDue(number, minutes) => crate::support::change_due(*number, due(minutes)),
        Step::Note(number, note) => Command::NotePromise {
            id: promise_id(*number),
            note: note.clone(),
        },
        Step::DeletePromise(number) => Command::DeletePromise(promise_id(*number)),
        Step::RestorePromise(number) => Command::RestorePromise(promise_id(*number)),
        Step::Favourite(number, on) => Command::SetFavourite {
            card: card(CARDS[*number as usize % CARDS.len()]),
            on: *on,
        },
        Step::Choose(which) => choice(*which),
        Step::Clock(_) => Command::ReadFirstEntryNotice,
    }
}

fn choice(which: u8) -> Command {
    match which {
        0 => Command::ChooseWay(Way::Broke),
        1 => Command::ChooseWay(Way::Hurt),
        2 => Command::ChooseWay(Way::Read),
        3 => Command::ChooseAppearance(Appearance::Light),
        4 => Command::ChooseAppearance(Appearance::Dark),
        5 => Command::ChooseAppearance(Appearance::System),
        6 => Command::Bookmark(card(CARDS[0])),
        7 => Command::Bookmark(card(CARDS[1])),
        8 => Command::ReadFirstEntryNotice,
        _ => Command::TurnOnSharing,
    }
}
