//! One byte of what is stored goes wrong: it is never read as something else, and the rest loads.

use std::collections::BTreeMap;

use proptest::prelude::*;
use troth::domain::{Command, Draft, DraftId, Moment, Record, Thing, Way};
use troth::storage::{Envelope, Key, LocalStore, MemoryStore, wire};

use super::cases;
use crate::support::{
    Desk, at_once, card, contents, entry_id, make, mark, moment, promise_id, repository, says,
    write,
};

/// One record of every kind, with its text.
fn stored() -> (MemoryStore, BTreeMap<String, Record>) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let tab = repository(&store);
    let due: Option<Moment> = Some(moment("2026-11-22T20:00"));
    for command in [
        write(1, "Old."),
        write(1, "I said “no”, \\ and\n\"yes\": жаль 🙂"),
        make(1, "I call at noon.", due),
        mark(1, true),
        Command::SetFavourite {
            card: card("admit/own-it"),
            on: true,
        },
        Command::ChooseWay(Way::Hurt),
        Command::Bookmark(card("admit/own-it")),
        Command::KeepDraft(Draft {
            id: DraftId::Note(promise_id(1)),
            fields: vec![("note".to_owned(), "It was \"late\", 22:40.".to_owned())],
        }),
        write(2, "In the bin."),
        Command::DeleteEntry(entry_id(2)),
        // What is left of it are its name, and what remembers this device's last event.
        make(2, "I write.", None),
        Command::DeletePromise(promise_id(2)),
        Command::DeleteForGood(vec![Thing::Promise(promise_id(2))]),
    ] {
        let change = desk.does(command);
        let staged = tab
            .stage(&change, desk.now.at)
            .expect("memory takes everything");
        at_once(tab.settle(vec![staged])).expect("memory takes everything");
    }
    let loaded = tab.load().expect("memory can be read").records;
    let records = loaded
        .into_iter()
        .map(|record| (Key::of(&record).to_string(), record));
    let records: BTreeMap<_, _> = records.collect();
    let kinds = [
        "entry",
        "promise",
        "favourite",
        "preference",
        "device/this",
        "device/chain",
        "draft",
    ];
    for kind in kinds {
        let is_kind = |name: &String| name.starts_with(&format!("troth/1/{kind}"));
        assert!(records.keys().any(is_kind), "no {kind}");
    }
    (store, records)
}

/// The text with one byte replaced; none if that is no text any more, or no difference.
fn flipped(text: &str, at: usize, byte: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = byte;
    String::from_utf8(bytes).ok().filter(|new| new != text)
}

fn read(name: &str, text: &str) -> Option<Record> {
    let envelope = Envelope::decode(name, text).ok()?;
    wire::decode(&Key::parse(name)?, &envelope.body, envelope.deleted)
}

#[test]
fn no_byte_of_a_record_can_change_what_it_says() {
    let (store, records) = stored();
    let mut flips = 0;
    for (name, text) in contents(&store) {
        for at in 0..text.len() {
            let old = text.as_bytes()[at];
            for byte in [
                old ^ 1,
                old ^ 0x20,
                old.wrapping_add(1),
                b'0',
                b' ',
                b'"',
                b'\\',
            ] {
                let Some(damaged) = flipped(&text, at, byte) else {
                    continue;
                };
                flips += 1;
                if let Some(record) = read(&name, &damaged) {
                    assert_eq!(record, records[&name], "{damaged}");
                }
            }
        }
    }
    says(&format!("flipped bytes of records: {flips}"));
    assert!(flips > 9_000);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_damaged_record_is_kept_and_the_rest_loads(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let (store, records) = stored();
        let texts = contents(&store);
        let (name, text) = texts.iter().nth(which.index(texts.len())).expect("there are records");
        let Some(damaged) = flipped(text, at.index(text.len()), byte) else {
            return Ok(());
        };
        store.write(name, &damaged).expect("memory takes everything");
        let loaded = repository(&store).load().expect("memory can be read");
        let mut expected = records.clone();
        let found: BTreeMap<String, Record> =
            loaded.records.into_iter().map(|record| (Key::of(&record).to_string(), record)).collect();
        if !found.contains_key(name) {
            expected.remove(name);
            let aside = store.read(&format!("troth/quarantine/{name}")).expect("memory can be read");
            let left = store.read(name).expect("memory can be read");
            prop_assert_eq!(aside.or(left), Some(damaged));
            prop_assert_eq!(loaded.problems.len(), 1);
        }
        prop_assert_eq!(found, expected);
    }
}
