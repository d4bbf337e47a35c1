//! Where everything is stored, and whether this tab may write there.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::platform::{BrowserMirror, BrowserStore};
use crate::storage::Repository;

pub type BrowserRepository = Repository<BrowserStore, BrowserMirror>;

/// How well this browser stores things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageMode {
    /// In the local store and in the durable mirror.
    Mirrored,
    /// In the local store alone: the browser has no durable mirror.
    LocalOnly,
    /// In memory: the browser blocks storage.
    MemoryOnly,
}

/// The repository of this tab.
#[derive(Clone, Copy)]
pub(super) struct Store {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    is_paused: RwSignal<bool>,
}

struct Inner {
    repository: Rc<BrowserRepository>,
    /// The name of this tab in records.
    tab: String,
    mode: Cell<StorageMode>,
    is_stopped: Cell<bool>,
}

impl Store {
    pub(super) fn new(repository: BrowserRepository, tab: String, mode: StorageMode) -> Self {
        let inner = Inner {
            repository: Rc::new(repository),
            tab,
            mode: Cell::new(mode),
            is_stopped: Cell::new(false),
        };
        Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            is_paused: RwSignal::new(false),
        }
    }

    pub(super) fn repository(self) -> Rc<BrowserRepository> {
        self.inner.with_value(|inner| inner.repository.clone())
    }

    pub(super) fn tab(self) -> String {
        self.inner.with_value(|inner| inner.tab.clone())
    }

    pub(super) fn mode(self) -> StorageMode {
        self.inner.with_value(|inner| inner.mode.get())
    }

    pub(super) fn set_mode(self, mode: StorageMode) {
        self.inner.with_value(|inner| inner.mode.set(mode));
    }

    /// Whether nothing may be written: everything was erased, or is being erased, in another tab.
    pub(super) fn is_stopped(self) -> bool {
        self.inner.with_value(|inner| inner.is_stopped.get())
    }

    pub(super) fn set_stopped(self, is_stopped: bool) {
        self.inner
            .with_value(|inner| inner.is_stopped.set(is_stopped));
    }

    /// Whether this tab shows nothing while another one erases everything.
    pub(super) const fn is_paused(self) -> RwSignal<bool> {
        self.is_paused
    }
}
