//! Restoring, and deleting for good, in random histories.

use std::collections::BTreeMap;

use proptest::prelude::*;
use troth::domain::{
    AuthorId, Book, Change, Command, DeviceId, Draft, DraftId, Event, Found, Identity, Promise,
    PromiseId, Record, Thing,
};
use troth::storage::Key;

use super::cases;
use super::steps::{Step, decide, desk, step};
use crate::support::{Desk, entry_id, make, promise_id};

/// What a person may do, deleting for good among it.
#[derive(Clone, Debug)]
enum Wish {
    Step(Step),
    Draft(u64, String),
    DropDraft(u64),
    ForGood(Vec<u64>),
    EmptyOldBin,
    /// A promise beside those of the steps.
    Make(u64),
    /// Deletes a promise, so that it can go for good next.
    DeletePromise(u64),
}

fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let number = || 0_u64..8;
    let wish = prop_oneof![
        12 => step().prop_map(Wish::Step),
        1 => (number(), "[ab]{0,2}").prop_map(|(form, text)| Wish::Draft(form, text)),
        1 => number().prop_map(Wish::DropDraft),
        4 => prop::collection::vec(0_u64..32, 1..8).prop_map(Wish::ForGood),
        1 => Just(Wish::EmptyOldBin),
        4 => number().prop_map(Wish::Make),
        4 => number().prop_map(Wish::DeletePromise),
    ];
    prop::collection::vec(wish, 1..most)
}

fn form(number: u64) -> DraftId {
    match number % 4 {
        0 => DraftId::Entry(entry_id(number / 4)),
        1 => DraftId::NewPromise,
        2 => DraftId::Note(promise_id(number / 4)),
        _ => DraftId::Due(promise_id(number / 4)),
    }
}

fn thing(number: u64) -> Thing {
    match number % 4 {
        0 => Thing::Entry(entry_id(number / 4)),
        1 | 2 => Thing::Promise(promise_id(number / 4)),
        _ => Thing::Draft(form(number / 4)),
    }
}

/// A desk, with each record as it is stored and every promise as it last was.
struct Kept {
    desk: Desk,
    records: BTreeMap<String, Record>,
    logs: BTreeMap<PromiseId, Promise>,
}

impl Kept {
    fn take_over(&mut self, change: &Change) {
        self.desk.book.evolve(change);
        for record in &change.records {
            if let Record::Promise(promise) = record {
                self.logs.insert(promise.id, promise.clone());
            }
            self.records
                .insert(Key::of(record).to_string(), record.clone());
        }
    }

    /// Nothing is in the book that a reload would not bring back.
    fn check(&self) -> Result<(), TestCaseError> {
        let reloaded = Book::from_records(self.records.values().cloned());
        prop_assert_eq!(&self.desk.book, &reloaded);
        Ok(())
    }
}

fn does(desk: &mut Desk, wish: &Wish) -> Option<Change> {
    let command = match wish {
        Wish::Step(step) => return decide(desk, step)?.ok(),
        Wish::Draft(number, text) => Command::KeepDraft(Draft {
            id: form(*number),
            fields: vec![("text".to_owned(), text.clone())],
        }),
        Wish::DropDraft(number) => Command::DropDraft(form(*number)),
        Wish::ForGood(numbers) => {
            Command::DeleteForGood(numbers.iter().map(|number| thing(*number)).collect())
        }
        Wish::EmptyOldBin => Command::EmptyOldBin,
        Wish::Make(number) => make(*number, "beside", None),
        Wish::DeletePromise(number) => Command::DeletePromise(promise_id(*number)),
    };
    desk.decide(command).ok()
}

fn kept(wishes: &[Wish]) -> Result<Kept, TestCaseError> {
    follow(
        Kept {
            desk: desk(),
            records: BTreeMap::new(),
            logs: BTreeMap::new(),
        },
        wishes,
    )
}

fn follow(mut kept: Kept, wishes: &[Wish]) -> Result<Kept, TestCaseError> {
    for wish in wishes {
        if let Some(change) = does(&mut kept.desk, wish) {
            prop_assert!(change.records.len() <= Change::MOST);
            kept.take_over(&change);
            kept.check()?;
        }
    }
    Ok(kept)
}

/// The same on another installation.
fn kept_elsewhere(wishes: &[Wish]) -> Result<Kept, TestCaseError> {
    let mut other = kept(&[])?;
    let identity = Identity {
        author: AuthorId::new(7, 7),
        device: DeviceId::new(7, 7),
    };
    other.take_over(&Change {
        records: vec![Record::Identity(identity)],
        undo: None,
    });
    follow(other, wishes)
}

/// Restores all of these as the app does, and checks what it says before.
fn restore(kept: &mut Kept, file: &[Record]) -> Result<usize, TestCaseError> {
    let found: Vec<Record> = file
        .iter()
        .filter(|record| kept.desk.book.compare(record) != Found::Same)
        .cloned()
        .collect();
    let mut written = 0;
    for some in found.chunks(3) {
        let command = Command::Restore(some.to_vec());
        let change = kept.desk.decide(command).expect("never refused");
        prop_assert_eq!(change.records.len(), some.len());
        written += change.records.len();
        kept.take_over(&change);
    }
    kept.check()?;
    Ok(written)
}

fn is_within(promise: &Promise, longer: Option<&Promise>) -> bool {
    let has = |event: &Event| {
        let mut events = longer.into_iter().flat_map(Promise::events);
        events.any(|known| known.order() == event.order())
    };
    promise.events().all(has)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn deleting_for_good_breaks_no_chain(wishes in wishes(60)) {
        let kept = kept(&wishes)?;
        let mut events: Vec<_> = kept.logs.values().flat_map(|log| log.events()).collect();
        events.sort_by_key(|event| event.order());
        let mut before = None;
        let mut last = 0;
        for event in events {
            prop_assert!(event.seq > last, "{} after {last}", event.seq);
            prop_assert_eq!(event.prev, before, "the chain breaks at {}", event.seq);
            last = event.seq;
            before = Some(event.hash());
        }
    }

    #[test]
    fn restoring_twice_changes_nothing(mine in wishes(30), theirs in wishes(30)) {
        let file: Vec<Record> = kept_elsewhere(&theirs)?.records.into_values().collect();
        let mut here = kept(&mine)?;
        restore(&mut here, &file)?;
        let once = here.desk.book.clone();
        prop_assert_eq!(restore(&mut here, &file)?, 0);
        prop_assert_eq!(&here.desk.book, &once);
        let all = here.desk.does(Command::Restore(file));
        prop_assert_eq!(all.records, vec![]);
    }

    #[test]
    fn restoring_loses_no_event_and_no_entry(mine in wishes(30), theirs in wishes(30)) {
        let file = kept_elsewhere(&theirs)?;
        let mut here = kept(&mine)?;
        let before = here.desk.book.clone();
        let all: Vec<Record> = file.records.values().cloned().collect();
        restore(&mut here, &all)?;
        let after = &here.desk.book;
        for promise in before.promises() {
            prop_assert!(is_within(promise, after.promise(promise.id)));
        }
        for promise in file.desk.book.promises() {
            prop_assert!(is_within(promise, after.promise(promise.id)));
        }
        for entry in before.entries() {
            prop_assert!(after.entry(entry.id).is_some());
        }
        for entry in file.desk.book.entries() {
            prop_assert_eq!(after.entry(entry.id), Some(entry));
        }
        for draft in before.drafts() {
            prop_assert_eq!(after.draft(draft.id), Some(draft));
        }
    }

    #[test]
    fn what_was_all_lost_comes_back(wishes in wishes(40)) {
        let file = kept(&wishes)?;
        let all: Vec<Record> = file.records.values().cloned().collect();
        let mut here = kept(&[])?;
        restore(&mut here, &all)?;
        let (back, was) = (&here.desk.book, &file.desk.book);
        prop_assert!(back.entries().eq(was.entries()));
        prop_assert!(back.promises().eq(was.promises()));
        prop_assert_eq!(back.favourites(), was.favourites());
        prop_assert!(back.drafts().eq(was.drafts()));
        prop_assert_eq!(back.bin().len(), was.bin().len());
        prop_assert_eq!(back.preferences(), was.preferences());
        let author = |book: &Book| book.identity().map(|identity| identity.author);
        prop_assert_eq!(author(back), author(was));
    }
}
