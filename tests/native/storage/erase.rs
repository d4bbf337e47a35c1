//! "Erase everything", killed at every step: the next start finishes it. What comes back of the
//! time before it, because the browser dropped a write, is removed and never repaired.

use std::collections::BTreeMap;

use troth::domain::{Book, Command};
use troth::storage::{LocalStore, Repository, StorageError};

use super::work::{draft, some};
use crate::support::device::{Device, Start, erase, keep, open, settle};
use crate::support::lagging::View;
use crate::support::mirror::Trouble;
use crate::support::{Desk, at_once, contents, entry_id, says, write};

const MARK: &str = "troth/under-way";
const GENERATION: &str = "troth/generation";

/// Something of everything that can be kept, and something foreign.
fn full() -> (Desk, Device) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let device = Device::new();
    device.local.write("foreign", "left alone").unwrap();
    let tab = device.tab("tabA");
    some(&mut desk, &tab);
    keep(&mut desk, &tab, Command::DeleteEntry(entry_id(2)));
    keep(&mut desk, &tab, Command::KeepDraft(draft("I wash up.")));
    let aside = "troth/quarantine/troth/1/entry/x";
    device.local.write(aside, "My damaged words.").unwrap();
    (desk, device)
}

/// What is left of our own keys in the local store.
fn own(device: &Device) -> BTreeMap<String, String> {
    let mut texts = contents(&device.local);
    texts.retain(|key, _| key.starts_with("troth/"));
    texts
}

/// Nothing is left in either store but how often it was emptied, and no mark.
#[track_caller]
fn is_empty(device: &Device, generation: &str) {
    let expected = BTreeMap::from([(GENERATION.to_owned(), generation.to_owned())]);
    assert_eq!(own(device), expected);
    let kept = device.mirror.kept();
    assert_eq!(kept.texts, BTreeMap::new());
    assert_eq!(
        (kept.generation.to_string().as_str(), kept.is_erasing),
        (generation, false)
    );
    assert_eq!(contents(&device.local)["foreign"], "left alone");
}

/// The next start finds nothing, and afterwards it can be written again.
#[track_caller]
fn finishes(device: &Device, generation: &str) {
    let Start { book, problems } = device.start();
    assert_eq!((book, problems), (Book::default(), vec![]));
    is_empty(device, generation);
    let mut desk = Desk::at("2026-11-23T12:00");
    keep(
        &mut desk,
        &device.tab("later"),
        write(1, "A new beginning."),
    );
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn everything_is_erased_on_both_sides() {
    let (_, device) = full();
    let tab = device.tab("tabA");
    tab.load().unwrap();
    assert_eq!(erase(&tab), Ok(()));
    is_empty(&device, "1");
    finishes(&device, "1");
    assert_eq!(erase(&device.tab("tabB")), Ok(()));
    is_empty(&device, "2");
    finishes(&device, "2");
}

#[test]
fn killed_at_any_step_the_next_start_finishes_it() {
    let mut cases = 0;
    for most in 0.. {
        let (desk, device) = full();
        let before = device.picture();
        let tab = device.tab("tabA");
        tab.load().unwrap();
        device.power.off_after(most);
        let told = erase(&tab);
        let was_killed = device.power.is_off();
        if most == 0 {
            assert!(told.is_err());
            assert_eq!(device.picture(), before);
            assert_eq!(device.start().book, desk.book);
        } else {
            // The start that finishes it may be killed as well, at any step.
            for again in 0.. {
                let start = device.reopened();
                start.power.off_after(again);
                drop(open(&start.tab("next")));
                let is_off = start.power.is_off();
                finishes(&start, "1");
                cases += 1;
                if !is_off {
                    break;
                }
            }
        }
        if !was_killed {
            assert_eq!(told, Ok(()));
            break;
        }
    }
    says(&format!("erase: {cases} cases"));
    assert_eq!(cases, 78);
}

#[test]
fn what_the_mirror_does_not_do_is_not_done_at_all() {
    for trouble in Trouble::ALL {
        let (desk, device) = full();
        let before = contents(&device.local);
        let tab = device.tab("tabA");
        tab.load().unwrap();
        device.mirror.now(trouble);
        assert!(erase(&tab).is_err(), "{trouble:?}");
        if trouble.is_written() {
            // Nobody knows yet; the next start does.
            finishes(&device, "1");
        } else {
            assert_eq!(contents(&device.local), before);
            assert_eq!(device.start().book, desk.book);
        }
    }
}

#[test]
fn trouble_with_the_last_step_is_mended_by_the_next_start() {
    for trouble in Trouble::ALL {
        let (_, device) = full();
        let tab = device.tab("tabA");
        tab.load().unwrap();
        device.mirror.after(1, trouble);
        drop(erase(&tab));
        finishes(&device, "1");
    }
}

#[test]
fn a_local_store_from_before_the_erasure_is_removed_and_never_repaired() {
    // Chromium keeps the first so many writes, and drops what came after them.
    let (_, device) = full();
    let first = device.local.changes();
    erase(&device.tab("tabA")).unwrap();
    let all = device.local.changes();
    let mut cases = 0;
    for kept in 1..=all {
        let device = {
            let (_, device) = full();
            erase(&device.tab("tabA")).unwrap();
            device
        };
        device.local.forget_after(kept);
        finishes(&device, "1");
        cases += 1;
    }
    says(&format!(
        "erase, writes dropped: {cases} cases, {first} of them from before it"
    ));
    assert!(cases > first);
}

#[test]
fn a_local_store_from_before_does_not_hide_what_was_written_since() {
    let (_, device) = full();
    let old = contents(&device.local);
    erase(&device.tab("tabA")).unwrap();
    let mut desk = Desk::at("2026-11-23T12:00");
    keep(
        &mut desk,
        &device.tab("later"),
        write(1, "A new beginning."),
    );
    device.local.becomes(&old);
    let start = device.start();
    assert_eq!((start.book, start.problems), (desk.book, vec![]));
    assert!(!own(&device).values().any(|text| text.contains("Another.")));
}

#[test]
fn what_could_not_be_read_does_not_come_back_either() {
    let (_, device) = full();
    let mut old = contents(&device.local);
    erase(&device.tab("tabA")).unwrap();
    old.insert("troth/1/entry/y".to_owned(), "Damaged words.".to_owned());
    device.local.becomes(&old);
    assert_eq!(device.start().book, Book::default());
    assert!(
        !own(&device)
            .values()
            .any(|text| text.contains("amaged words"))
    );
}

#[test]
fn a_cleared_local_store_after_an_erasure_is_restored_from_the_mirror() {
    let (_, device) = full();
    erase(&device.tab("tabA")).unwrap();
    let mut desk = Desk::at("2026-11-23T12:00");
    keep(
        &mut desk,
        &device.tab("later"),
        write(1, "A new beginning."),
    );
    device.local.becomes(&BTreeMap::new());
    assert_eq!(device.start().book, desk.book);
    assert_eq!(own(&device).get(GENERATION).map(String::as_str), Some("1"));
    // And it is not taken for one from before.
    let tab = device.tab("later still");
    open(&tab).unwrap();
    keep(&mut desk, &tab, write(2, "And on."));
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn a_cleared_mirror_after_an_erasure_is_restored_from_the_local_store() {
    let (_, device) = full();
    erase(&device.tab("tabA")).unwrap();
    let mut desk = Desk::at("2026-11-23T12:00");
    keep(
        &mut desk,
        &device.tab("later"),
        write(1, "A new beginning."),
    );
    device.mirror.becomes(&Device::new().mirror.kept());
    assert_eq!(device.start().book, desk.book);
    let tab = device.tab("later still");
    open(&tab).unwrap();
    keep(&mut desk, &tab, write(2, "And on."));
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn another_tab_writes_nothing_any_more() {
    for when in ["staged before", "staged after", "waiting before"] {
        let (mut desk, device) = full();
        let other = device.tab("tabB");
        open(&other).unwrap();
        let change = desk.decide(write(3, "Words of the other tab.")).unwrap();
        let staged = (when == "staged before").then(|| other.stage(&change, desk.now.at).unwrap());
        if when == "waiting before" {
            device.mirror.now(Trouble::NoAnswer);
            let told = settle(&mut desk, &other, &change);
            assert_eq!(told, Err(StorageError::NotOnDevice));
            device.mends();
        }
        let tab = device.tab("tabA");
        tab.load().unwrap();
        erase(&tab).unwrap();
        let told = match (staged, when) {
            (Some(staged), _) => at_once(other.settle(vec![staged])),
            (None, "staged after") => match other.stage(&change, desk.now.at) {
                Ok(staged) => at_once(other.settle(vec![staged])),
                Err(error) => Err(error),
            },
            (None, _) => at_once(other.retry()),
        };
        assert_eq!(told, Err(StorageError::Erased), "{when}");
        let again = desk.decide(write(4, "More words.")).unwrap();
        let told = settle(&mut desk, &other, &again);
        assert_eq!(told, Err(StorageError::Erased), "{when}, and again");
        let record = &change.records[0];
        let told = at_once(other.keep_in_mirror(record, desk.now.at));
        assert_eq!(told, Err(StorageError::Erased), "{when}, into the mirror");
        assert_eq!(device.mirror.kept().texts, BTreeMap::new(), "{when}");
        finishes(&device, "1");
    }
}

#[test]
fn another_tab_that_has_not_heard_of_it_takes_back_what_it_wrote() {
    // In its copy of the local store, nothing was erased yet.
    let (mut desk, device) = full();
    let view = View::of(&device.local);
    let other = Repository::new(view, &device.mirror, "tabB".to_owned());
    open(&other).unwrap();
    erase(&device.tab("tabA")).unwrap();
    for number in [1, 3] {
        let change = desk.does(write(number, "Words of the other tab."));
        let told = match other.stage(&change, desk.now.at) {
            Ok(staged) => at_once(other.settle(vec![staged])),
            Err(error) => Err(error),
        };
        assert_eq!(told, Err(StorageError::Erased));
    }
    is_empty(&device, "1");
    finishes(&device, "1");
}

#[test]
fn what_the_erasing_tab_staged_before_goes_as_well() {
    let (mut desk, device) = full();
    let tab = device.tab("tabA");
    open(&tab).unwrap();
    let change = desk.does(write(3, "Words on their way."));
    let staged = tab.stage(&change, desk.now.at).unwrap();
    erase(&tab).unwrap();
    assert_eq!(at_once(tab.settle(vec![staged])), Err(StorageError::Erased));
    finishes(&device, "1");
}

#[test]
fn another_tab_killed_after_staging_leaves_nothing() {
    // What it staged before the erasure comes back with the local store of that time.
    let (mut desk, device) = full();
    let other = device.tab("tabB");
    open(&other).unwrap();
    let change = desk.does(write(3, "Words of the other tab."));
    drop(other.stage(&change, desk.now.at).unwrap());
    let old = contents(&device.local);
    let tab = device.tab("tabA");
    erase(&tab).unwrap();
    device.local.becomes(&old);
    finishes(&device, "1");
}

#[test]
fn an_erasure_that_was_under_way_is_not_shown_by_the_first_look() {
    // The first screens are made of the local store alone, before the mirror answers.
    let (_, device) = full();
    let tab = device.tab("tabA");
    tab.load().unwrap();
    // The mirror, then the mark; killed before anything else of the local store goes.
    for most in 2..6 {
        let killed = device.reopened();
        let tab = killed.tab("tabA");
        killed.power.off_after(most);
        drop(erase(&tab));
        assert!(killed.power.is_off());
        assert!(contents(&killed.local).contains_key(MARK), "{most}");
        killed.mends();
        let shown = killed.tab("next").load().unwrap();
        assert_eq!(Book::from_records(shown.records), Book::default(), "{most}");
    }
}
