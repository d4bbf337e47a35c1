//! What is stored reads as what it was.

use proptest::prelude::*;
use troth::domain::moment::parse_date_time;
use troth::domain::{
    Appearance, AuthorId, CardId, Chain, DeviceId, Draft, DraftId, Entry, EntryId, Event, Identity,
    Moment, Preference, Promise, PromiseId, Prompt, Record, Thing, Timestamp, Way,
};
use troth::storage::{Envelope, Key, wire};

use super::cases;
use super::logs::log;
use crate::support::card;

fn any_moment() -> impl Strategy<Value = Moment> {
    let date = (0_i32..12_000, 1_u32..=12, 1_u32..=28);
    let time = (0_u32..24, 0_u32..60, 0_u32..60);
    (any::<i64>(), date, time, any::<String>()).prop_map(|(at, (y, m, d), (h, min, s), zone)| {
        let local = format!("{y:04}-{m:02}-{d:02}T{h:02}:{min:02}:{s:02}");
        Moment {
            at: Timestamp(at),
            local: parse_date_time(&local).expect("a date and a time"),
            zone,
        }
    })
}

fn any_card() -> impl Strategy<Value = CardId> {
    "[a-z0-9-]{1,64}/[a-z0-9-]{1,64}".prop_map(|text| card(&text))
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let prompt = (any_card(), any::<String>()).prop_map(|(card, text)| Prompt { card, text });
    let deleted = prop::option::of(any::<i64>().prop_map(Timestamp));
    let names = (any::<u64>(), any::<u128>(), any::<i64>());
    let text = (any::<String>(), any_moment(), prop::option::of(prompt));
    (names, text, deleted).prop_map(
        |((ms, chance, edited), (text, when, prompt), deleted)| Entry {
            id: EntryId::new(ms, chance),
            text,
            when,
            prompt,
            edited: Timestamp(edited),
            deleted,
        },
    )
}

fn any_preference() -> impl Strategy<Value = Preference> {
    prop_oneof![
        Just(Preference::Way(Way::Broke)),
        Just(Preference::Way(Way::Hurt)),
        Just(Preference::Way(Way::Read)),
        any_card().prop_map(Preference::Bookmark),
        Just(Preference::Appearance(Appearance::System)),
        Just(Preference::Appearance(Appearance::Light)),
        Just(Preference::Appearance(Appearance::Dark)),
        Just(Preference::FirstEntryNoticeRead),
        Just(Preference::SharingOn),
        any::<i64>().prop_map(|at| Preference::LastBackup(Timestamp(at))),
        any::<i64>().prop_map(|at| Preference::BackupPutOff(Timestamp(at))),
    ]
}

fn any_form() -> impl Strategy<Value = DraftId> {
    (0..4, any::<u64>(), any::<u128>()).prop_map(|(form, ms, chance)| match form {
        0 => DraftId::Entry(EntryId::new(ms, chance)),
        1 => DraftId::NewPromise,
        2 => DraftId::Note(PromiseId::new(ms, chance)),
        _ => DraftId::Due(PromiseId::new(ms, chance)),
    })
}

fn any_thing() -> impl Strategy<Value = Thing> {
    prop_oneof![
        any::<u128>().prop_map(|chance| Thing::Entry(EntryId::new(1, chance))),
        any::<u128>().prop_map(|chance| Thing::Promise(PromiseId::new(1, chance))),
        any_form().prop_map(Thing::Draft),
    ]
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let fields = prop::collection::vec(any::<(String, String)>(), 0..3);
    (any_form(), fields).prop_map(|(id, fields)| Draft { id, fields })
}

fn any_chain() -> impl Strategy<Value = Chain> {
    (super::logs::event(), any::<u64>()).prop_map(|(event, seq)| Chain {
        device: event.device,
        seq,
        hash: event.hash(),
    })
}

pub(super) fn any_record() -> impl Strategy<Value = Record> {
    let identity = (any::<u128>(), any::<u128>()).prop_map(|(author, device)| Identity {
        author: AuthorId::new(1, author),
        device: DeviceId::new(2, device),
    });
    // Only a log that begins with a promise being made is one that is stored.
    let promise = log().prop_filter("says something", |log: &Promise| log.state().is_some());
    prop_oneof![
        3 => any_entry().prop_map(Record::Entry),
        3 => promise.prop_map(Record::Promise),
        1 => (any_card(), any::<bool>()).prop_map(|(card, on)| Record::Favourite { card, on }),
        1 => any_preference().prop_map(Record::Preference),
        1 => identity.prop_map(Record::Identity),
        1 => any_chain().prop_map(Record::Chain),
        2 => any_draft().prop_map(Record::Draft),
        1 => (any_thing(), any::<i64>()).prop_map(|(it, at)| Record::Gone(it, Timestamp(at))),
    ]
}

fn decoded(key: &Key, body: &str, deleted: Option<Timestamp>) -> Option<Record> {
    wire::decode(key, body, deleted)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_record_is_read_as_it_was_written(
        record in any_record(),
        rev in any::<u64>(),
        by in any::<String>(),
        base in prop::option::of("[0-9a-f]{16}"),
        at in any::<i64>(),
    ) {
        let key = Key::of(&record);
        let (body, deleted) = wire::encode(&record).unwrap();
        prop_assert_eq!(decoded(&key, &body, deleted), Some(record.clone()));

        let name = key.to_string();
        prop_assert_eq!(Key::parse(&name), Some(key.clone()));
        let envelope = Envelope { id: key.id(), rev, by, base, at: Timestamp(at), deleted, body };
        let text = envelope.encode(&name);
        let read = Envelope::decode(&name, &text).unwrap();
        prop_assert_eq!(decoded(&key, &read.body, read.deleted), Some(record));
        prop_assert_eq!(
            (read.rev, &read.by, &read.base, read.at),
            (envelope.rev, &envelope.by, &envelope.base, envelope.at)
        );
        prop_assert_eq!(read.encode(&name), text);
    }

    #[test]
    fn the_canonical_bytes_of_different_events_differ(
        a in super::logs::event(),
        b in super::logs::event(),
    ) {
        let same: (&Event, &Event) = (&a, &b);
        prop_assert_eq!(same.0 == same.1, a.canonical_bytes() == b.canonical_bytes());
        prop_assert_eq!(a == b, a.hash() == b.hash());
    }
}
