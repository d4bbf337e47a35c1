//! Both stores at the start: what one lacks or cannot say is repaired from the other.

use std::collections::BTreeMap;

use troth::domain::bin::KEPT;
use troth::domain::{Book, Command, Record, Thing, Timestamp};
use troth::storage::{LocalStore, Problem, Repository, StorageError, StoreFault};

use super::work::{draft, favourite, some};
use crate::support::device::{Device, Site, Wrong, keep, open, settle, take_over, words};
use crate::support::mirror::{Kept, Trouble};
use crate::support::{Desk, at_once, contents, entry_id, mark, promise_id, write};

pub(super) fn device() -> (Desk, Device) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    device.local.write("foreign", "left alone").unwrap();
    some(&mut desk, &device.tab("tabA"));
    keep(&mut desk, &device.tab("tabA"), write(1, "Old, and longer."));
    (desk, device)
}

pub(super) fn key(number: u64) -> String {
    format!("troth/1/entry/{}", entry_id(number))
}

/// Every state that the mirror had while this was done.
pub(super) fn states() -> (Desk, Device, Vec<Kept>) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    let tab = device.tab("tabA");
    let mut states = vec![device.mirror.kept()];
    some(&mut desk, &tab);
    for command in [
        write(1, "Old, and longer."),
        mark(1, true),
        Command::DeleteEntry(entry_id(2)),
        Command::KeepDraft(draft("I wash up.")),
        favourite(false),
        Command::DeletePromise(promise_id(1)),
        Command::DeleteForGood(vec![Thing::Entry(entry_id(2))]),
    ] {
        states.push(device.mirror.kept());
        keep(&mut desk, &tab, command);
    }
    (desk, device, states)
}

#[test]
fn a_side_that_is_missing_altogether_is_restored_from_the_other() {
    for is_local in [true, false] {
        let (desk, device) = device();
        let before = device.picture();
        if is_local {
            device.local.becomes(&BTreeMap::new());
            device.local.write("foreign", "left alone").unwrap();
        } else {
            device.mirror.becomes(&Device::new().mirror.kept());
        }
        let start = device.start();
        assert_eq!((start.book, start.problems), (desk.book, vec![]));
        assert_eq!(device.picture(), before);
    }
}

#[test]
fn any_older_state_of_either_side_is_repaired() {
    let (desk, device, states) = states();
    for state in &states {
        let older = device.reopened();
        older.mirror.becomes(state);
        assert_eq!(older.start().book, desk.book);
        let older = device.reopened();
        older.local.becomes(&state.texts);
        assert_eq!(older.start().book, desk.book);
    }
}

#[test]
fn a_side_that_is_newer_in_one_record_and_older_in_another_gives_and_takes() {
    let (desk, device, states) = states();
    let last = device.mirror.kept().texts;
    for state in &states {
        for (turn, name) in last.keys().enumerate() {
            let mixed = device.reopened();
            let old = state.texts.get(name).map(String::as_str);
            if turn % 2 == 0 {
                mixed.local.put(name, old);
            } else {
                mixed.mirror.put(name, old);
            }
            let other = last.keys().nth((turn + 1) % last.len()).unwrap();
            let old = state.texts.get(other).map(String::as_str);
            mixed.mirror.put(other, old);
            if turn % 2 == 0 || other != name {
                assert_eq!(mixed.start().book, desk.book, "{name}, {other}");
            }
        }
    }
}

#[test]
fn the_same_revision_in_two_texts_keeps_both() {
    let (mut desk, device) = device();
    let other = device.reopened();
    let mut theirs = desk.clone().by(500);
    keep(
        &mut theirs,
        &Repository::new(&other.local, &other.mirror, "tabB".to_owned()),
        write(1, "Theirs."),
    );
    keep(&mut desk, &device.tab("tabA"), write(1, "Mine."));
    device.mirror.becomes(&other.mirror.kept());
    let start = device.start();
    let found = words(&start.book);
    assert!(
        found.contains("Mine.") && found.contains("Theirs."),
        "{found:?}"
    );
    assert_eq!(start.problems, [Problem::SecondVersion]);
    // Said once, not at every start.
    assert_eq!(device.start().problems, []);
}

#[test]
fn damage_on_one_side_is_put_aside_and_repaired_from_the_other() {
    for is_local in [true, false] {
        for damage in ["", "{}", "null", "{\"v\":1", "Words, but no record."] {
            let (desk, device) = device();
            let whole = device.local.read(&key(1)).unwrap().unwrap();
            if is_local {
                device.local.put(&key(1), Some(damage));
            } else {
                device.mirror.put(&key(1), Some(damage));
            }
            let start = device.start();
            assert_eq!(start.book, desk.book, "{damage}");
            assert_eq!(
                start.problems,
                [Problem::PutAside { key: key(1) }],
                "{damage}"
            );
            let aside = device.local.read(&format!("troth/quarantine/{}", key(1)));
            assert_eq!(aside, Ok(Some(damage.to_owned())));
            assert_eq!(device.local.read(&key(1)), Ok(Some(whole)));
        }
    }
}

#[test]
fn a_flipped_digit_of_the_version_is_damage_and_not_a_newer_troth() {
    for is_local in [true, false] {
        for version in ["0", "3", "9"] {
            let (desk, device) = device();
            let whole = device.local.read(&key(1)).unwrap().unwrap();
            let damaged = whole.replacen("\"v\":1", &format!("\"v\":{version}"), 1);
            if is_local {
                device.local.put(&key(1), Some(&damaged));
            } else {
                device.mirror.put(&key(1), Some(&damaged));
            }
            let start = device.start();
            assert_eq!(
                (start.book, start.problems),
                (desk.book, vec![Problem::PutAside { key: key(1) }],)
            );
        }
    }
}

#[test]
fn a_newer_troth_s_record_in_the_mirror_makes_this_one_read_only() {
    let newer = "{\"v\":2,\"id\":\"x\",\"crc\":\"00000000\",\"body\":{\"more\":true}}";
    for is_local in [true, false] {
        let (mut desk, device) = device();
        if is_local {
            device.local.put(&key(9), Some(newer));
        } else {
            device.mirror.put(&key(9), Some(newer));
        }
        let (before, agreed) = (device.picture(), device.mirror.agreed());
        let tab = device.tab("older");
        let (book, problems) = open(&tab).unwrap();
        assert_eq!((book, problems), (desk.book.clone(), vec![Problem::Newer]));
        assert!(tab.is_read_only());
        let change = desk.decide(write(1, "Anew.")).unwrap();
        let told = settle(&mut desk, &tab, &change);
        assert_eq!(told, Err(StorageError::Newer));
        let told = at_once(tab.keep_in_mirror(&change.records[0], desk.now.at));
        assert_eq!(told, Err(StorageError::Newer));
        drop(at_once(tab.sweep(Timestamp(desk.now.at.0 + 10 * KEPT))));
        drop(at_once(tab.retry()));
        assert_eq!(device.picture(), before, "an older Troth has written");
        assert_eq!(device.mirror.agreed(), agreed, "a note is a write");
    }
}

#[test]
fn without_an_answer_the_local_store_is_shown_and_the_mirror_caught_up_with_later() {
    for trouble in [
        Trouble::NoAnswer,
        Trouble::Fails,
        Trouble::Blocked,
        Trouble::Full,
    ] {
        let (desk, device) = device();
        device.mirror.becomes(&Device::new().mirror.kept());
        let tab = device.tab("tabB");
        device.mirror.now(trouble);
        let loaded = tab.load().unwrap();
        assert_eq!(Book::from_records(loaded.records), desk.book);
        let told = at_once(tab.reconcile()).err();
        assert_eq!(told, Some(StorageError::NotOnDevice), "{trouble:?}");
        device.mirror.now(Trouble::Well);
        let reconciled = at_once(tab.reconcile()).unwrap();
        assert_eq!((reconciled.records, reconciled.problems), (vec![], vec![]));
        at_once(tab.retry()).unwrap();
        assert_eq!(device.local.texts(), device.mirror.kept().texts);
    }
}

#[test]
fn a_tab_that_never_reached_the_mirror_writes_all_the_same() {
    let (mut desk, device) = device();
    let tab = device.tab("tabB");
    tab.load().unwrap();
    device.mirror.now(Trouble::NoAnswer);
    drop(at_once(tab.reconcile()));
    for number in 20..24 {
        let change = desk.decide(write(number, "On and on.")).unwrap();
        assert_eq!(
            settle(&mut desk, &tab, &change),
            Err(StorageError::NotOnDevice)
        );
        assert!(!device.local.has_pending(), "pending changes pile up");
    }
    device.mirror.now(Trouble::Well);
    assert_eq!(at_once(tab.retry()), Ok(vec![]));
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn a_mirror_that_fails_while_it_is_repaired_is_repaired_later() {
    for trouble in Trouble::ALL {
        let (desk, device, states) = states();
        for state in &states {
            let older = device.reopened();
            older.mirror.becomes(state);
            let tab = older.tab("tabB");
            let loaded = tab.load().unwrap();
            let mut book = Book::from_records(loaded.records);
            older.mirror.after_comparing(trouble);
            let reconciled = at_once(tab.reconcile()).unwrap();
            take_over(&mut book, reconciled.records);
            assert_eq!(book, desk.book);
            // What the mirror lacks is waiting, and needs no other start.
            let is_behind = older.local.texts() != older.mirror.kept().texts;
            assert!(tab.is_waiting() || !is_behind, "{trouble:?}");
            older.mends();
            assert_eq!(at_once(tab.retry()), Ok(vec![]));
            assert!(!tab.is_waiting());
            assert_eq!(older.local.texts(), older.mirror.kept().texts);
            assert_eq!(older.start().book, desk.book, "{trouble:?}");
        }
    }
}

#[test]
fn what_the_local_store_has_no_room_for_is_shown_and_stays_in_the_mirror() {
    let (desk, device) = device();
    device.local.put(&key(2), None);
    let mirror = device.mirror.kept();
    let faults = [StoreFault::Full, StoreFault::Blocked];
    for fault in faults {
        let full = device.reopened();
        full.local.now(Some(Wrong::From(Site::Record(1), fault)));
        let (book, _) = open(&full.tab("tabB")).unwrap();
        assert_eq!(book, desk.book);
        assert_eq!(full.mirror.kept(), mirror, "the mirror has lost something");
        assert_eq!(full.start().book, desk.book);
    }
}

#[test]
fn a_draft_that_the_local_store_has_no_room_for_is_kept_in_the_mirror() {
    let (mut desk, device) = device();
    let tab = device.tab("tabA");
    open(&tab).unwrap();
    let change = desk.does(Command::KeepDraft(draft("Words without room.")));
    at_once(tab.keep_in_mirror(&change.records[0], desk.now.at)).unwrap();
    let again = desk.does(Command::KeepDraft(draft("More words without room.")));
    at_once(tab.keep_in_mirror(&again.records[0], desk.now.at)).unwrap();
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn foreign_keys_stay_and_nothing_foreign_is_mirrored() {
    let (_, device) = device();
    for name in [
        "troth/left",
        "todo",
        "troth/quarantine/troth/1/entry/x",
        "troth",
    ] {
        device.local.write(name, "left alone").unwrap();
    }
    device.mirror.becomes(&Device::new().mirror.kept());
    device.start();
    for name in [
        "foreign",
        "troth/left",
        "todo",
        "troth/quarantine/troth/1/entry/x",
        "troth",
    ] {
        assert_eq!(contents(&device.local)[name], "left alone");
        assert!(!device.mirror.kept().texts.contains_key(name));
    }
}

#[test]
fn a_promise_in_two_logs_is_the_union_of_both() {
    let (mut desk, device) = device();
    let other = device.reopened();
    let mut theirs = desk.clone().by(500);
    keep(&mut theirs, &other.tab("tabB"), mark(1, false));
    keep(&mut desk, &device.tab("tabA"), mark(1, true));
    device.mirror.becomes(&other.mirror.kept());
    let start = device.start();
    let both = desk.promise(1).merge(theirs.promise(1));
    assert_eq!(start.book.promise(promise_id(1)), Some(&both));
    assert_eq!(start.problems, []);
    let record = Record::Promise(both);
    let read = device
        .tab("tabC")
        .read(&format!("troth/1/promise/{}", promise_id(1)));
    assert_eq!(read, Some(record));
}
