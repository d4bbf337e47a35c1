//! From version 1 to a version 2 that only these tests know, killed at every step: each record is
//! old and readable, or new; the next start goes on. An older Troth only reads.

use troth::domain::{Book, Command, Thing, Timestamp};
use troth::storage::migrate::Step;
use troth::storage::{Problem, StorageError};

use super::work::{draft, some};
use crate::support::device::{Device, Tab, keep, open, settle, words};
use crate::support::mirror::Trouble;
use crate::support::{Desk, at_once, entry_id, mark, says, write};

/// In version 2, every text of an entry begins with a sign. Done twice, it would begin with two.
const TWO: &[Step] = &[|key, body| {
    let is_entry = key.starts_with("troth/1/entry/");
    let signed = body.replacen("{\"text\":\"", "{\"text\":\"§ ", 1);
    Some(if is_entry { signed } else { body.to_owned() })
}];

fn device() -> (Desk, Device) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    let tab = device.tab("tabA");
    some(&mut desk, &tab);
    for command in [
        mark(1, true),
        write(3, "Gone soon."),
        Command::DeleteEntry(entry_id(2)),
        Command::DeleteEntry(entry_id(3)),
        Command::DeleteForGood(vec![Thing::Entry(entry_id(3))]),
        Command::KeepDraft(draft("I wash up.")),
    ] {
        keep(&mut desk, &tab, command);
    }
    (desk, device)
}

fn newer(device: &Device) -> Tab<'_> {
    device.tab("newer").with_steps(TWO)
}

/// What the app does when it starts as version 2.
fn migrates(device: &Device, now: Timestamp) -> Result<Book, StorageError> {
    let tab = newer(device);
    let (book, _) = open(&tab)?;
    at_once(tab.migrate(now))?;
    Ok(book)
}

/// The book without any kill.
fn expected() -> Book {
    let (desk, device) = device();
    let book = migrates(&device, desk.now.at).unwrap();
    assert_eq!(count(&device, 1), 0, "a record was left as it was");
    assert_eq!(device.start_with(TWO).book, book);
    let found = words(&book);
    assert!(
        found.contains("§ Old.") && found.contains("§ Another."),
        "{found:?}"
    );
    book
}

/// Records of this version, on both sides together.
fn count(device: &Device, version: u32) -> usize {
    let mirrored = device.mirror.kept().texts;
    let local = device.local.texts();
    let texts = local.values().chain(mirrored.values());
    let begins = format!("{{\"v\":{version},");
    texts.filter(|text| text.starts_with(&begins)).count()
}

#[track_caller]
fn an_older_troth_only_reads(device: &Device, desk: &Desk) {
    let before = device.picture();
    let mut desk = desk.clone();
    let tab = device.tab("older");
    let (_, problems) = open(&tab).unwrap();
    assert_eq!(problems, [Problem::Newer]);
    assert!(tab.is_read_only());
    let change = desk.decide(write(9, "From an older Troth.")).unwrap();
    let told = settle(&mut desk, &tab, &change);
    assert_eq!(told, Err(StorageError::Newer));
    drop(at_once(tab.retry()));
    drop(at_once(tab.migrate(desk.now.at)));
    drop(at_once(tab.sweep(Timestamp(i64::MAX))));
    drop(at_once(tab.reconcile()));
    assert_eq!(device.picture(), before, "an older Troth has written");
}

#[test]
fn killed_at_every_step_the_next_start_goes_on() {
    let expected = expected();
    let mut cases = 0;
    for most in 0.. {
        let (desk, device) = device();
        let tab = newer(&device);
        open(&tab).unwrap();
        device.power.off_after(most);
        let told = at_once(tab.migrate(desk.now.at));
        if !device.power.is_off() {
            assert_eq!(told, Ok(()));
            break;
        }
        device.mends();
        if count(&device, 2) > 0 {
            an_older_troth_only_reads(&device.reopened(), &desk);
        }
        let halfway = device.reopened().start_with(TWO);
        assert_eq!((halfway.book, halfway.problems), (expected.clone(), vec![]));
        migrates(&device, desk.now.at).unwrap();
        assert_eq!(count(&device, 1), 0);
        assert_eq!(device.start_with(TWO).book, expected);
        cases += 1;
    }
    says(&format!("migration killed: {cases} cases"));
    assert_eq!(cases, 10);
}

#[test]
fn a_mirror_that_fails_meanwhile_is_migrated_later() {
    let expected = expected();
    for trouble in Trouble::ALL {
        let (desk, device) = device();
        let tab = newer(&device);
        open(&tab).unwrap();
        device.mirror.now(trouble);
        let told = at_once(tab.migrate(desk.now.at));
        assert_eq!(told, Err(StorageError::NotOnDevice), "{trouble:?}");
        device.mends();
        assert_eq!(device.reopened().start_with(TWO).book, expected);
        migrates(&device, desk.now.at).unwrap();
        assert_eq!(count(&device, 1), 0, "{trouble:?}");
        assert_eq!(device.start_with(TWO).book, expected);
    }
}

#[test]
fn an_older_side_is_brought_up_to_date_from_a_newer_one() {
    let expected = expected();
    for is_local in [true, false] {
        let (desk, device) = device();
        let older = device.picture();
        migrates(&device, desk.now.at).unwrap();
        if is_local {
            device.local.becomes(&older.0);
        } else {
            device.mirror.becomes(&older.1);
        }
        an_older_troth_only_reads(&device.reopened(), &desk);
        assert_eq!(device.start_with(TWO).book, expected);
        assert_eq!(count(&device, 1), 0);
    }
}

#[test]
fn many_records_go_some_at_a_time() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    let tab = device.tab("tabA");
    for number in 0..100 {
        keep(&mut desk, &tab, write(number, "Words."));
    }
    for most in [0, 1, 50, 92, 93, 94, 95, 105] {
        let copy = device.reopened();
        let tab = newer(&copy);
        open(&tab).unwrap();
        copy.power.off_after(most);
        drop(at_once(tab.migrate(desk.now.at)));
        copy.mends();
        let book = migrates(&copy, desk.now.at).unwrap();
        assert_eq!((count(&copy, 1), count(&copy, 2)), (0, 200), "{most}");
        assert!(book.entries().all(|entry| entry.text == "§ Words."));
    }
}

#[test]
fn what_has_nothing_older_is_left_as_it_is() {
    let (desk, device) = device();
    let before = device.picture();
    let tab = device.tab("tabB");
    open(&tab).unwrap();
    at_once(tab.migrate(desk.now.at)).unwrap();
    assert_eq!(device.picture(), before);
    let two = newer(&device);
    open(&two).unwrap();
    at_once(two.migrate(desk.now.at)).unwrap();
    let migrated = device.picture();
    at_once(newer(&device).migrate(desk.now.at)).unwrap();
    assert_eq!(device.picture(), migrated);
}
