//! A tab's own copy of the local store, which lags behind what other tabs wrote: as in browsers of
//! several processes.

use std::cell::RefCell;
use std::rc::Rc;

use troth::storage::{LocalStore, MemoryStore, StoreFault};

use super::contents;
use super::device::Local;

/// A copy of the local store that another tab's writes do not reach at once.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    truth: &'a Local,
    seen: Rc<RefCell<MemoryStore>>,
}

impl<'a> View<'a> {
    /// A copy that is up to date now.
    pub(crate) fn of(truth: &'a Local) -> Self {
        let seen = Rc::default();
        let view = Self { truth, seen };
        view.catches_up();
        view
    }

    /// Everything that other tabs wrote arrives.
    pub(crate) fn catches_up(&self) {
        let seen = MemoryStore::default();
        for (key, text) in contents(self.truth) {
            seen.write(&key, &text).expect("memory takes everything");
        }
        self.seen.replace(seen);
    }
}

impl LocalStore for View<'_> {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        self.seen.borrow().keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.seen.borrow().read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        self.truth.write(key, value)?;
        self.seen.borrow().write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.truth.remove(key)?;
        self.seen.borrow().remove(key)
    }
}
