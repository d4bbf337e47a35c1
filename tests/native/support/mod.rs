//! What the tests share: moments, names, a desk to work at, and stores that fail.

pub(crate) mod device;
pub(crate) mod faulty;
pub(crate) mod lagging;
pub(crate) mod mirror;
pub(crate) mod source;

use std::collections::BTreeMap;
use std::future::Future;
use std::io::Write as _;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use troth::domain::moment::parse_date_time;
use troth::domain::{
    Book, CardId, Change, Circumstance, Command, EntryId, Event, Moment, Promise, PromiseDraft,
    PromiseId, Promiser, Refusal, Timestamp,
};
use troth::storage::{LocalStore, NoMirror, Repository};

/// A moment in Berlin in winter, such as `2026-11-22T12:00`.
#[track_caller]
pub(crate) fn moment(local: &str) -> Moment {
    moment_in(local, "Europe/Berlin", 60)
}

/// A moment in a zone that is so many minutes ahead of UTC.
#[track_caller]
pub(crate) fn moment_in(local: &str, zone: &str, ahead: i64) -> Moment {
    let local = parse_date_time(local).expect("a date and a time");
    Moment {
        at: Timestamp(local.and_utc().timestamp_millis() - ahead * 60_000),
        local,
        zone: zone.to_owned(),
    }
}

pub(crate) fn entry_id(number: u64) -> EntryId {
    EntryId::new(1_700_000_000_000 + number, u128::from(number))
}

pub(crate) fn promise_id(number: u64) -> PromiseId {
    PromiseId::new(1_700_000_000_000 + number, u128::from(number))
}

#[track_caller]
pub(crate) fn card(text: &str) -> CardId {
    CardId::parse(text).expect("chapter/slug")
}

/// Writes an entry.
pub(crate) fn write(number: u64, text: impl Into<String>) -> Command {
    Command::WriteEntry {
        id: entry_id(number),
        text: text.into(),
        prompt: None,
    }
}

/// Makes a promise of one's own.
pub(crate) fn make(number: u64, what: &str, due: Option<Moment>) -> Command {
    Command::MakePromise {
        id: promise_id(number),
        draft: PromiseDraft {
            promiser: Promiser::Me,
            what: what.to_owned(),
            due,
            note: String::new(),
        },
    }
}

pub(crate) fn mark(number: u64, kept: bool) -> Command {
    Command::MarkPromise {
        id: promise_id(number),
        kept,
    }
}

pub(crate) fn change_due(number: u64, due: Option<Moment>) -> Command {
    Command::ChangeDue {
        id: promise_id(number),
        due,
    }
}

/// Somebody's book, the clock, and fresh chance for every decision.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) book: Book,
    pub(crate) now: Moment,
    chance: u128,
}

impl Desk {
    #[track_caller]
    pub(crate) fn at(local: &str) -> Self {
        Self {
            book: Book::default(),
            now: moment(local),
            chance: 0,
        }
    }

    /// The same desk with other chance: for another tab, or another device.
    pub(crate) fn by(mut self, chance: u128) -> Self {
        self.chance = chance;
        self
    }

    /// Sets the clock.
    #[track_caller]
    pub(crate) fn clock(&mut self, local: &str) -> &mut Self {
        self.now = moment(local);
        self
    }

    pub(crate) fn circumstance(&mut self) -> Circumstance {
        self.chance += 1;
        Circumstance {
            now: self.now.clone(),
            chance: self.chance,
        }
    }

    /// Decides without taking over.
    pub(crate) fn decide(&mut self, command: Command) -> Result<Change, Refusal> {
        let with = self.circumstance();
        self.book.decide(command, &with)
    }

    /// Decides, and takes the change over.
    pub(crate) fn ask(&mut self, command: Command) -> Result<Change, Refusal> {
        let change = self.decide(command)?;
        self.book.evolve(&change);
        Ok(change)
    }

    /// What must be granted.
    #[track_caller]
    pub(crate) fn does(&mut self, command: Command) -> Change {
        match self.ask(command.clone()) {
            Ok(change) => change,
            Err(refusal) => panic!("{command:?} was refused: {refusal:?}"),
        }
    }

    /// What must be refused, for this reason, with nothing changed.
    #[track_caller]
    pub(crate) fn refuses(&mut self, command: Command, expected: &Refusal) {
        let before = self.book.clone();
        let answer = self.ask(command);
        assert_eq!(answer.as_ref(), Err(expected));
        assert_eq!(self.book, before);
    }

    #[track_caller]
    pub(crate) fn promise(&self, number: u64) -> &Promise {
        self.book
            .promise(promise_id(number))
            .expect("a promise of this number")
    }

    /// The last event of a promise.
    #[track_caller]
    pub(crate) fn last_event(&self, number: u64) -> Event {
        let last = self.promise(number).events().next_back();
        last.cloned().expect("a promise has an event")
    }
}

/// Says what a test has counted, also where it passes: the harness keeps what is printed to itself.
pub(crate) fn says(counted: &str) {
    // Where nobody listens, nothing is lost.
    drop(writeln!(std::io::stderr(), "{counted}"));
}

/// A repository over the store, as the tab `tabA`.
pub(crate) fn repository<S: LocalStore>(store: S) -> Repository<S, NoMirror> {
    Repository::new(store, NoMirror, "tabA".to_owned())
}

/// Everything in the store.
pub(crate) fn contents(store: &impl LocalStore) -> BTreeMap<String, String> {
    let keys = store.keys().expect("keys can be read");
    keys.into_iter()
        .map(|key| {
            let text = store.read(&key).expect("a value can be read");
            (key, text.unwrap_or_default())
        })
        .collect()
}

/// The answer of something that waits for nothing.
#[track_caller]
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("this had to be ready at once"),
    }
}
