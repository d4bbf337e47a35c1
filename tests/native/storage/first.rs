//! A start that shows a part first: what was noted of it, when that is not believed, and how the rest is read.

use troth::domain::bin::KEPT;
use troth::domain::first::ROWS;
use troth::domain::{Book, Change, Command, Draft, DraftId, Record};
use troth::storage::{LocalStore, MemoryStore, NoMirror, Problem, Repository};

use super::faults::loaded;
use crate::support::{
    Desk, at_once, contents, entry_id, make, mark, moment, promise_id, repository, write,
};

const NOTE: &str = "troth/first";
/// Entries of a store in which a note is worth it.
const MANY: u64 = 120;

type Tab<'a> = Repository<&'a MemoryStore, NoMirror>;

fn keep(tab: &Tab<'_>, change: &Change, desk: &Desk) {
    let staged = tab.stage(change, desk.now.at).unwrap();
    at_once(tab.settle(vec![staged])).unwrap();
}

/// Many entries, a promise that was kept and one that is open, a choice.
fn prepared(entries: u64) -> (Desk, MemoryStore) {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = MemoryStore::default();
    let tab = repository(&store);
    let mut commands: Vec<Command> = (1..=entries)
        .map(|number| write(number, format!("entry {number}")))
        .collect();
    commands.extend([
        make(1, "I call at noon.", None),
        mark(1, true),
        make(2, "I tell you first.", Some(moment("2026-12-24T12:00"))),
        Command::ReadFirstEntryNotice,
    ]);
    for command in commands {
        let change = desk.does(command);
        keep(&tab, &change, &desk);
    }
    (desk, store)
}

/// The same, once it was left.
fn left() -> (Desk, MemoryStore) {
    let (desk, store) = prepared(MANY);
    let tab = repository(&store);
    let book = Book::from_records(tab.load().unwrap().records);
    assert!(!tab.note_first(&book.shown_first()));
    assert!(tab.note_first(&book.shown_first()));
    (desk, store)
}

fn part(store: &MemoryStore) -> Option<Book> {
    repository(store).load_first().map(Book::from_records)
}

#[test]
fn what_is_shown_first_is_read_as_it_is_kept() {
    let (desk, store) = left();
    let part = part(&store).unwrap();
    assert_eq!(part.shown_first(), desk.book.shown_first());
    assert_eq!(part.entries().count(), ROWS);
    for entry in part.entries() {
        assert_eq!(desk.book.entry(entry.id), Some(entry));
    }
    assert_eq!(part.promise(promise_id(1)), None);
    assert_eq!(
        part.promise(promise_id(2)),
        desk.book.promise(promise_id(2))
    );
    assert_eq!(part.preferences(), desk.book.preferences());
    assert_eq!(part.identity(), desk.book.identity());
    assert!(loaded(&store) == desk.book);
}

#[test]
fn a_note_is_gone_before_anything_is_written() {
    let (mut desk, store) = left();
    let tab = repository(&store);
    let change = desk.does(write(7, "another text"));
    drop(tab.stage(&change, desk.now.at).unwrap());
    assert_eq!(store.read(NOTE), Ok(None));
    assert_eq!(part(&store), None);
}

#[test]
fn a_note_that_is_not_true_is_not_believed() {
    let (_, store) = left();
    let newest = format!("troth/1/entry/{}", entry_id(MANY));
    let text = store.read(&newest).unwrap().unwrap();
    for wrong in [
        None,
        Some(text.replace("entry", "Entry")),
        Some(text.replace("\"v\":1", "\"v\":2")),
        Some(String::new()),
    ] {
        match wrong {
            None => store.remove(&newest).unwrap(),
            Some(wrong) => store.write(&newest, &wrong).unwrap(),
        }
        assert_eq!(part(&store), None);
    }
    store.write(&newest, &text).unwrap();
    assert!(part(&store).is_some());

    let note = store.read(NOTE).unwrap().unwrap();
    for wrong in [
        note.replace("troth/1/entry/", "troth/1/entries/"),
        note.replace(' ', ""),
        note.replacen("1tabA", "2tabA", 1),
    ] {
        store.write(NOTE, &wrong).unwrap();
        assert_eq!(part(&store), None, "{wrong}");
    }
    store.write(NOTE, &note).unwrap();
    store.write("troth/under-way", "erasing").unwrap();
    assert_eq!(part(&store), None);
}

#[test]
fn what_another_tab_wrote_over_is_not_shown_as_it_was() {
    let (mut desk, store) = left();
    let note = store.read(NOTE).unwrap().unwrap();
    let change = desk.does(write(MANY, "written over"));
    keep(
        &Repository::new(&store, NoMirror, "tabB".to_owned()),
        &change,
        &desk,
    );
    store.write(NOTE, &note).unwrap();
    assert_eq!(part(&store), None);
}

#[test]
fn nothing_is_noted_that_leaves_out_few() {
    let (_, store) = prepared(60);
    let tab = repository(&store);
    let book = Book::from_records(tab.load().unwrap().records);
    store.write(NOTE, "from better days").unwrap();
    assert!(!tab.note_first(&book.shown_first()));
    assert_eq!(store.read(NOTE), Ok(None));
}

#[test]
fn nothing_is_noted_before_everything_was_read_or_in_a_newer_store() {
    let (desk, store) = prepared(MANY);
    let shown = desk.book.shown_first();
    assert!(!repository(&store).note_first(&shown));
    store.write("troth/2/entry/x", "{}").unwrap();
    let tab = repository(&store);
    assert_eq!(tab.load().unwrap().problems, [Problem::Newer]);
    assert!(!tab.note_first(&shown));
    assert_eq!(store.read(NOTE), Ok(None));
}

#[test]
fn nothing_is_noted_of_what_was_erased() {
    let (_, store) = left();
    let tab = repository(&store);
    let loaded = tab.load().unwrap();
    at_once(tab.erase()).unwrap();
    at_once(tab.erased()).unwrap();
    for shown in [
        Book::default().shown_first(),
        Book::from_records(loaded.records).shown_first(),
    ] {
        tab.note_first(&shown);
        let left: Vec<String> = contents(&store).into_keys().collect();
        assert_eq!(left, ["troth/generation"]);
    }
}

#[test]
fn names_that_were_swept_are_not_noted() {
    let (mut desk, store) = left();
    let tab = repository(&store);
    tab.load().unwrap();
    let id = DraftId::NewPromise;
    let fields = vec![("what".to_owned(), "half a word".to_owned())];
    for command in [
        Command::KeepDraft(Draft { id, fields }),
        Command::DropDraft(id),
    ] {
        let change = desk.does(command);
        keep(&tab, &change, &desk);
    }
    at_once(tab.sweep(desk.now.at.plus(KEPT))).unwrap();
    tab.note_first(&desk.book.shown_first());
    assert!(part(&store).is_some());
}

/// Everything, so many texts at a time; `between` happens after each piece.
fn gradually(
    tab: &Tab<'_>,
    count: usize,
    mut between: impl FnMut(usize),
) -> (Vec<Record>, Vec<Problem>) {
    let mut reading = tab.begin_reading().unwrap();
    for piece in 0.. {
        if let Some(all) = tab.read_on(&mut reading, count).unwrap() {
            return (all.records, all.problems);
        }
        between(piece);
    }
    unreachable!()
}

#[test]
fn piece_by_piece_everything_is_read_as_at_once() {
    for count in [1, 7, 250, 10_000] {
        let (_, store) = left();
        let damaged = format!("troth/1/entry/{}", entry_id(3));
        store.write(&damaged, "damaged").unwrap();
        let other = MemoryStore::default();
        for (key, text) in contents(&store) {
            other.write(&key, &text).unwrap();
        }
        let tab = repository(&store);
        let (records, problems) = gradually(&tab, count, |_| {});
        let at_once = repository(&other).load().unwrap();
        assert_eq!((records, problems), (at_once.records, at_once.problems));
        assert_eq!(contents(&store), contents(&other));
        // It knows now what it has seen.
        let book = loaded(&store);
        assert!(tab.note_first(&book.shown_first()));
    }
}

#[test]
fn what_goes_while_it_is_read_is_not_read() {
    let (_, store) = left();
    let keys = store.keys().unwrap();
    let is_entry = |key: &&String| key.contains("/entry/");
    let first = keys.iter().find(is_entry).unwrap();
    let last = keys.iter().rfind(is_entry).unwrap();
    let (records, problems) = gradually(&repository(&store), 60, |piece| {
        if piece == 0 {
            // One that was read already, and one whose turn comes.
            store.remove(first).unwrap();
            store.remove(last).unwrap();
        }
    });
    assert!(Book::from_records(records) == loaded(&store));
    assert_eq!(problems, []);
}

#[test]
fn what_is_pending_is_finished_over_what_is_there_then() {
    let (desk, store) = left();
    let other = Repository::new(&store, NoMirror, "tabB".to_owned());
    let mut theirs = desk.clone();
    // Under way when the reading begins; finished, and written over, once it was read.
    let second = theirs.does(write(1, "second"));
    let mut staged = Some(other.stage(&second, theirs.now.at).unwrap());
    let keys = store.keys().unwrap();
    let at = keys.iter().position(|key| key.contains("/pending/"));
    let third = theirs.does(write(1, "third"));
    let (records, _) = gradually(&repository(&store), 1, |piece| {
        if Some(piece) == at
            && let Some(staged) = staged.take()
        {
            let last = other.stage(&third, theirs.now.at).unwrap();
            at_once(other.settle(vec![staged, last])).unwrap();
        }
    });
    assert!(Book::from_records(records) == theirs.book);
    assert!(loaded(&store) == theirs.book);

    // And under way still: it is finished.
    let fourth = theirs.does(write(2, "fourth"));
    drop(other.stage(&fourth, theirs.now.at).unwrap());
    let (records, problems) = gradually(&repository(&store), 60, |_| {});
    assert!(Book::from_records(records) == theirs.book);
    assert_eq!(problems, []);
    assert!(
        contents(&store)
            .keys()
            .all(|key| !key.contains("/pending/"))
    );
}
