//! A store that fails on purpose.

use std::cell::{Cell, RefCell};

use troth::storage::{LocalStore, MemoryStore, StoreFault};

use super::contents;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Nothing.
    Well,
    /// Only this write fails, counted from 1.
    Write(usize, StoreFault),
    /// Keys and values together may have so many UTF-16 units.
    Capacity(usize),
    /// After so many writes and removals, nothing more arrives: the browser was killed.
    KilledAfter(usize),
    /// That write fails, and after so many writes and removals the browser was killed.
    WriteThenKilled(usize, usize),
}

/// Memory with a [`Plan`]. What was kept can be reopened.
#[derive(Debug)]
pub(crate) struct FaultyStore {
    kept: MemoryStore,
    plan: RefCell<Plan>,
    writes: Cell<usize>,
    changes: Cell<usize>,
    peak: Cell<usize>,
}

impl FaultyStore {
    pub(crate) fn over(kept: MemoryStore, plan: Plan) -> Self {
        Self {
            kept,
            plan: RefCell::new(plan),
            writes: Cell::new(0),
            changes: Cell::new(0),
            peak: Cell::new(0),
        }
    }

    /// From now on this goes wrong instead.
    pub(crate) fn now(&self, plan: Plan) {
        *self.plan.borrow_mut() = plan;
        self.writes.set(0);
        self.changes.set(0);
    }

    /// How many writes were tried since the plan was made.
    pub(crate) fn writes(&self) -> usize {
        self.writes.get()
    }

    /// How many writes and removals were tried since the plan was made.
    pub(crate) fn changes(&self) -> usize {
        self.changes.get()
    }

    /// The most units that a write asked for under [`Plan::Capacity`].
    pub(crate) fn peak(&self) -> usize {
        self.peak.get()
    }

    /// What the next start of the browser finds.
    pub(crate) fn reopened(&self) -> MemoryStore {
        self.kept.clone()
    }

    fn change(&self) -> Result<(), StoreFault> {
        self.changes.set(self.changes.get() + 1);
        match *self.plan.borrow() {
            Plan::KilledAfter(most) | Plan::WriteThenKilled(_, most)
                if self.changes.get() > most =>
            {
                Err(StoreFault::Failed("killed".to_owned()))
            }
            _ => Ok(()),
        }
    }
}

impl LocalStore for FaultyStore {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        self.kept.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.kept.read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        self.writes.set(self.writes.get() + 1);
        self.change()?;
        match &*self.plan.borrow() {
            Plan::Write(nth, fault) if *nth == self.writes.get() => return Err(fault.clone()),
            Plan::WriteThenKilled(nth, _) if *nth == self.writes.get() => {
                return Err(StoreFault::Full);
            }
            Plan::Capacity(most) => {
                let mut after = contents(&self.kept);
                after.insert(key.to_owned(), value.to_owned());
                let wanted = after
                    .iter()
                    .map(|(key, text)| units(key) + units(text))
                    .sum::<usize>();
                self.peak.set(self.peak.get().max(wanted));
                if wanted > *most {
                    return Err(StoreFault::Full);
                }
            }
            _ => {}
        }
        self.kept.write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.change()?;
        self.kept.remove(key)
    }
}

/// UTF-16 units of everything kept.
pub(crate) fn size(store: &impl LocalStore) -> usize {
    contents(store)
        .iter()
        .map(|(key, text)| units(key) + units(text))
        .sum()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
