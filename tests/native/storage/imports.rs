//! A backup restored in several changes, killed at every step; restoring again completes it, and
//! restoring twice changes nothing.

use troth::domain::{Book, Command, Record};
use troth::storage::Key;

use super::work::{backup, some};
use crate::support::device::{Device, erase, settle, words};
use crate::support::mirror::Trouble;
use crate::support::{Desk, at_once, card, entry_id, make, mark, says, write};

/// A longer backup, in changes of a few records each.
fn chunks() -> Vec<Vec<Record>> {
    let mut records = backup();
    let mut other = Desk::at("2026-11-20T09:00").by(70_000);
    for number in 20..26 {
        records.extend(
            other
                .does(write(number, format!("Entry {number}.")))
                .records,
        );
    }
    for number in 20..23 {
        records.extend(other.does(make(number, "I listen.", None)).records);
        records.extend(other.does(mark(number, true)).records);
    }
    // As a file has it: each name once, as it was at last.
    let mut last: Vec<Record> = Vec::new();
    for record in records {
        last.retain(|known| Key::of(known) != Key::of(&record));
        last.push(record);
    }
    last.chunks(4).map(<[Record]>::to_vec).collect()
}

fn device() -> (Desk, Device) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    some(&mut desk, &device.tab("tab0"));
    (desk, device)
}

/// Restores until something fails. How many changes were there.
fn restore(desk: &mut Desk, device: &Device) -> usize {
    let tab = device.tab("tabA");
    let mut changes = 0;
    for chunk in chunks() {
        let change = desk.decide(Command::Restore(chunk)).unwrap();
        if change.records.is_empty() {
            continue;
        }
        changes += 1;
        if settle(desk, &tab, &change).is_err() {
            break;
        }
    }
    changes
}

fn restored() -> Book {
    let (mut desk, device) = device();
    assert!(restore(&mut desk, &device) > 3);
    assert_eq!(device.start().book, desk.book);
    desk.book
}

/// The same but for who records here: made anew by every restoring that was not finished.
#[track_caller]
fn is_same(found: &Book, expected: &Book) {
    let entries = |book: &Book| book.entries().cloned().collect::<Vec<_>>();
    let promises = |book: &Book| book.promises().cloned().collect::<Vec<_>>();
    assert_eq!(entries(found), entries(expected));
    assert_eq!(promises(found), promises(expected));
    assert_eq!(found.favourites(), expected.favourites());
    assert_eq!(found.preferences(), expected.preferences());
    assert_eq!(found.bin().len(), expected.bin().len());
}

#[test]
fn killed_at_any_step_every_record_is_whole_and_restoring_again_completes() {
    let expected = restored();
    let (before, _) = device();
    let mut cases = 0;
    for most in 0.. {
        let (mut desk, device) = device();
        device.power.off_after(most);
        restore(&mut desk, &device);
        if !device.power.is_off() {
            break;
        }
        let start = device.start();
        assert_eq!(start.problems, []);
        for entry in start.book.entries() {
            let known = [&before.book, &expected].map(|book| book.entry(entry.id));
            assert!(known.contains(&Some(entry)), "{entry:?}");
        }
        for promise in start.book.promises() {
            let known = [&before.book, &expected].map(|book| book.promise(promise.id));
            assert!(known.contains(&Some(promise)), "{promise:?}");
        }
        let mut again = desk.clone();
        again.book = start.book;
        restore(&mut again, &device);
        is_same(&again.book, &expected);
        assert_eq!(device.start().book, again.book);
        assert_eq!(restore(&mut again, &device), 0, "twice is not once");
        cases += 1;
    }
    says(&format!("import killed: {cases} cases"));
    assert_eq!(cases, 26);
}

#[test]
fn restoring_twice_changes_nothing() {
    let (mut desk, device) = device();
    restore(&mut desk, &device);
    let picture = device.picture();
    assert_eq!(restore(&mut desk, &device), 0);
    assert_eq!(device.picture(), picture);
    desk.book = device.start().book;
    assert_eq!(restore(&mut desk, &device), 0);
}

#[test]
fn a_mirror_that_fails_during_an_import_is_caught_up_with() {
    let expected = restored();
    for trouble in Trouble::ALL {
        for well in 0..4 {
            let (mut desk, device) = device();
            let tab = device.tab("tabA");
            device.mirror.after(well, trouble);
            for chunk in chunks() {
                let change = desk.decide(Command::Restore(chunk)).unwrap();
                drop(settle(&mut desk, &tab, &change));
            }
            device.mends();
            assert_eq!(at_once(tab.retry()), Ok(vec![]));
            assert_eq!(device.local.texts(), device.mirror.kept().texts);
            is_same(&device.start().book, &expected);
        }
    }
}

#[test]
fn what_was_written_here_since_is_not_lost_by_a_promise_s_older_log() {
    let (mut desk, device) = device();
    let old = desk.promise(1).clone();
    let tab = device.tab("tabA");
    crate::support::device::keep(&mut desk, &tab, mark(1, true));
    let before = words(&desk.book);
    let change = desk
        .decide(Command::Restore(vec![Record::Promise(old)]))
        .unwrap();
    assert_eq!(change.records, []);
    assert_eq!(words(&desk.book), before);
}

#[test]
fn an_erased_device_gets_everything_back_from_a_backup() {
    let (mut desk, device) = device();
    restore(&mut desk, &device);
    let whole = desk.book.clone();
    erase(&device.tab("tabA")).unwrap();
    let mut fresh = Desk::at("2026-11-22T13:00").by(900_000);
    fresh.book = device.start().book;
    let mut records: Vec<Record> = whole.entries().cloned().map(Record::Entry).collect();
    records.extend(whole.promises().cloned().map(Record::Promise));
    records.push(Record::Favourite {
        card: card("admit/own-it"),
        on: true,
    });
    let tab = device.tab("tabB");
    tab.load().unwrap();
    crate::support::device::keep(&mut fresh, &tab, Command::Restore(records));
    assert_eq!(words(&device.start().book), words(&whole));
    assert!(fresh.book.entry(entry_id(20)).is_some());
}
