//! Two devices with three tabs each: random wishes, settled and read again in any order, over
//! copies of the local store that lag behind; then backups exchanged.
//!
//! All tabs of a device end equal. The promises and the entries of both devices end equal. Nothing that was said
//! saved disappears: a text is there as itself or as a second version, or somebody who had it
//! before their eyes wrote something else in its place.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use troth::domain::{Binned, Book, Command, Entry, EntryId, Event, Promise, PromiseId, Record};
use troth::storage::{Envelope, Key, LocalStore, Problem, wire};

use super::cases;
use super::steps::{Step, step};
use super::tabs::{Act, Open, Written, act, meeting};
use crate::support::device::{Device, take_over};
use crate::support::{Desk, at_once};

/// Lets the tabs of one device do all of it. What they wrote, and the device's book.
fn lives(device: &Device, number: u128, acts: &[Act]) -> Result<(Written, Book), TestCaseError> {
    let mut written = Written::default();
    let mut tabs: Vec<Open<'_>> = (0..3)
        .map(|tab| {
            Open::new(
                device,
                &format!("tab{number}{tab}"),
                number * 1_000_000 + tab * 1_000,
            )
        })
        .collect();
    for (turn, act) in acts.iter().enumerate() {
        act.done(&mut tabs, turn, &mut written);
    }
    device.mends();
    // Everything is settled and read by everybody, twice: settling may write again.
    for _ in 0..2 {
        for tab in &mut tabs {
            tab.settle(&mut written);
            tab.retry(&mut written);
        }
        for tab in &mut tabs {
            tab.reads_again();
        }
    }
    let before = tabs
        .iter()
        .map(|tab| tab.desk.book.clone())
        .collect::<Vec<_>>();
    prop_assert_eq!(&before[0], &before[1]);
    prop_assert_eq!(&before[0], &before[2]);
    let start = device.start();
    let is_damaged = |problem: &Problem| *problem != Problem::SecondVersion;
    prop_assert!(
        !start.problems.iter().any(is_damaged),
        "{:?}",
        start.problems
    );
    // Whatever this start repaired, the tabs read.
    for tab in &mut tabs {
        tab.reads_again();
        prop_assert_eq!(&tab.desk.book, &start.book);
    }
    Ok((written, start.book))
}

/// Every promise, deleted ones too.
fn logs(book: &Book) -> BTreeMap<PromiseId, Promise> {
    let binned = book.bin();
    let deleted = binned.iter().filter_map(|binned| match binned {
        Binned::Promise(promise) => Some(*promise),
        Binned::Entry(_) => None,
    });
    let all = book.promises().chain(deleted);
    all.map(|promise| (promise.id, promise.clone())).collect()
}

fn events(book: &Book) -> BTreeMap<PromiseId, Vec<Event>> {
    let logs = logs(book).into_iter();
    logs.map(|(id, promise)| (id, promise.events().cloned().collect()))
        .collect()
}

/// Every entry, deleted ones too.
fn entries(book: &Book) -> BTreeMap<EntryId, Entry> {
    let binned = book.bin();
    let deleted = binned.iter().filter_map(|binned| match binned {
        Binned::Entry(entry) => Some(*entry),
        Binned::Promise(_) => None,
    });
    let all = book.entries().chain(deleted);
    all.map(|entry| (entry.id, entry.clone())).collect()
}

fn is_kept(written: &Written, book: &Book) -> Result<(), TestCaseError> {
    let entries = entries(book);
    let found: BTreeSet<&str> = entries.values().map(|entry| entry.text.as_str()).collect();
    let texts_saved = written.settled_texts().filter(|_| !written.is_guessed());
    for text in texts_saved {
        prop_assert!(
            written.is_accounted(text, &found),
            "{text} is lost of {found:?}"
        );
    }
    let events: BTreeSet<String> = events(book)
        .values()
        .flatten()
        .map(|event| event.id.to_string())
        .collect();
    for event in written.settled_events() {
        prop_assert!(events.contains(event), "event {event} is lost");
    }
    Ok(())
}

/// What a backup of the device holds, each record as it is read.
fn backup(device: &Device) -> Vec<Record> {
    let texts = device.tab("backup").texts().expect("memory can be read");
    let read = |(name, text): (String, String)| {
        let envelope = Envelope::decode(&name, &text).ok()?;
        let record = wire::decode(&Key::parse(&name)?, &envelope.body, envelope.deleted)?;
        (!matches!(record, Record::Gone(..))).then_some(record)
    };
    texts.into_iter().filter_map(read).collect()
}

/// Restores a backup of one device on the other.
fn exchange(from: &Device, to: &Device, chance: u128) -> Result<(), TestCaseError> {
    let mut desk = Desk::at("2026-11-23T12:00").by(chance);
    desk.book = to.start().book;
    let tab = to.tab("restores");
    drop(tab.load());
    for chunk in backup(from).chunks(5) {
        let change = desk
            .decide(Command::Restore(chunk.to_vec()))
            .expect("granted");
        let staged = tab
            .stage(&change, desk.now.at)
            .expect("memory takes everything");
        desk.book.evolve(&change);
        let otherwise = at_once(tab.settle(vec![staged])).expect("memory takes everything");
        prop_assert_eq!(&otherwise, &vec![]);
        take_over(&mut desk.book, otherwise);
    }
    prop_assert_eq!(&to.start().book, &desk.book);
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn all_tabs_of_a_device_end_equal_and_nothing_saved_is_lost(
        acts in prop::collection::vec(act(step()), 1..40),
    ) {
        let device = Device::new();
        let (written, book) = lives(&device, 1, &acts)?;
        is_kept(&written, &book)?;
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn tabs_that_write_the_same_few_things_lose_nothing_that_was_said_saved(
        acts in prop::collection::vec(act(meeting()), 1..30),
    ) {
        let device = Device::new();
        let (written, book) = lives(&device, 1, &acts)?;
        is_kept(&written, &book)?;
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn two_devices_end_equal_whatever_the_order(
        mine in prop::collection::vec(act(step()), 1..25),
        theirs in prop::collection::vec(act(step()), 1..25),
        order in prop::collection::vec(any::<bool>(), 0..4),
        is_mine_last in any::<bool>(),
    ) {
        let devices = [Device::new(), Device::new()];
        let (my_written, my_book) = lives(&devices[0], 1, &mine)?;
        let (their_written, their_book) = lives(&devices[1], 2, &theirs)?;
        let mut expected = events(&my_book);
        for (id, promise) in logs(&their_book) {
            let both = logs(&my_book).get(&id).map(|known| known.merge(&promise)).unwrap_or(promise);
            expected.insert(id, both.events().cloned().collect());
        }
        for (turn, is_mine) in order.iter().chain(&[is_mine_last, !is_mine_last]).enumerate() {
            let (from, to) = if *is_mine { (0, 1) } else { (1, 0) };
            exchange(&devices[from], &devices[to], 9_000_000 + turn as u128 * 1_000)?;
        }
        let books = devices.each_ref().map(|device| device.start().book);
        prop_assert_eq!(&events(&books[0]), &expected);
        prop_assert_eq!(&events(&books[1]), &expected);
        for (id, promise) in logs(&books[0]) {
            prop_assert_eq!(promise.state(), logs(&books[1])[&id].state());
        }
        // What was restored last stands in place of what was there, on both.
        prop_assert_eq!(entries(&books[0]), entries(&books[1]));
        // The devices keep their own names; and once more in both directions changes nothing.
        prop_assert!(books[0].identity().is_none() || books[0].identity() != books[1].identity());
        for (from, to) in [(0, 1), (1, 0), (0, 1)] {
            exchange(&devices[from], &devices[to], 99_000_000)?;
        }
        let pictures = devices.each_ref().map(Device::picture);
        for (from, to) in [(0, 1), (1, 0)] {
            exchange(&devices[from], &devices[to], 99_000_000)?;
        }
        prop_assert_eq!(devices.each_ref().map(Device::picture), pictures);
        drop((my_written, their_written));
    }
}

#[test]
fn a_wish_that_is_only_the_clock_does_nothing() {
    let device = Device::new();
    let acts = [Act::Wish(0, Step::Clock(5)), Act::Settle(0)];
    let (_, book) = lives(&device, 1, &acts).expect("this holds");
    assert_eq!(book, Book::default());
    assert_eq!(device.local.keys(), Ok(vec![]));
}

#[test]
fn what_was_written_over_words_nobody_had_read_came_of_nothing_that_is_known() {
    // Three revisions ahead, the last of them over a text that its tab had not read: it was taken
    // for a later state of the saved text, which went.
    let writes = |tab, entry| Act::Wish(tab, Step::Write(entry, String::new(), false));
    let acts = [
        writes(0, 1),
        Act::Settle(0),
        writes(1, 1),
        Act::ReadAgain(0),
        writes(0, 1),
        Act::CatchUp(1),
        writes(1, 1),
        writes(1, 0),
        Act::Reload(0),
    ];
    let device = Device::new();
    let (written, book) = lives(&device, 1, &acts).expect("the tabs end equal");
    is_kept(&written, &book).expect("nothing is lost");
}
