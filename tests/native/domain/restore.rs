//! What a backup brings back, and what it leaves alone.

use troth::domain::{
    Appearance, AuthorId, Chain, Change, Command, DeviceId, Draft, DraftId, Entry, Found, Identity,
    Preference, Promise, Record, Thing, Timestamp, Way,
};

use crate::support::{Desk, card, entry_id, make, mark, promise_id, write};

/// The record that a change wrote first.
fn first(change: Change) -> Record {
    change.records.into_iter().next().unwrap()
}

fn promise(record: Record) -> Promise {
    match record {
        Record::Promise(promise) => promise,
        other => panic!("{other:?}"),
    }
}

/// Compares, restores, and restores again: the second time there is nothing to do.
#[track_caller]
fn check(desk: &mut Desk, record: &Record, expected: Found) {
    assert_eq!(desk.book.compare(record), expected);
    let change = desk.does(Command::Restore(vec![record.clone()]));
    assert_eq!(change.records.is_empty(), expected == Found::Same);
    assert_eq!(change.undo, None);
    assert_eq!(desk.book.compare(record), Found::Same);
    let again = desk.does(Command::Restore(vec![record.clone(), record.clone()]));
    assert_eq!(again.records, []);
}

fn entry_record(number: u64, text: &str, deleted: Option<Timestamp>) -> Record {
    let mut desk = Desk::at("2026-11-01T12:00");
    match first(desk.does(write(number, text))) {
        Record::Entry(entry) => Record::Entry(Entry { deleted, ..entry }),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_entry_comes_back_as_it_is_in_the_file() {
    let in_file = entry_record(1, "Old words.", None);
    let mut desk = Desk::at("2026-11-22T12:00");
    check(&mut desk, &in_file, Found::New);
    assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, "Old words.");

    desk.does(write(1, "New words."));
    check(&mut desk, &in_file, Found::Replaced);
    assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, "Old words.");

    desk.does(Command::DeleteEntry(entry_id(1)));
    check(&mut desk, &in_file, Found::BroughtBack);

    desk.does(Command::DeleteEntry(entry_id(1)));
    desk.does(Command::DeleteForGood(vec![Thing::Entry(entry_id(1))]));
    check(&mut desk, &in_file, Found::BroughtBack);
    assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, "Old words.");
}

#[test]
fn a_deleted_entry_comes_back_only_into_the_bin() {
    let in_file = entry_record(1, "Old words.", Some(Timestamp(7)));
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "New words."));
    check(&mut desk, &in_file, Found::Same);
    assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, "New words.");
    desk.does(Command::DeleteEntry(entry_id(1)));
    check(&mut desk, &in_file, Found::Same);
    desk.does(Command::DeleteForGood(vec![Thing::Entry(entry_id(1))]));
    check(&mut desk, &in_file, Found::Same);
    assert!(desk.book.bin().is_empty());

    let mut elsewhere = Desk::at("2026-11-22T12:00");
    check(&mut elsewhere, &in_file, Found::New);
    assert_eq!(elsewhere.book.entries().count(), 0);
    assert_eq!(elsewhere.book.bin()[0].deleted(), Timestamp(7));
}

#[test]
fn a_longer_text_than_may_be_written_comes_back() {
    let Record::Entry(entry) = entry_record(1, "a", None) else {
        panic!("an entry");
    };
    let text = "ж".repeat(30_000);
    let long = Record::Entry(Entry { text, ..entry });
    check(&mut Desk::at("2026-11-22T12:00"), &long, Found::New);
}

#[test]
fn logs_of_promises_are_united() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let made = first(desk.does(make(1, "I call.", None)));
    let mut elsewhere = desk.clone();
    elsewhere.book.evolve(&Change {
        records: vec![Record::Identity(Identity {
            author: AuthorId::new(5, 5),
            device: DeviceId::new(5, 5),
        })],
        undo: None,
    });
    let kept = first(elsewhere.does(mark(1, true)));
    desk.does(Command::NotePromise {
        id: promise_id(1),
        note: "Soon.".to_owned(),
    });
    check(&mut desk, &made, Found::Same);
    check(&mut desk, &kept, Found::Replaced);
    let state = desk.promise(1).state().unwrap();
    assert_eq!(desk.promise(1).events().count(), 3);
    assert_eq!((state.notes.len(), state.mark.unwrap().kept), (1, true));

    // In the bin it comes back with all of its events, those that the file lacks too.
    desk.does(Command::DeletePromise(promise_id(1)));
    check(&mut desk, &made, Found::BroughtBack);
    assert_eq!(desk.promise(1).events().count(), 3);

    desk.does(Command::DeletePromise(promise_id(1)));
    desk.does(Command::DeleteForGood(vec![Thing::Promise(promise_id(1))]));
    let mut deleted = promise(kept.clone());
    deleted.deleted = Some(Timestamp(7));
    check(&mut desk, &Record::Promise(deleted.clone()), Found::Same);
    check(&mut desk, &made, Found::BroughtBack);
    assert_eq!(desk.promise(1).events().count(), 1);
    // Deleted in the file says nothing about here, but its events are not lost.
    check(&mut desk, &Record::Promise(deleted), Found::Replaced);
    assert_eq!(desk.promise(1).events().count(), 2);
}

#[test]
fn what_is_in_the_bin_stays_there_with_more_events() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mut in_bin = promise(first(desk.does(make(1, "I call.", None))));
    in_bin.deleted = Some(Timestamp(9));
    let mut longer = promise(first(desk.does(mark(1, true))));
    longer.deleted = Some(Timestamp(7));
    let mut here = Desk::at("2026-11-22T12:00");
    check(&mut here, &Record::Promise(in_bin), Found::New);
    check(&mut here, &Record::Promise(longer.clone()), Found::Replaced);
    assert_eq!(here.book.promises().count(), 0);
    assert_eq!(here.book.bin()[0].deleted(), Timestamp(9));
    longer.deleted = None;
    check(&mut here, &Record::Promise(longer), Found::BroughtBack);
    assert_eq!(here.promise(1).events().count(), 2);
}

#[test]
fn favourites_come_back_and_none_is_taken_off() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let favourite = |on| Record::Favourite {
        card: card("admit/own-it"),
        on,
    };
    check(&mut desk, &favourite(false), Found::Same);
    check(&mut desk, &favourite(true), Found::New);
    check(&mut desk, &favourite(false), Found::Same);
    assert_eq!(desk.book.favourites().len(), 1);
}

#[test]
fn a_choice_comes_back_only_where_none_was_made() {
    let choices = || {
        [
            (Preference::Way(Way::Hurt), Preference::Way(Way::Broke)),
            (
                Preference::Bookmark(card("admit/own-it")),
                Preference::Bookmark(card("patience/long")),
            ),
            (
                Preference::Appearance(Appearance::System),
                Preference::Appearance(Appearance::Dark),
            ),
        ]
    };
    for (chosen, in_file) in choices() {
        let mut desk = Desk::at("2026-11-22T12:00");
        check(&mut desk, &Record::Preference(in_file.clone()), Found::New);
        let mut desk = Desk::at("2026-11-22T12:00");
        check(&mut desk, &Record::Preference(chosen.clone()), Found::New);
        let before = desk.book.clone();
        check(&mut desk, &Record::Preference(in_file), Found::Same);
        assert_eq!(desk.book, before);
    }
    let mut desk = Desk::at("2026-11-22T12:00");
    check(
        &mut desk,
        &Record::Preference(Preference::FirstEntryNoticeRead),
        Found::New,
    );
    check(
        &mut desk,
        &Record::Preference(Preference::SharingOn),
        Found::New,
    );
    for of_that_device in [
        Preference::LastBackup(Timestamp(7)),
        Preference::BackupPutOff(Timestamp(7)),
    ] {
        check(&mut desk, &Record::Preference(of_that_device), Found::Same);
    }
}

#[test]
fn the_person_comes_along_and_the_device_does_not() {
    let identity = Identity {
        author: AuthorId::new(5, 5),
        device: DeviceId::new(6, 6),
    };
    let mut desk = Desk::at("2026-11-22T12:00");
    let chain = Chain {
        device: identity.device,
        seq: 7,
        hash: troth::domain::EventHash::parse(&"0a".repeat(32)).unwrap(),
    };
    check(&mut desk, &Record::Chain(chain), Found::Same);
    check(&mut desk, &Record::Identity(identity), Found::New);
    let here = desk.book.identity().unwrap();
    assert_eq!(here.author, identity.author);
    assert_ne!(here.device, identity.device);
    desk.does(make(1, "a", None));
    assert_eq!((desk.last_event(1).seq, desk.last_event(1).prev), (1, None));

    let mut known = Desk::at("2026-11-22T12:00");
    known.does(make(1, "a", None));
    check(&mut known, &Record::Identity(identity), Found::Same);
    assert_ne!(known.book.identity().unwrap().author, identity.author);
}

#[test]
fn a_draft_comes_back_where_no_words_wait() {
    let draft = |text: &str| Draft {
        id: DraftId::NewPromise,
        fields: vec![("what".to_owned(), text.to_owned())],
    };
    let mut desk = Desk::at("2026-11-22T12:00");
    check(&mut desk, &Record::Draft(draft("old")), Found::New);
    desk.does(Command::KeepDraft(draft("new")));
    check(&mut desk, &Record::Draft(draft("old")), Found::Same);
    assert_eq!(
        desk.book.draft(DraftId::NewPromise).unwrap().field("what"),
        "new"
    );
    let gone = Record::Gone(Thing::Draft(DraftId::NewPromise), Timestamp(7));
    check(&mut desk, &gone, Found::Same);
}

/// A change that named one key twice would be written half.
#[test]
fn a_name_that_stands_twice_is_written_once() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let made = first(desk.does(make(1, "I call.", None)));
    let kept = first(desk.does(mark(1, true)));
    let one = entry_record(1, "one", None);
    let two = entry_record(1, "two", None);
    let binned = entry_record(1, "three", Some(Timestamp(7)));
    let favourite = Record::Favourite {
        card: card("admit/own-it"),
        on: true,
    };
    let records = vec![
        kept,
        one,
        made.clone(),
        favourite.clone(),
        two.clone(),
        favourite,
        made,
        binned,
    ];
    let mut here = Desk::at("2026-11-22T12:00");
    let change = here.does(Command::Restore(records.clone()));
    assert_eq!(change.records.len(), 3);
    assert_eq!(change.records[1], two);
    assert_eq!(here.promise(1).events().count(), 2);
    assert_eq!(here.does(Command::Restore(records)).records, []);
}
