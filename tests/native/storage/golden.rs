//! Stored texts of every released version, never edited: today's code reads them, and writes the
//! same bytes. They were made apart from this code, from the description in `docs/formats.md`.

use troth::domain::{
    Appearance, AuthorId, Book, Chain, DeviceId, Draft, DraftId, Entry, EntryId, Event, EventHash,
    EventId, EventKind, Identity, Moment, Preference, Promise, PromiseId, Promiser, Prompt, Record,
    Thing, Timestamp, Way,
};
use troth::storage::{Envelope, Key, LocalStore, MemoryStore, wire};

use crate::support::source::root;
use crate::support::{card, moment, moment_in, repository};

/// 23 November 2026, noon in Berlin.
const AT: i64 = 1_795_431_600_000;
const BASE: Option<&str> = Some("0123456789abcdef");
const FIRST_HASH: &str = "13096b8a76148e21181880a0bea59251c74ec731f4e6b64622ce71e912f73295";

fn file(name: &str) -> String {
    let path = root().join(format!("tests/fixtures/store-v1/{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path:?}: {why}"));
    text.trim_end_matches('\n').to_owned()
}

/// The stored text is this record, and this record is stored as that text.
#[track_caller]
fn check(name: &str, record: &Record, rev: u64, base: Option<&str>) {
    let text = file(name);
    let key = Key::of(record);
    let stored_under = key.to_string();
    let envelope = Envelope::decode(&stored_under, &text).expect("an envelope");
    let decoded = wire::decode(&key, &envelope.body, envelope.deleted);
    assert_eq!(decoded.as_ref(), Some(record), "{name}");
    assert_eq!(
        (envelope.rev, envelope.base.as_deref()),
        (rev, base),
        "{name}"
    );
    assert_eq!(
        (envelope.at, envelope.by.as_str()),
        (Timestamp(AT), "tabA"),
        "{name}"
    );

    let (body, deleted) = wire::encode(record).expect("it can be written");
    let written = Envelope {
        body,
        deleted,
        ..envelope
    };
    assert_eq!(written.encode(&stored_under), text, "{name}");

    let store = MemoryStore::default();
    store.write(&stored_under, &text).unwrap();
    let loaded = repository(&store).load().unwrap();
    assert_eq!(
        (loaded.records.as_slice(), loaded.problems),
        ([record.clone()].as_slice(), vec![])
    );
}

fn author() -> AuthorId {
    AuthorId::new(AT.unsigned_abs(), 20)
}

fn device(number: u128) -> DeviceId {
    DeviceId::new(AT.unsigned_abs(), 20 + number)
}

fn identity() -> Record {
    Record::Identity(Identity {
        author: author(),
        device: device(1),
    })
}

#[test]
fn entries() {
    let entry = Entry {
        id: EntryId::new(AT.unsigned_abs(), 1),
        text: "I said “nothing happened”.\nIt did. \\ \"quoted\" жаль 🙂 \u{0} <b>bold</b>"
            .to_owned(),
        when: moment("2026-11-23T12:00"),
        prompt: Some(Prompt {
            card: card("admit/own-it"),
            text: "What did you do?".to_owned(),
        }),
        edited: Timestamp(AT + 60_000),
        deleted: None,
    };
    assert_eq!(entry.when.at, Timestamp(AT));
    check("entry", &Record::Entry(entry), 2, BASE);
    let deleted = Entry {
        id: EntryId::new(AT.unsigned_abs(), 2),
        text: "Deleted words.".to_owned(),
        when: Moment {
            at: Timestamp(-1),
            ..moment_in("1969-12-31T23:59:59", "", 0)
        },
        prompt: None,
        edited: Timestamp(AT),
        deleted: Some(Timestamp(AT + 5)),
    };
    check("entry-deleted", &Record::Entry(deleted), 3, BASE);
}

/// A log with every kind of data in it, of two devices.
fn promise() -> Promise {
    let id = PromiseId::new(AT.unsigned_abs(), 3);
    let note = |note: &str| note.to_owned();
    let kinds = [
        EventKind::Made {
            promiser: Promiser::Me,
            what: "I am home by eight.".to_owned(),
            due: Some(moment("2026-11-23T20:00")),
            note: "Said at lunch.".to_owned(),
        },
        EventKind::Changed {
            due: Some(moment("2026-11-23T21:00")),
        },
        EventKind::Changed { due: None },
        EventKind::Kept,
        EventKind::Noted {
            note: String::new(),
        },
        EventKind::NotKept,
        EventKind::Noted {
            note: note("Late; I rang."),
        },
        EventKind::Excused { note: note("Ill.") },
        EventKind::Paused,
        EventKind::Repaired {
            note: note("Told them."),
        },
    ];
    let name = |at: u64| EventId::new(AT.unsigned_abs(), u128::from(at) + 10);
    let mut events: Vec<Event> = Vec::new();
    for (at, kind) in (0_u64..).zip(kinds) {
        let before = events.last().filter(|_| at != 7).map(Event::hash);
        events.push(Event {
            id: name(at),
            promise: id,
            author: author(),
            device: device(if at < 7 { 1 } else { 2 }),
            seq: at + 1,
            at: Timestamp(AT).plus(at.cast_signed() * 1_000),
            zone: "Europe/Berlin".to_owned(),
            occurrence: (at == 5).then(|| moment("2026-11-23T00:00").local.date()),
            kind,
            retracts: (at == 4).then(|| name(3)),
            prev: before,
        });
    }
    Promise::new(id, events)
}

#[test]
fn promises() {
    let promise = promise();
    assert_eq!(promise.events().count(), 10);
    let state = promise.state().unwrap();
    assert_eq!((state.changes, state.due), (2, None));
    assert_eq!(state.mark.map(|mark| mark.kept), Some(false));
    check("promise", &Record::Promise(promise), 10, BASE);
    check(
        "promise-theirs-deleted",
        &theirs(Some(Timestamp(AT + 9))),
        2,
        BASE,
    );
}

fn theirs(deleted: Option<Timestamp>) -> Record {
    let id = PromiseId::new(AT.unsigned_abs(), 4);
    let mut promise = Promise::new(
        id,
        [Event {
            id: EventId::new(AT.unsigned_abs(), 10),
            promise: id,
            author: author(),
            device: device(1),
            seq: 1,
            at: Timestamp(AT),
            zone: String::new(),
            occurrence: None,
            kind: EventKind::Made {
                promiser: Promiser::Them,
                what: "Home by eight".to_owned(),
                due: None,
                note: String::new(),
            },
            retracts: None,
            prev: None,
        }],
    );
    promise.deleted = deleted;
    Record::Promise(promise)
}

#[test]
fn the_hash_of_an_event_is_the_same_for_ever() {
    let first = promise().events().next().unwrap().hash();
    assert_eq!(first.to_string(), FIRST_HASH);
    assert_eq!(EventHash::parse(FIRST_HASH), Some(first));
}

#[test]
fn favourites_choices_and_the_identity() {
    let favourite = |text, on| Record::Favourite {
        card: card(text),
        on,
    };
    check("favourite", &favourite("admit/own-it", true), 1, None);
    check(
        "favourite-off",
        &favourite("let-go/no-blame", false),
        2,
        BASE,
    );
    let choice = |name, preference| check(name, &Record::Preference(preference), 1, None);
    choice("preference-way", Preference::Way(Way::Hurt));
    choice(
        "preference-bookmark",
        Preference::Bookmark(card("patience/long")),
    );
    choice(
        "preference-appearance",
        Preference::Appearance(Appearance::Dark),
    );
    choice(
        "preference-first-entry-notice",
        Preference::FirstEntryNoticeRead,
    );
    choice("preference-sharing", Preference::SharingOn);
    choice(
        "preference-last-backup",
        Preference::LastBackup(Timestamp(AT)),
    );
    choice(
        "preference-backup-put-off",
        Preference::BackupPutOff(Timestamp(AT + 1)),
    );
    check("device", &identity(), 1, None);
    let chain = Chain {
        device: device(1),
        seq: 9,
        hash: EventHash::parse(FIRST_HASH).unwrap(),
    };
    check("chain", &Record::Chain(chain), 1, None);
}

#[test]
fn drafts() {
    let (entry, promise) = (
        EntryId::new(AT.unsigned_abs(), 1),
        PromiseId::new(AT.unsigned_abs(), 3),
    );
    let draft = |id, fields: &[(&str, &str)]| {
        let field = |(name, content): &(&str, &str)| ((*name).to_owned(), (*content).to_owned());
        let fields = fields.iter().map(field).collect();
        Record::Draft(Draft { id, fields })
    };
    let long = "Too long “to keep”.\nIt is \\ here, \"quoted\": жаль 🙂 \u{0}";
    check(
        "draft-entry",
        &draft(DraftId::Entry(entry), &[("text", long)]),
        2,
        BASE,
    );
    let fields = [
        ("promiser", "them"),
        ("what", "Home by"),
        ("date", "2026-11-2"),
        ("time", ""),
        ("note", "[[\"a\",\"b\"],]"),
    ];
    check(
        "draft-new-promise",
        &draft(DraftId::NewPromise, &fields),
        1,
        None,
    );
    check(
        "draft-note",
        &draft(DraftId::Note(promise), &[("note", "Late")]),
        1,
        None,
    );
    check("draft-due", &draft(DraftId::Due(promise), &[]), 3, BASE);
}

#[test]
fn what_was_deleted_for_good() {
    let gone = |name, thing, after, rev| {
        check(name, &Record::Gone(thing, Timestamp(AT + after)), rev, BASE);
    };
    let promise = PromiseId::new(AT.unsigned_abs(), 3);
    gone(
        "entry-gone",
        Thing::Entry(EntryId::new(AT.unsigned_abs(), 1)),
        5,
        4,
    );
    gone("promise-gone", Thing::Promise(promise), 6, 12);
    gone("draft-gone", Thing::Draft(DraftId::Note(promise)), 7, 2);
}

#[test]
fn a_pending_change_is_finished() {
    let store = MemoryStore::default();
    store
        .write(
            "troth/1/pending/1795431600000-tabA-000000",
            &file("pending"),
        )
        .unwrap();
    let loaded = repository(&store).load().unwrap();
    let expected = Book::from_records([theirs(None), identity()]);
    assert_eq!(loaded.problems, []);
    assert_eq!(Book::from_records(loaded.records), expected);
    let mut keys = store.keys().unwrap();
    keys.sort();
    let promise = format!("troth/1/promise/{}", PromiseId::new(AT.unsigned_abs(), 4));
    assert_eq!(keys, ["troth/1/device/this".to_owned(), promise]);
}

#[test]
fn every_fixture_is_checked() {
    let folder = root().join("tests/fixtures/store-v1");
    let found = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(
        found, 24,
        "a fixture without a check, or a check without its fixture"
    );
}
