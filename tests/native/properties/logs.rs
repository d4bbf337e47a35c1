//! Logs of two devices: the order in which copies are merged does not matter.

use proptest::prelude::*;
use troth::domain::{
    AuthorId, Change, DeviceId, Event, EventId, EventKind, Identity, Promise, Promiser, Record,
    Timestamp,
};

use super::cases;
use super::steps::{Step, decide, desk, steps};
use crate::support::{moment, promise_id};

fn kind() -> impl Strategy<Value = EventKind> {
    let note = || "[ab]{0,2}";
    let due = || prop::option::of(Just(moment("2026-11-22T20:00")));
    prop_oneof![
        (any::<bool>(), note(), due(), note()).prop_map(|(mine, what, due, note)| {
            EventKind::Made {
                promiser: if mine { Promiser::Me } else { Promiser::Them },
                what,
                due,
                note,
            }
        }),
        Just(EventKind::Kept),
        Just(EventKind::NotKept),
        due().prop_map(|due| EventKind::Changed { due }),
        note().prop_map(|note| EventKind::Excused { note }),
        Just(EventKind::Paused),
        Just(EventKind::Resumed),
        note().prop_map(|note| EventKind::Repaired { note }),
        note().prop_map(|note| EventKind::Noted { note }),
        Just(EventKind::Withdrawn),
    ]
}

/// An event of few possible places, so that two logs often disagree about one.
pub(super) fn event() -> impl Strategy<Value = Event> {
    let small = || 0_u128..3;
    (
        (small(), 0_u64..2, small(), 1_u64..6),
        (
            -5_i64..5,
            prop::option::of(Just(())),
            prop::option::of(small()),
            kind(),
        ),
    )
        .prop_map(
            |((id, promise, device, seq), (at, occurrence, retracts, kind))| Event {
                id: EventId::new(1, id),
                promise: promise_id(promise / 2),
                author: AuthorId::new(1, 1),
                device: DeviceId::new(1, device),
                seq,
                at: Timestamp(at),
                zone: "Europe/Berlin".to_owned(),
                occurrence: occurrence.map(|()| moment("2026-11-22T20:00").local.date()),
                kind,
                retracts: retracts.map(|id| EventId::new(1, id)),
                prev: None,
            },
        )
}

pub(super) fn log() -> impl Strategy<Value = Promise> {
    let deleted = prop::option::of((0_i64..3).prop_map(Timestamp));
    (prop::collection::vec(event(), 0..8), deleted).prop_map(|(events, deleted)| {
        let mut promise = Promise::new(promise_id(0), events);
        promise.deleted = deleted;
        promise
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn merging_is_a_union(a in log(), b in log(), c in log()) {
        prop_assert_eq!(a.merge(&a), a.clone());
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
        let both = a.merge(&b);
        prop_assert_eq!(both.merge(&a), both.clone());
        for event in a.events().chain(b.events()) {
            prop_assert!(both.events().any(|kept| kept.order() == event.order()));
        }
        for event in both.events() {
            prop_assert!(a.events().chain(b.events()).any(|known| known == event));
        }
    }

    #[test]
    fn the_order_of_a_log_is_the_order_of_its_events(events in prop::collection::vec(event(), 0..8)) {
        let orders: Vec<_> = events.iter().map(Event::order).collect();
        let mut unique = orders.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assume!(unique.len() == orders.len());
        let forwards = Promise::new(promise_id(0), events.iter().cloned());
        let backwards = Promise::new(promise_id(0), events.into_iter().rev());
        prop_assert_eq!(&forwards, &backwards);
        prop_assert_eq!(forwards.events().map(Event::order).collect::<Vec<_>>(), unique);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn two_devices_that_went_apart_agree(mine in steps(12), theirs in steps(12)) {
        let mut one = desk();
        let first = decide(&mut one, &Step::Make(0, true, "a".to_owned(), Some(600)));
        one.book.evolve(&first.unwrap().unwrap());
        let mut other = one.clone();
        let identity = Identity { device: DeviceId::new(7, 7), ..one.book.identity().unwrap() };
        let records = vec![Record::Identity(identity)];
        other.book.evolve(&Change { records, undo: None });
        for (desk, steps) in [(&mut one, mine), (&mut other, theirs)] {
            for step in steps {
                if let Some(Ok(change)) = decide(desk, &step) {
                    desk.book.evolve(&change);
                }
            }
        }
        for number in 0..4 {
            let id = promise_id(number);
            if let (Some(a), Some(b)) = (one.book.promise(id), other.book.promise(id)) {
                prop_assert_eq!(a.merge(b), b.merge(a));
                prop_assert_eq!(a.merge(b).state(), b.merge(a).state());
                prop_assert!(a.merge(b).state().is_some());
            }
        }
    }
}
