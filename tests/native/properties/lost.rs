//! Writes that the browser lost, stores that were cleared, bytes that went wrong: over random
//! histories, nothing that was said saved is lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use troth::domain::{Book, Record};
use troth::storage::{Envelope, Key, LocalStore, Problem, wire};

use super::cases;
use super::steps::{Step, decide, desk, steps};
use crate::support::device::{Device, open, settle, take_over};
use crate::support::mirror::{Kept, Trouble};
use crate::support::{Desk, at_once, contents};

/// A device after a history, with every state that the mirror had.
struct Lived {
    desk: Desk,
    device: Device,
    mirrors: Vec<Kept>,
}

fn lived(history: &[Step]) -> Lived {
    let mut desk = desk();
    let device = Device::new();
    let mut mirrors = vec![device.mirror.kept()];
    let tab = device.tab("tabA");
    for step in history {
        if let Some(Ok(change)) = decide(&mut desk, step) {
            assert_eq!(settle(&mut desk, &tab, &change), Ok(()));
            mirrors.push(device.mirror.kept());
        }
    }
    drop(tab);
    Lived {
        desk,
        device,
        mirrors,
    }
}

fn finds(device: &Device, book: &Book) -> Result<(), TestCaseError> {
    let start = device.start();
    prop_assert_eq!(start.problems, vec![]);
    prop_assert_eq!(&start.book, book);
    Ok(())
}

/// What a text says; none if it cannot be read.
fn read(name: &str, text: &str) -> Option<Record> {
    let envelope = Envelope::decode(name, text).ok()?;
    wire::decode(&Key::parse(name)?, &envelope.body, envelope.deleted)
}

/// The text with one bit of it flipped; none if that is no text any more.
fn flipped(text: &str, at: Index, bit: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let at = at.index(bytes.len());
    bytes[at] ^= 1 << bit;
    String::from_utf8(bytes).ok()
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_local_store_that_kept_only_its_first_writes_gets_the_rest_back(
        history in steps(12),
        kept in any::<Index>(),
    ) {
        let Lived { desk, device, .. } = lived(&history);
        device.local.forget_after(kept.index(device.local.changes() + 1));
        finds(&device, &desk.book)?;
    }

    #[test]
    fn whichever_store_was_cleared_comes_back_from_the_other(history in steps(12)) {
        let Lived { desk, device, .. } = lived(&history);
        let copies = [device.reopened(), device.reopened()];
        copies[0].local.becomes(&BTreeMap::new());
        copies[1].mirror.becomes(&Device::new().mirror.kept());
        for copy in copies {
            finds(&copy, &desk.book)?;
        }
    }

    #[test]
    fn a_mirror_that_failed_for_a_while_catches_up(
        history in steps(12),
        older in any::<Index>(),
        trouble in 0_usize..6,
    ) {
        let Lived { desk, device, mirrors } = lived(&history);
        device.mirror.becomes(older.get(&mirrors));
        finds(&device.reopened(), &desk.book)?;
        // Or the tab that is still open carries on, over what the mirror lacks.
        let mut desk = desk;
        let tab = device.tab("tabB");
        device.mirror.now(Trouble::ALL[trouble]);
        let more = desk.decide(crate::support::write(9, "And on.")).expect("granted");
        prop_assert!(settle(&mut desk, &tab, &more).is_err());
        device.mends();
        prop_assert_eq!(at_once(tab.retry()), Ok(vec![]));
        finds(&device, &desk.book)?;
    }

    #[test]
    fn a_flipped_bit_on_one_side_is_repaired_from_the_other(
        history in steps(12),
        (is_local, which, at, bit) in (any::<bool>(), any::<Index>(), any::<Index>(), 0_u8..7),
    ) {
        let Lived { desk, device, .. } = lived(&history);
        let texts = device.local.texts();
        prop_assume!(!texts.is_empty());
        let (name, text) = texts.iter().nth(which.index(texts.len())).expect("one of them");
        let damaged = flipped(text, at, bit);
        prop_assume!(damaged.is_some());
        let damaged = damaged.unwrap_or_default();
        if is_local {
            device.local.put(name, Some(&damaged));
        } else {
            device.mirror.put(name, Some(&damaged));
        }
        let start = device.start();
        prop_assert_eq!(&start.book, &desk.book);
        if read(name, &damaged).is_none() {
            let aside = device.local.read(&format!("troth/quarantine/{name}"));
            prop_assert_eq!(aside, Ok(Some(damaged)));
            prop_assert_eq!(start.problems, vec![Problem::PutAside { key: name.clone() }]);
            prop_assert_eq!(device.local.texts(), texts);
        }
    }

    #[test]
    fn a_record_damaged_on_both_sides_is_put_aside_twice_and_the_rest_loads(
        history in steps(12),
        (which, at, bit) in (any::<Index>(), any::<Index>(), 0_u8..7),
    ) {
        let Lived { device, .. } = lived(&history);
        let texts = device.local.texts();
        prop_assume!(!texts.is_empty());
        let (name, text) = texts.iter().nth(which.index(texts.len())).expect("one of them");
        let damaged = flipped(text, at, bit).unwrap_or_default();
        prop_assume!(read(name, &damaged).is_none());
        device.local.put(name, Some(&damaged));
        device.mirror.put(name, Some("Other damage."));
        let start = device.start();
        let mut expected = Book::default();
        for (other, text) in texts.iter().filter(|(other, _)| *other != name) {
            take_over(&mut expected, read(other, text).into_iter().collect());
        }
        prop_assert_eq!(start.book, expected);
        let aside: Vec<String> = contents(&device.local)
            .into_iter()
            .filter(|(key, _)| key.starts_with("troth/quarantine/"))
            .map(|(_, text)| text)
            .collect();
        prop_assert!(aside.contains(&damaged) && aside.contains(&"Other damage.".to_owned()));
    }

    #[test]
    fn killed_while_the_start_repairs_the_next_start_goes_on(
        history in steps(10),
        (kept, older, killed) in (any::<Index>(), any::<Index>(), 0_usize..12),
        is_local in any::<bool>(),
    ) {
        let Lived { desk, device, mirrors } = lived(&history);
        if is_local {
            device.local.forget_after(kept.index(device.local.changes() + 1));
        } else {
            device.mirror.becomes(older.get(&mirrors));
        }
        device.power.off_after(killed);
        drop(open(&device.tab("tabB")));
        finds(&device, &desk.book)?;
    }
}
