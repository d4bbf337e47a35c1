//! Changes on their way to the device: everything of one moment in one transaction.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::library::Library;
use super::notices::{Notice, NoticeAction, Notices};
use super::save_status::{SaveState, SaveStatus};
use super::storage_room::StorageRoom;
use super::store::{BrowserRepository, StorageMode, Store};
use crate::copy::{errors, journal as copy};
use crate::domain::Record;
use crate::storage::{Staged, StorageError};

/// How long the device may take before it is said that it has not answered, in milliseconds.
const LATE: u32 = 1000;

/// How saving a change went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// It is on the device.
    Saved,
    /// It is in this tab only: the browser blocks storage.
    InThisTabOnly,
    /// There is no answer yet. Another outcome follows.
    Late,
    /// It is not on the device.
    Failed(StorageError),
}

/// Is called with how saving a change went.
pub type OnSaved = Box<dyn Fn(SaveOutcome)>;

/// The queue.
#[derive(Clone, Copy)]
pub(super) struct SaveQueue {
    library: Library,
    notices: Notices,
    save_status: SaveStatus,
    room: StorageRoom,
    store: Store,
    waiting: StoredValue<Rc<Waiting>, LocalStorage>,
}

/// What waits for the next transaction.
#[derive(Default)]
struct Waiting {
    changes: RefCell<Vec<(Staged, OnSaved)>>,
    is_saving: Cell<bool>,
    /// Words of the person are among it.
    has_words: Cell<bool>,
}

impl SaveQueue {
    pub(super) fn new(
        library: Library,
        notices: Notices,
        save_status: SaveStatus,
        room: StorageRoom,
        store: Store,
    ) -> Self {
        Self {
            library,
            notices,
            save_status,
            room,
            store,
            waiting: StoredValue::new_local(Rc::default()),
        }
    }

    /// Saves a staged change. `is_change`: it is something that the status is about.
    pub(super) fn enqueue(
        self,
        staged: Staged,
        is_change: bool,
        has_words: bool,
        on_saved: OnSaved,
    ) {
        let waiting = self.waiting.get_value();
        waiting.changes.borrow_mut().push((staged, on_saved));
        waiting.has_words.set(waiting.has_words.get() | has_words);
        if is_change {
            self.save_status.set(SaveState::Saving);
        }
        self.start(waiting);
    }

    /// Tries again to save what is not on the device yet.
    pub(super) fn retry(self) {
        if self.store.repository().is_waiting() && !self.store.is_stopped() {
            self.start(self.waiting.get_value());
        }
    }

    /// Everything was erased in another tab: nothing is written here any more.
    pub(super) fn stop(self) {
        self.store.set_stopped(true);
        self.save_status.set(SaveState::Erased);
        self.notices
            .add_banner(errors::ERASED, NoticeAction::Reload);
    }

    fn start(self, waiting: Rc<Waiting>) {
        if !waiting.is_saving.replace(true) {
            spawn_local(self.save_all(waiting, self.store.repository()));
        }
    }

    /// One transaction after the other, until nothing waits. The first begins when everything that happens now has
    /// happened.
    async fn save_all(self, waiting: Rc<Waiting>, repository: Rc<BrowserRepository>) {
        loop {
            let (staged, listeners): (Vec<_>, Vec<_>) = waiting.changes.take().into_iter().unzip();
            let listeners = Rc::new(listeners);
            let has_words = waiting.has_words.take();
            let late_listeners = listeners.clone();
            let late = Timeout::new(LATE, move || {
                self.save_status.set(SaveState::Pending);
                call_all(&late_listeners, &SaveOutcome::Late);
            });
            let saved = if staged.is_empty() {
                repository.retry().await
            } else {
                repository.settle(staged).await
            };
            drop(late);
            if self.library.is_disposed() {
                return;
            }
            let outcome = match saved {
                Ok(records) => {
                    self.accept(records);
                    if self.store.mode() == StorageMode::MemoryOnly {
                        SaveOutcome::InThisTabOnly
                    } else {
                        SaveOutcome::Saved
                    }
                }
                Err(error) => SaveOutcome::Failed(error),
            };
            if outcome == SaveOutcome::Failed(StorageError::Erased) {
                self.stop();
            } else if waiting.changes.borrow().is_empty() {
                self.save_status
                    .set(state_after(&outcome, self.store.mode()));
            }
            if has_words && outcome == SaveOutcome::Saved {
                self.room.request_persistence_once();
            }
            call_all(&listeners, &outcome);
            if waiting.changes.borrow().is_empty() {
                break;
            }
        }
        waiting.is_saving.set(false);
        self.room.check_sometimes();
    }

    /// Another tab was first: what came of both changes is shown, and a second version is said.
    fn accept(self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        let has_second_version = records.iter().any(|record| match record {
            Record::Entry(entry) if entry.deleted.is_none() => self
                .library
                .with_untracked(|book| book.entry(entry.id).is_none()),
            _ => false,
        });
        self.library.apply_records(records);
        if has_second_version {
            self.notices.show(Notice::new(copy::SECOND_VERSION));
        }
    }
}

fn state_after(outcome: &SaveOutcome, mode: StorageMode) -> SaveState {
    match (outcome, mode) {
        (SaveOutcome::Saved, _) => SaveState::Saved,
        (SaveOutcome::InThisTabOnly, _) => SaveState::InThisTabOnly,
        (_, StorageMode::LocalOnly) => SaveState::LocalOnly,
        _ => SaveState::Pending,
    }
}

fn call_all(listeners: &[OnSaved], outcome: &SaveOutcome) {
    for on_saved in listeners {
        on_saved(outcome.clone());
    }
}
