//! The events behind promises: who, which number, and the chain that holds them together.

use troth::domain::{Command, DeviceId, Event, EventHash, EventId, Identity, Promise, Record};

use crate::support::{Desk, change_due, make, mark, moment, promise_id};

/// Every event that these changes wrote, by number.
fn events(records: &[Record]) -> Vec<Event> {
    let mut all: Vec<Event> = records
        .iter()
        .filter_map(|record| match record {
            Record::Promise(promise) => promise.events().next_back().cloned(),
            _ => None,
        })
        .collect();
    all.sort_by_key(|event| event.seq);
    all.dedup();
    all
}

#[test]
fn an_identity_is_made_with_the_first_promise_and_stays() {
    let mut desk = Desk::at("2026-11-22T12:00");
    assert_eq!(desk.book.identity(), None);
    let first = desk.does(make(1, "a", None));
    let identity = desk.book.identity().unwrap();
    assert_eq!(first.records.len(), 2);
    assert!(first.records.contains(&Record::Identity(identity)));
    assert_ne!(identity.author.to_string(), identity.device.to_string());
    assert_eq!(desk.does(make(2, "b", None)).records.len(), 1);
    assert_eq!(desk.does(mark(1, true)).records.len(), 1);
    assert_eq!(desk.book.identity(), Some(identity));
    let last = desk.last_event(1);
    assert_eq!(
        (last.author, last.device),
        (identity.author, identity.device)
    );
    assert_eq!(
        (last.at, last.zone.as_str()),
        (desk.now.at, "Europe/Berlin")
    );
}

#[test]
fn numbers_and_the_chain_run_across_promises_and_deletion() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mut records = Vec::new();
    for command in [
        make(1, "a", Some(moment("2026-11-22T20:00"))),
        make(2, "b", None),
        mark(2, true),
        Command::DeletePromise(promise_id(2)),
        change_due(1, None),
        Command::RestorePromise(promise_id(2)),
        Command::DeletePromise(promise_id(1)),
        make(3, "c", None),
    ] {
        records.extend(desk.does(command).records);
    }
    let events = events(&records);
    let seqs: Vec<u64> = events.iter().map(|event| event.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5]);
    let mut before: Option<EventHash> = None;
    for event in &events {
        assert_eq!(event.prev, before, "event {}", event.seq);
        before = Some(event.hash());
    }
}

#[test]
fn a_counter_goes_beyond_what_another_device_counted() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "a", None));
    let mine = desk.last_event(1);
    let theirs = Event {
        id: EventId::new(9, 9),
        device: DeviceId::new(9, 9),
        seq: 40,
        prev: None,
        ..mine.clone()
    };
    let merged = desk.promise(1).with(theirs);
    desk.book.evolve(&troth::domain::Change {
        records: vec![Record::Promise(merged)],
        undo: None,
    });
    desk.does(mark(1, true));
    let last = desk.last_event(1);
    assert_eq!((last.seq, last.prev), (41, Some(mine.hash())));
}

#[test]
fn the_order_is_never_the_clock() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "a", None));
    desk.clock("2020-01-01T00:00").does(mark(1, false));
    let last = desk.last_event(1);
    assert_eq!((last.seq, last.kind.name()), (2, "not-kept"));
}

#[test]
fn every_field_of_an_event_is_in_its_hash() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "a", Some(moment("2026-11-22T20:00"))));
    let event = desk.last_event(1);
    let made = |promiser, what: &str, due, note: &str| troth::domain::EventKind::Made {
        promiser,
        what: what.to_owned(),
        due,
        note: note.to_owned(),
    };
    let (me, them) = (troth::domain::Promiser::Me, troth::domain::Promiser::Them);
    let due = Some(moment("2026-11-22T20:00"));
    let variants = [
        Event {
            id: EventId::new(1, 1),
            ..event.clone()
        },
        Event {
            promise: promise_id(2),
            ..event.clone()
        },
        Event {
            author: troth::domain::AuthorId::new(1, 1),
            ..event.clone()
        },
        Event {
            device: DeviceId::new(1, 1),
            ..event.clone()
        },
        Event {
            seq: 2,
            ..event.clone()
        },
        Event {
            at: event.at.plus(1),
            ..event.clone()
        },
        Event {
            zone: "UTC".to_owned(),
            ..event.clone()
        },
        Event {
            occurrence: Some(due.clone().unwrap().local.date()),
            ..event.clone()
        },
        Event {
            retracts: Some(event.id),
            ..event.clone()
        },
        Event {
            prev: Some(event.hash()),
            ..event.clone()
        },
        Event {
            kind: made(them, "a", due.clone(), ""),
            ..event.clone()
        },
        Event {
            kind: made(me, "b", due.clone(), ""),
            ..event.clone()
        },
        Event {
            kind: made(me, "a", None, ""),
            ..event.clone()
        },
        Event {
            kind: made(me, "a", due, "n"),
            ..event.clone()
        },
    ];
    let mut hashes: Vec<String> = variants
        .iter()
        .map(|event| event.hash().to_string())
        .collect();
    hashes.push(event.hash().to_string());
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), variants.len() + 1);
}

#[test]
fn two_devices_that_marked_apart_agree_once_merged() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, "a", None));
    let mut other = desk.clone();
    let identity = Identity {
        device: DeviceId::new(5, 5),
        ..desk.book.identity().unwrap()
    };
    other.book.evolve(&troth::domain::Change {
        records: vec![Record::Identity(identity)],
        undo: None,
    });
    desk.does(mark(1, true));
    other.does(mark(1, false));
    let (mine, theirs): (Promise, Promise) = (desk.promise(1).clone(), other.promise(1).clone());
    let merged = mine.merge(&theirs);
    assert_eq!(merged, theirs.merge(&mine));
    assert_eq!(merged.events().count(), 3);
    assert_eq!(merged.state(), theirs.merge(&mine).state());
}
