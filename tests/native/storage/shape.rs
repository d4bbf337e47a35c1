//! The stored shape does not change unless its version does: a record of every kind, with every
//! member there and not there and every value, is written as in the fixtures of this version.
//!
//! What is added to a kind below must be in [`samples`], and what is added to the records breaks
//! the build here. The fixtures of a released version are never edited: a new shape is a new
//! version, with a step from the old one and fixtures of its own.

use troth::domain::{
    Appearance, AuthorId, CardId, Chain, DeviceId, Draft, DraftId, Entry, EntryId, Event,
    EventHash, EventId, EventKind, Identity, Moment, Preference, Promise, PromiseId, Promiser,
    Prompt, Record, Thing, Timestamp, Way,
};
use troth::storage::envelope::VERSION;
use troth::storage::{Envelope, Key, wire};

use crate::support::source::root;
use crate::support::{card, moment, moment_in};

/// 23 November 2026, noon in Berlin.
const AT: i64 = 1_795_431_600_000;

/// The names of all kinds, and which one a value is. A kind that is not named does not compile.
macro_rules! kinds {
    ($all:ident, $kind:ident: $type:ty, $($pattern:pat => $name:literal,)+) => {
        const $all: &[&str] = &[$($name),+];
        const fn $kind(value: &$type) -> &'static str {
            match value {
                $($pattern => $name),+
            }
        }
    };
}

kinds! { RECORDS, record_kind: Record,
    Record::Entry(Entry { prompt: None, .. }) => "entry without a prompt",
    Record::Entry(Entry { prompt: Some(_), .. }) => "entry with a prompt",
    Record::Promise(Promise { deleted: None, .. }) => "promise",
    Record::Promise(Promise { deleted: Some(_), .. }) => "promise, deleted",
    Record::Favourite { on: true, .. } => "favourite",
    Record::Favourite { on: false, .. } => "favourite, taken off",
    Record::Preference(Preference::Way(Way::Broke)) => "way: broke",
    Record::Preference(Preference::Way(Way::Hurt)) => "way: hurt",
    Record::Preference(Preference::Way(Way::Read)) => "way: read",
    Record::Preference(Preference::Bookmark(_)) => "bookmark",
    Record::Preference(Preference::Appearance(Appearance::System)) => "appearance: system",
    Record::Preference(Preference::Appearance(Appearance::Light)) => "appearance: light",
    Record::Preference(Preference::Appearance(Appearance::Dark)) => "appearance: dark",
    Record::Preference(Preference::FirstEntryNoticeRead) => "first entry notice",
    Record::Preference(Preference::SharingOn) => "sharing",
    Record::Preference(Preference::LastBackup(_)) => "last backup",
    Record::Preference(Preference::BackupPutOff(_)) => "backup put off",
    Record::Identity(_) => "identity",
    Record::Chain(_) => "chain",
    Record::Draft(Draft { id: DraftId::Entry(_), .. }) => "draft of an entry",
    Record::Draft(Draft { id: DraftId::NewPromise, .. }) => "draft of a promise",
    Record::Draft(Draft { id: DraftId::Note(_), .. }) => "draft of a note",
    Record::Draft(Draft { id: DraftId::Due(_), .. }) => "draft of a due time",
    Record::Gone(Thing::Entry(_), _) => "entry, gone",
    Record::Gone(Thing::Promise(_), _) => "promise, gone",
    Record::Gone(Thing::Draft(_), _) => "draft, gone",
}

kinds! { EVENTS, event_kind: EventKind,
    EventKind::Made { promiser: Promiser::Me, .. } => "made by me",
    EventKind::Made { promiser: Promiser::Them, .. } => "made by them",
    EventKind::Kept => "kept",
    EventKind::NotKept => "not kept",
    EventKind::Changed { due: Some(_) } => "changed",
    EventKind::Changed { due: None } => "changed to no date",
    EventKind::Excused { .. } => "excused",
    EventKind::Paused => "paused",
    EventKind::Resumed => "resumed",
    EventKind::Repaired { .. } => "repaired",
    EventKind::Noted { .. } => "noted",
    EventKind::Withdrawn => "withdrawn",
}

fn names() -> (EntryId, PromiseId, CardId) {
    let at = AT.unsigned_abs();
    (
        EntryId::new(at, 1),
        PromiseId::new(at, 3),
        card("admit/own-it"),
    )
}

fn device() -> DeviceId {
    DeviceId::new(AT.unsigned_abs(), 21)
}

fn hash() -> EventHash {
    EventHash::parse(&"0a".repeat(32)).unwrap()
}

fn due() -> Moment {
    let civil = moment_in("2026-11-23T13:00", "", 60);
    assert_eq!(civil.at, Timestamp(AT + 3_600_000));
    civil
}

/// Every kind of event, with what it carries and without.
fn events() -> Vec<Event> {
    let text = str::to_owned;
    let made = |promiser, what: &str, due, note: &str| EventKind::Made {
        promiser,
        what: text(what),
        due,
        note: text(note),
    };
    let kinds = [
        made(Promiser::Me, "I call.", Some(due()), "Soon."),
        made(Promiser::Them, "They call.", None, ""),
        EventKind::Kept,
        EventKind::NotKept,
        EventKind::Changed { due: Some(due()) },
        EventKind::Changed { due: None },
        EventKind::Excused { note: text("Ill.") },
        EventKind::Excused { note: text("") },
        EventKind::Paused,
        EventKind::Resumed,
        EventKind::Repaired {
            note: text("Told them."),
        },
        EventKind::Repaired { note: text("") },
        EventKind::Noted {
            note: text("Late."),
        },
        EventKind::Noted { note: text("") },
        EventKind::Withdrawn,
    ];
    let id = |number: u64| EventId::new(AT.unsigned_abs(), u128::from(100 + number));
    let event = |(seq, kind): (u64, EventKind)| Event {
        id: id(seq),
        promise: names().1,
        author: AuthorId::new(AT.unsigned_abs(), 20),
        device: device(),
        seq,
        at: Timestamp(AT + seq.cast_signed()),
        zone: text("Europe/Berlin"),
        occurrence: (seq == 4).then(|| moment("2026-11-23T00:00").local.date()),
        kind,
        retracts: (seq == 14).then(|| id(3)),
        prev: (seq > 1).then(hash),
    };
    (1..).zip(kinds).map(event).collect()
}

fn journal() -> [Record; 2] {
    let entry = |id, prompt, deleted| {
        Record::Entry(Entry {
            id,
            text: "words".to_owned(),
            when: moment("2026-11-23T12:00"),
            prompt,
            edited: Timestamp(AT),
            deleted,
        })
    };
    let prompt = Prompt {
        card: names().2,
        text: "What did you do?".to_owned(),
    };
    let other = EntryId::new(AT.unsigned_abs(), 2);
    [
        entry(names().0, None, None),
        entry(other, Some(prompt), Some(Timestamp(AT + 1))),
    ]
}

fn promises() -> [Record; 2] {
    let other = PromiseId::new(AT.unsigned_abs(), 4);
    let made = Event {
        promise: other,
        ..events().remove(0)
    };
    let mut deleted = Promise::new(other, [made]);
    deleted.deleted = Some(Timestamp(AT + 1));
    [
        Record::Promise(Promise::new(names().1, events())),
        Record::Promise(deleted),
    ]
}

fn choices() -> Vec<Record> {
    let card = names().2;
    let favourite = |on| Record::Favourite {
        card: card.clone(),
        on,
    };
    let mut records = vec![favourite(true), favourite(false)];
    let preferences = [
        Preference::Way(Way::Broke),
        Preference::Way(Way::Hurt),
        Preference::Way(Way::Read),
        Preference::Bookmark(card.clone()),
        Preference::Appearance(Appearance::System),
        Preference::Appearance(Appearance::Light),
        Preference::Appearance(Appearance::Dark),
        Preference::FirstEntryNoticeRead,
        Preference::SharingOn,
        Preference::LastBackup(Timestamp(AT)),
        Preference::BackupPutOff(Timestamp(AT)),
    ];
    records.extend(preferences.map(Record::Preference));
    records
}

/// Every kind of record, in the order of the fixture.
fn samples() -> Vec<Record> {
    let (entry, promise, _) = names();
    let mut records = Vec::from(journal());
    records.extend(promises());
    records.extend(choices());
    records.push(Record::Identity(Identity {
        author: AuthorId::new(AT.unsigned_abs(), 20),
        device: device(),
    }));
    records.push(Record::Chain(Chain {
        device: device(),
        seq: 7,
        hash: hash(),
    }));
    let forms = [
        DraftId::Entry(entry),
        DraftId::NewPromise,
        DraftId::Note(promise),
        DraftId::Due(promise),
    ];
    let field = |name: &str, content: &str| (name.to_owned(), content.to_owned());
    records.extend(forms.map(|id| {
        let fields = vec![field("name", "content"), field("other", "")];
        Record::Draft(Draft { id, fields })
    }));
    let gone = [
        Thing::Entry(entry),
        Thing::Promise(promise),
        Thing::Draft(DraftId::NewPromise),
    ];
    records.extend(gone.map(|thing| Record::Gone(thing, Timestamp(AT + 1))));
    records
}

fn stored(record: &Record) -> String {
    let key = Key::of(record);
    let (body, deleted) = wire::encode(record).unwrap();
    let envelope = Envelope {
        id: key.id(),
        rev: 3,
        by: "tabA".to_owned(),
        base: Some("0123456789abcdef".to_owned()),
        at: Timestamp(AT),
        deleted,
        body,
    };
    let key = key.to_string();
    format!("{key}\t{}", envelope.encode(&key))
}

#[test]
fn the_shape_is_that_of_its_version() {
    let path = root().join(format!("tests/fixtures/store-v{VERSION}/every-value.txt"));
    let fixture = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path:?}: {why}"));
    let written: Vec<String> = samples().iter().map(stored).collect();
    for (line, expected) in written.iter().zip(fixture.lines()) {
        assert_eq!(
            line, expected,
            "the stored shape has changed: that is a new version, with a step in storage::migrate"
        );
    }
    assert_eq!(written.len(), fixture.lines().count());
    for (line, record) in fixture.lines().zip(samples()) {
        let (key, text) = line.split_once('\t').unwrap();
        let envelope = Envelope::decode(key, text).unwrap();
        let key = Key::parse(key).unwrap();
        let read = wire::decode(&key, &envelope.body, envelope.deleted);
        assert_eq!(read, Some(record));
    }
}

#[test]
fn every_kind_has_a_sample() {
    let covered: Vec<&str> = samples().iter().map(record_kind).collect();
    for kind in RECORDS {
        assert!(covered.contains(kind), "{kind}");
    }
    let covered: Vec<&str> = events()
        .iter()
        .map(|event| event_kind(&event.kind))
        .collect();
    for kind in EVENTS {
        assert!(covered.contains(kind), "{kind}");
    }
}
