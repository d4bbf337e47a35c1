//! The bin: what is deleted waits there, goes for good when asked or when its time is over, and
//! numbers and the chain go on as if it had not.

use troth::domain::bin::{AT_ONCE, KEPT};
use troth::domain::{
    Book, Change, Command, DeviceId, Draft, DraftId, Event, EventId, Record, Refusal, Thing,
};

use crate::support::{Desk, entry_id, make, mark, moment, promise_id, write};

fn draft(id: DraftId) -> Command {
    Command::KeepDraft(Draft {
        id,
        fields: vec![("text".to_owned(), "Begun.".to_owned())],
    })
}

fn for_good(things: &[Thing]) -> Command {
    Command::DeleteForGood(things.to_vec())
}

fn entry(number: u64) -> Thing {
    Thing::Entry(entry_id(number))
}

fn promise(number: u64) -> Thing {
    Thing::Promise(promise_id(number))
}

/// What the change deletes for good, and how many chains it writes.
fn gone(change: &Change) -> (Vec<Thing>, usize) {
    let mut gone = Vec::new();
    let mut chains = 0;
    for record in &change.records {
        match record {
            Record::Gone(thing, _) => gone.push(*thing),
            Record::Chain(_) => chains += 1,
            other => panic!("{other:?}"),
        }
    }
    (gone, chains)
}

#[test]
fn what_was_deleted_last_comes_first() {
    let mut desk = Desk::at("2026-11-22T11:30");
    for command in [write(1, "a"), write(2, "b"), make(1, "c", None)] {
        desk.does(command);
    }
    assert!(desk.book.bin().is_empty());
    desk.clock("2026-11-22T12:00")
        .does(Command::DeleteEntry(entry_id(2)));
    desk.clock("2026-11-22T12:01")
        .does(Command::DeletePromise(promise_id(1)));
    desk.clock("2026-11-22T11:59")
        .does(Command::DeleteEntry(entry_id(1)));
    let bin: Vec<Thing> = desk.book.bin().iter().map(|it| it.thing()).collect();
    assert_eq!(bin, [promise(1), entry(2), entry(1)]);
    let deleted: Vec<_> = desk.book.bin().iter().map(|it| it.deleted()).collect();
    assert_eq!(deleted[0], moment("2026-11-22T12:01").at);
    desk.does(Command::RestorePromise(promise_id(1)));
    assert_eq!(desk.book.bin().len(), 2);
}

#[test]
fn only_what_is_in_the_bin_goes_for_good() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    desk.does(make(1, "b", None));
    let things = [
        entry(1),
        promise(1),
        entry(7),
        promise(7),
        Thing::Draft(DraftId::NewPromise),
    ];
    assert_eq!(desk.does(for_good(&things)).records, []);
    assert_eq!(
        desk.book.entries().count() + desk.book.promises().count(),
        2
    );

    desk.does(Command::DeleteEntry(entry_id(1)));
    let change = desk.does(for_good(&[entry(1), entry(1), promise(1)]));
    assert_eq!(change.records, [Record::Gone(entry(1), desk.now.at)]);
    assert_eq!(change.undo, None);
    assert!(desk.book.bin().is_empty());
    desk.refuses(Command::RestoreEntry(entry_id(1)), &Refusal::NothingToUndo);
}

#[test]
fn a_draft_goes_wherever_it_belongs() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (id, of) = (entry_id(1), promise_id(1));
    for command in [
        write(1, "a"),
        make(1, "b", None),
        draft(DraftId::Entry(id)),
        draft(DraftId::Note(of)),
        draft(DraftId::Due(of)),
        draft(DraftId::NewPromise),
        draft(DraftId::Note(promise_id(2))),
        Command::DeleteEntry(id),
        Command::DeletePromise(of),
    ] {
        desk.does(command);
    }
    let (note, due) = (
        Thing::Draft(DraftId::Note(of)),
        Thing::Draft(DraftId::Due(of)),
    );
    // Named twice, and deleted once.
    let change = desk.does(for_good(&[note, entry(1), promise(1)]));
    let expected = vec![
        note,
        entry(1),
        Thing::Draft(DraftId::Entry(id)),
        promise(1),
        due,
    ];
    assert_eq!(gone(&change), (expected, 1));
    let left: Vec<DraftId> = desk.book.drafts().map(|draft| draft.id).collect();
    assert_eq!(left, [DraftId::NewPromise, DraftId::Note(promise_id(2))]);
    let change = desk.does(for_good(&[Thing::Draft(DraftId::NewPromise)]));
    assert_eq!(gone(&change), (vec![Thing::Draft(DraftId::NewPromise)], 0));
    assert_eq!(desk.book.draft(DraftId::NewPromise), None);
    desk.does(draft(DraftId::NewPromise));
    assert!(desk.book.draft(DraftId::NewPromise).is_some());
}

#[test]
fn the_name_of_what_is_gone_stays_taken() {
    let mut desk = Desk::at("2026-11-22T12:00");
    for command in [
        write(1, "a"),
        make(1, "b", None),
        Command::DeleteEntry(entry_id(1)),
        Command::DeletePromise(promise_id(1)),
        for_good(&[entry(1), promise(1)]),
    ] {
        desk.does(command);
    }
    desk.refuses(write(1, "again"), &Refusal::NoSuchEntry);
    assert_eq!(desk.does(make(1, "again", None)).records, []);
    desk.refuses(mark(1, true), &Refusal::NoSuchPromise);
}

/// The last event of the promise of this number, deleted or not, as it was last written.
fn last_of(records: &[Record], number: u64) -> Event {
    let mut promises = records.iter().rev().filter_map(|record| match record {
        Record::Promise(promise) if promise.id == promise_id(number) => Some(promise),
        _ => None,
    });
    promises
        .next()
        .unwrap()
        .events()
        .next_back()
        .unwrap()
        .clone()
}

#[test]
fn numbers_and_the_chain_go_on_as_if_nothing_had_gone() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mut records = Vec::new();
    for command in [
        make(1, "a", None),
        make(2, "b", None),
        mark(2, true),
        Command::DeletePromise(promise_id(2)),
    ] {
        records.extend(desk.does(command).records);
    }
    let last = last_of(&records, 2);
    assert_eq!(last.seq, 3);
    let mut as_if = desk.clone();
    let change = desk.does(for_good(&[promise(2)]));
    assert_eq!(gone(&change).1, 1);
    // With nothing left of it, and after a reload.
    records.extend(change.records);
    desk.book = Book::from_records(records.clone());
    as_if.does(mark(1, false));
    desk.does(mark(1, false));
    let next = desk.last_event(1);
    assert_eq!((next.seq, next.prev), (4, Some(last.hash())));
    assert_eq!(
        (as_if.last_event(1).seq, as_if.last_event(1).prev),
        (next.seq, next.prev)
    );

    // The last of all goes too, and then one that is older than the chain.
    for command in [
        make(3, "c", None),
        Command::DeletePromise(promise_id(3)),
        Command::DeletePromise(promise_id(1)),
    ] {
        records.extend(desk.does(command).records);
    }
    let last = last_of(&records, 3);
    assert_eq!(gone(&desk.does(for_good(&[promise(3)]))).1, 1);
    assert_eq!(gone(&desk.does(for_good(&[promise(1)]))).1, 0);
    desk.does(make(4, "d", None));
    let next = desk.last_event(4);
    assert_eq!((next.seq, next.prev), (6, Some(last.hash())));
}

#[test]
fn no_chain_is_written_for_what_was_not_last() {
    let mut desk = Desk::at("2026-11-22T12:00");
    for command in [
        make(1, "a", None),
        make(2, "b", None),
        Command::DeletePromise(promise_id(1)),
    ] {
        desk.does(command);
    }
    assert_eq!(
        gone(&desk.does(for_good(&[promise(1)]))),
        (vec![promise(1)], 0)
    );

    // Another device's events are no business of this one's chain.
    let mine = desk.last_event(2);
    let theirs = Event {
        id: EventId::new(9, 9),
        device: DeviceId::new(9, 9),
        promise: promise_id(5),
        seq: 40,
        prev: None,
        ..mine.clone()
    };
    let mut other = troth::domain::Promise::new(promise_id(5), [theirs]);
    other.deleted = Some(desk.now.at);
    desk.book.evolve(&Change {
        records: vec![Record::Promise(other)],
        undo: None,
    });
    assert_eq!(
        gone(&desk.does(for_good(&[promise(5)]))),
        (vec![promise(5)], 0)
    );
    desk.does(mark(2, true));
    assert_eq!(desk.last_event(2).prev, Some(mine.hash()));
}

#[test]
fn what_does_not_fit_into_one_change_waits_for_the_next() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mut things = Vec::new();
    for number in 1..=AT_ONCE as u64 {
        let id = promise_id(number);
        for command in [
            make(number, "a", None),
            draft(DraftId::Note(id)),
            draft(DraftId::Due(id)),
            Command::DeletePromise(id),
        ] {
            desk.does(command);
        }
        things.push(promise(number));
    }
    let mut changes = 0;
    loop {
        let change = desk.does(for_good(&things));
        if change.records.is_empty() {
            break;
        }
        changes += 1;
        assert!(change.records.len() <= Change::MOST);
        assert_eq!(gone(&change).0.len() % 3, 0, "one goes with its drafts");
    }
    assert_eq!(changes, 3);
    assert!(desk.book.bin().is_empty() && desk.book.drafts().len() == 0);
}

#[test]
fn the_bin_keeps_things_for_thirty_days() {
    let mut desk = Desk::at("2026-10-01T12:00");
    for command in [
        write(1, "a"),
        write(2, "b"),
        make(1, "c", None),
        Command::DeleteEntry(entry_id(1)),
    ] {
        desk.does(command);
    }
    desk.clock("2026-10-01T12:01")
        .does(Command::DeleteEntry(entry_id(2)));
    desk.does(Command::DeletePromise(promise_id(1)));
    let left = |desk: &mut Desk, at: &str| {
        let before = desk.clock(at).book.bin().len();
        let has_old = desk.book.has_old_bin(desk.now.at);
        desk.does(Command::EmptyOldBin);
        let left = desk.book.bin().len();
        assert_eq!(has_old, left < before, "it says so before, at {at}");
        left
    };
    assert_eq!(KEPT, 2_592_000_000);
    assert_eq!(left(&mut desk, "2026-10-31T11:59:59"), 3);
    assert_eq!(left(&mut desk, "2026-10-31T12:00"), 2);
    assert_eq!(left(&mut desk, "2026-10-31T12:00:59"), 2);
    assert_eq!(left(&mut desk, "2026-10-31T12:01"), 0);
    assert_eq!(desk.does(Command::EmptyOldBin).records, []);
}

#[test]
fn a_clock_that_was_wrong_does_not_empty_the_bin() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    desk.does(write(2, "b"));
    // Deleted while the clock was ahead, then put right.
    desk.clock("2031-01-01T00:00")
        .does(Command::DeleteEntry(entry_id(1)));
    desk.clock("2026-11-22T12:05")
        .does(Command::DeleteEntry(entry_id(2)));
    assert_eq!(desk.does(Command::EmptyOldBin).records, []);
    // Set back.
    desk.clock("2020-01-01T00:00");
    assert_eq!(desk.does(Command::EmptyOldBin).records, []);
    desk.clock("2026-12-23T12:00").does(Command::EmptyOldBin);
    let left: Vec<Thing> = desk.book.bin().iter().map(|it| it.thing()).collect();
    assert_eq!(left, [entry(1)]);
}

#[test]
fn a_full_bin_is_emptied_from_its_oldest_on() {
    let mut desk = Desk::at("2026-10-01T12:00");
    for number in 1..=200 {
        desk.does(write(number, "a"));
        desk.does(Command::DeleteEntry(entry_id(number)));
        desk.now.at = desk.now.at.plus(1);
    }
    desk.clock("2026-11-22T12:00");
    let change = desk.does(Command::EmptyOldBin);
    let expected: Vec<Thing> = (1..=AT_ONCE as u64).map(entry).collect();
    assert_eq!(gone(&change), (expected, 0));
    let counts: Vec<usize> = (0..3)
        .map(|_| desk.does(Command::EmptyOldBin).records.len())
        .collect();
    assert_eq!(counts, [90, 20, 0]);
}

#[test]
fn what_was_deleted_by_a_clock_that_was_behind_waits_its_thirty_days() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "Mine."));
    desk.does(make(1, "I call.", None));
    let written = desk.now.at;
    desk.clock("2020-01-01T00:00");
    desk.does(Command::DeleteEntry(entry_id(1)));
    desk.does(Command::DeletePromise(promise_id(1)));
    let deleted: Vec<_> = desk.book.bin().iter().map(|it| it.deleted()).collect();
    assert_eq!(deleted, [written, written]);
    desk.clock("2026-11-22T12:01");
    assert_eq!(desk.decide(Command::EmptyOldBin).unwrap().records, []);
}
