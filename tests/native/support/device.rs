//! One installation: a local store and a durable mirror, what goes wrong with them, and what the
//! next start finds.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use troth::domain::{Binned, Book, Change, Command, Record};
use troth::storage::migrate::{STEPS, Step};
use troth::storage::{
    DurableMirror, LocalStore, MemoryStore, Problem, Repository, StorageError, StoreFault,
};

use super::mirror::{Kept, Mirror, Power};
use super::{Desk, at_once, contents};

/// A tab of a device.
pub(crate) type Tab<'a> = Repository<&'a Local, &'a Mirror>;

/// Where the local store is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// The pending change.
    Pending,
    /// A record, counted from 1.
    Record(usize),
    /// The removal of a pending change.
    Removal,
}

/// What goes wrong with the local store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// This write fails; the next one goes well.
    Once(Site, StoreFault),
    /// This write fails, and so does everything after it.
    From(Site, StoreFault),
}

/// A local store that fails on purpose, and knows everything that was written to it.
#[derive(Debug)]
pub(crate) struct Local {
    kept: RefCell<MemoryStore>,
    wrong: RefCell<Option<Wrong>>,
    records: Cell<usize>,
    failing: Cell<bool>,
    history: RefCell<Vec<(String, Option<String>)>>,
    power: Rc<Power>,
}

/// Both stores of an installation.
#[derive(Debug)]
pub(crate) struct Device {
    pub(crate) local: Local,
    pub(crate) mirror: Mirror,
    pub(crate) power: Rc<Power>,
}

/// What a start found.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) book: Book,
    pub(crate) problems: Vec<Problem>,
}

impl Local {
    fn new(power: Rc<Power>) -> Self {
        Self {
            kept: RefCell::default(),
            wrong: RefCell::default(),
            records: Cell::new(0),
            failing: Cell::new(false),
            history: RefCell::default(),
            power,
        }
    }

    /// From now on this goes wrong.
    pub(crate) fn now(&self, wrong: Option<Wrong>) {
        *self.wrong.borrow_mut() = wrong;
        self.records.set(0);
        self.failing.set(false);
    }

    /// How many writes of records were tried since [`Self::now`].
    pub(crate) fn record_writes(&self) -> usize {
        self.records.get()
    }

    /// Whether what was to go wrong did.
    pub(crate) fn has_failed(&self) -> bool {
        self.failing.get()
    }

    /// How many writes and removals arrived.
    pub(crate) fn changes(&self) -> usize {
        self.history.borrow().len()
    }

    /// The browser kept only the first so many writes and removals.
    pub(crate) fn forget_after(&self, changes: usize) {
        let kept = MemoryStore::default();
        self.history.borrow_mut().truncate(changes);
        for (key, text) in self.history.borrow().iter() {
            apply(&kept, key, text.as_deref());
        }
        self.kept.replace(kept);
    }

    /// The text under a key becomes another, or none, by nobody's wish.
    pub(crate) fn put(&self, key: &str, text: Option<&str>) {
        apply(&self.kept.borrow(), key, text);
        let change = (key.to_owned(), text.map(str::to_owned));
        self.history.borrow_mut().push(change);
    }

    /// Everything in it becomes this.
    pub(crate) fn becomes(&self, texts: &BTreeMap<String, String>) {
        for key in contents(self).keys() {
            self.put(key, None);
        }
        for (key, text) in texts {
            self.put(key, Some(text));
        }
    }

    /// The records in it.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let mut texts = contents(self);
        texts.retain(|key, _| key.starts_with("troth/1/") && !is_pending(key));
        texts
    }

    pub(crate) fn has_pending(&self) -> bool {
        contents(self).keys().any(|key| is_pending(key))
    }

    fn arrives(&self, site: Option<Site>) -> Result<(), StoreFault> {
        if let Some(Wrong::Once(at, fault) | Wrong::From(at, fault)) = &*self.wrong.borrow() {
            let is_now = site == Some(*at);
            let is_still =
                self.failing.get() && matches!(&*self.wrong.borrow(), Some(Wrong::From(..)));
            if is_still || (is_now && !self.failing.get()) {
                self.failing.set(true);
                return Err(fault.clone());
            }
        }
        self.power.step()
    }
}

impl LocalStore for Local {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        self.kept.borrow().keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.kept.borrow().read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        let site = if is_pending(key) {
            Some(Site::Pending)
        } else if key.starts_with("troth/1/") {
            self.records.set(self.records.get() + 1);
            Some(Site::Record(self.records.get()))
        } else {
            None
        };
        self.arrives(site)?;
        self.put(key, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.arrives(is_pending(key).then_some(Site::Removal))?;
        self.put(key, None);
        Ok(())
    }
}

impl Device {
    pub(crate) fn new() -> Self {
        let power = Power::on();
        Self {
            local: Local::new(Rc::clone(&power)),
            mirror: Mirror::new(Rc::clone(&power)),
            power,
        }
    }

    pub(crate) fn tab(&self, name: &str) -> Tab<'_> {
        Repository::new(&self.local, &self.mirror, name.to_owned())
    }

    /// Everything goes well again.
    pub(crate) fn mends(&self) {
        self.local.now(None);
        self.mirror.now(super::mirror::Trouble::Well);
        self.power.off_after(usize::MAX);
    }

    /// A device that holds the same, and of which nothing goes wrong.
    pub(crate) fn reopened(&self) -> Self {
        let device = Self::new();
        device.local.becomes(&contents(&self.local));
        device.mirror.becomes(&self.mirror.kept());
        device
    }

    /// Everything that both sides hold.
    pub(crate) fn picture(&self) -> (BTreeMap<String, String>, Kept) {
        (contents(&self.local), self.mirror.kept())
    }

    /// What the next start finds, and what always holds of it.
    #[track_caller]
    pub(crate) fn start(&self) -> Start {
        self.start_with(STEPS)
    }

    /// The same, of a Troth that knows these steps from version to version.
    #[track_caller]
    pub(crate) fn start_with(&self, steps: &'static [Step]) -> Start {
        self.mends();
        let tab = self.tab("start").with_steps(steps);
        let (book, problems) = open(&tab).expect("memory answers");
        assert!(!self.local.has_pending(), "a pending change was left");
        assert_eq!(self.local.texts(), self.mirror.kept().texts);
        self.is_settled(&book, steps);
        Start { book, problems }
    }

    /// Another start changes no byte and finds the same.
    #[track_caller]
    fn is_settled(&self, book: &Book, steps: &'static [Step]) {
        let before = self.picture();
        let tab = self.tab("again").with_steps(steps);
        let loaded = tab.load().expect("memory can be read");
        assert_eq!(&Book::from_records(loaded.records), book);
        let reconciled = at_once(tab.reconcile()).expect("memory answers");
        assert_eq!((reconciled.records, reconciled.problems), (vec![], vec![]));
        assert_eq!(self.picture(), before, "reconciling twice is not once");
    }
}

fn apply(store: &MemoryStore, key: &str, text: Option<&str>) {
    let applied = match text {
        Some(text) => store.write(key, text),
        None => store.remove(key),
    };
    applied.expect("memory takes everything");
}

fn is_pending(key: &str) -> bool {
    key.starts_with("troth/1/pending/")
}

/// What the app does when it starts.
pub(crate) fn open<S: LocalStore, M: DurableMirror>(
    tab: &Repository<S, M>,
) -> Result<(Book, Vec<Problem>), StorageError> {
    let loaded = tab.load()?;
    let mut problems = loaded.problems;
    let mut book = Book::from_records(loaded.records);
    let reconciled = at_once(tab.reconcile())?;
    if reconciled.afresh {
        book = Book::default();
    }
    take_over(&mut book, reconciled.records);
    problems.extend(reconciled.problems);
    if tab.is_erasing() {
        at_once(tab.erased())?;
    }
    Ok((book, problems))
}

/// What the app does when everything is to be erased.
pub(crate) fn erase<S: LocalStore, M: DurableMirror>(
    tab: &Repository<S, M>,
) -> Result<(), StorageError> {
    at_once(tab.erase())?;
    at_once(tab.erased())
}

pub(crate) fn take_over(book: &mut Book, records: Vec<Record>) {
    let undo = None;
    book.evolve(&Change { records, undo });
}

/// Asks, stages, takes over and settles: what must go well.
#[track_caller]
pub(crate) fn keep(desk: &mut Desk, tab: &Tab<'_>, command: Command) -> Change {
    let change = desk.decide(command).expect("this is granted");
    assert_eq!(settle(desk, tab, &change), Ok(()));
    change
}

/// Stages, takes over and settles.
pub(crate) fn settle(desk: &mut Desk, tab: &Tab<'_>, change: &Change) -> Result<(), StorageError> {
    let staged = tab.stage(change, desk.now.at)?;
    desk.book.evolve(change);
    let otherwise = at_once(tab.settle(vec![staged]))?;
    take_over(&mut desk.book, otherwise);
    Ok(())
}

/// All words in a book, in the bin too.
pub(crate) fn words(book: &Book) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = book.entries().map(|entry| entry.text.clone()).collect();
    for binned in book.bin() {
        match binned {
            Binned::Entry(entry) => drop(words.insert(entry.text.clone())),
            Binned::Promise(promise) => {
                words.extend(promise.events().map(|event| event.id.to_string()));
            }
        }
    }
    for promise in book.promises() {
        words.extend(promise.events().map(|event| event.id.to_string()));
    }
    for draft in book.drafts() {
        words.extend(draft.fields.iter().map(|(_, content)| content.clone()));
    }
    words
}
