//! What was deleted for good: its words never come back, and in the end its name goes too.

use troth::domain::bin::KEPT;
use troth::domain::{Thing, Timestamp};

use super::reconcile::{key, states};
use crate::support::device::{open, words};
use crate::support::{at_once, entry_id};

#[test]
fn what_was_deleted_for_good_does_not_come_back_from_an_older_side() {
    let (desk, device, states) = states();
    let id = entry_id(2);
    for state in &states {
        for is_local in [true, false] {
            let older = device.reopened();
            if is_local {
                older.local.becomes(&state.texts);
            } else {
                older.mirror.becomes(state);
            }
            let start = older.start();
            assert_eq!(start.book, desk.book);
            assert!(!words(&start.book).contains("Another."));
            let (local, mirror) = older.picture();
            let all = local.values().chain(mirror.texts.values());
            assert!(
                !all.into_iter().any(|text| text.contains("Another.")),
                "{id:?}"
            );
        }
    }
}

#[test]
fn the_names_of_what_was_deleted_for_good_are_swept_from_both_sides_in_the_end() {
    let (desk, device, _) = states();
    let tab = device.tab("tabA");
    open(&tab).unwrap();
    let soon = Timestamp(desk.now.at.0 + KEPT - 1);
    let late = Timestamp(desk.now.at.0 + KEPT);
    assert_eq!(
        at_once(tab.sweep(soon)),
        Ok(vec![Thing::Entry(entry_id(2))])
    );
    assert!(device.local.texts().contains_key(&key(2)));
    for most in 0.. {
        let swept = device.reopened();
        swept.power.off_after(most);
        drop(at_once(swept.tab("tabB").sweep(late)));
        let is_off = swept.power.is_off();
        swept.start();
        let tab = swept.tab("tabC");
        open(&tab).unwrap();
        at_once(tab.sweep(late)).unwrap();
        let (local, mirror) = swept.picture();
        assert!(
            !local.contains_key(&key(2)) && !mirror.texts.contains_key(&key(2)),
            "{most}"
        );
        swept.start();
        let shown = words(&swept.start().book);
        assert_eq!(shown, words(&desk.book));
        if !is_off {
            break;
        }
    }
}

#[test]
fn a_removal_that_one_side_missed_brings_no_words_back() {
    let (desk, device, _) = states();
    let late = Timestamp(desk.now.at.0 + KEPT);
    let before = device.picture();
    at_once(device.tab("tabA").sweep(late)).unwrap();
    for is_local in [true, false] {
        let older = device.reopened();
        if is_local {
            older.local.becomes(&before.0);
        } else {
            older.mirror.becomes(&before.1);
        }
        assert_eq!(words(&older.start().book), words(&desk.book));
        // The name came back, without words; it is swept again.
        let tab = older.tab("tabB");
        open(&tab).unwrap();
        at_once(tab.sweep(late)).unwrap();
        assert!(!older.local.texts().contains_key(&key(2)));
        assert!(!older.mirror.kept().texts.contains_key(&key(2)));
    }
}
