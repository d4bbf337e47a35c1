//! Changes on their way to the device: everything of one moment in one transaction.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::state::{Edge, NoticeAction, StorageMode, later};
use super::{AppState, Notice};
use crate::copy::{errors, journal as copy};
use crate::domain::{Change, Draft, DraftId, Record, Thing};
use crate::storage::{Staged, StorageError};
use gloo_timers::callback::Timeout;

/// How long the device may take before it is said that it has not answered, in milliseconds.
const LATE: u32 = 1000;

/// How keeping a change went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// It is on the device.
    Saved,
    /// It is in this tab only: the browser blocks storage.
    InThisTabOnly,
    /// There is no answer yet. Another word follows.
    Late,
    /// It is not on the device.
    Failed(StorageError),
}

/// Hears how keeping a change went.
pub type OnSaved = Box<dyn Fn(SaveOutcome)>;

/// How far everything that was done here is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was done yet.
    Idle,
    /// It is on its way.
    Saving,
    /// It is on the device.
    Saved,
    /// It is in this tab until the page is closed.
    InThisTabOnly,
    /// It is in the local store, and this browser has no durable mirror.
    LocalOnly,
    /// It is in the local store, and the mirror does not have it yet.
    Pending,
    /// Everything was erased: nothing is kept any more.
    Erased,
}

impl SaveState {
    /// In words; none before anything was done.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Saving => copy::SAVING,
            Self::Saved => copy::SAVED,
            Self::InThisTabOnly => errors::KEPT_IN_THIS_TAB,
            Self::LocalOnly => errors::KEPT_ONCE,
            Self::Pending => errors::NOT_ON_DEVICE,
            Self::Erased => errors::NOT_SAVED,
        }
    }

    /// Its name, for the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::InThisTabOnly => "in-this-tab",
            Self::LocalOnly => "once",
            Self::Pending => "not-yet",
            Self::Erased => "erased",
        }
    }

    /// Whether it is said even if nothing else is.
    #[must_use]
    pub const fn is_alarming(self) -> bool {
        matches!(self, Self::Pending | Self::Erased)
    }
}

/// What waits for the next transaction.
#[derive(Default)]
pub(super) struct Queue {
    waiting: RefCell<Vec<(Staged, OnSaved)>>,
    is_busy: Cell<bool>,
    /// Words of the person are among it.
    has_words: Cell<bool>,
}

impl AppState {
    /// Takes a change over into what is shown.
    pub(super) fn take_in(self, change: &Change) {
        if change.records.iter().all(is_quiet) {
            self.book.try_update_untracked(|book| book.evolve(change));
        } else {
            self.book.try_update(|book| book.evolve(change));
        }
    }

    /// Takes records over into what is shown that became otherwise beside it.
    pub(super) fn take_in_records(self, records: Vec<Record>) {
        self.take_in(&Change {
            records,
            undo: None,
        });
    }

    pub(super) fn settle(self, staged: Staged, is_change: bool, has_words: bool, told: OnSaved) {
        let queue = &self.edge().queue;
        queue.waiting.borrow_mut().push((staged, told));
        queue.has_words.set(queue.has_words.get() | has_words);
        if is_change {
            self.saving.set(SaveState::Saving);
        }
        self.go_on_settling();
    }

    /// Tries again to get to the device what is not there yet.
    pub(super) fn retry(self) {
        let edge = self.edge();
        if edge.store.is_waiting() && !edge.is_stopped.get() {
            self.go_on_settling();
        }
    }

    fn go_on_settling(self) {
        let edge = self.edge();
        if !edge.queue.is_busy.replace(true) {
            later(Box::pin(self.settle_all(edge)));
        }
    }

    /// One transaction after the other, until nothing waits. The first begins when everything that
    /// happens now has happened.
    async fn settle_all(self, edge: Rc<Edge>) {
        loop {
            let mut staged = Vec::new();
            let mut listening = Vec::new();
            for (change, told) in edge.queue.waiting.take() {
                staged.push(change);
                listening.push(told);
            }
            let listening: Rc<Vec<OnSaved>> = Rc::new(listening);
            let has_words = edge.queue.has_words.take();
            let waiting = listening.clone();
            let late = Timeout::new(LATE, move || {
                self.saving.try_set(SaveState::Pending);
                tell(&waiting, &SaveOutcome::Late);
            });
            let kept = if staged.is_empty() {
                edge.store.retry().await
            } else {
                edge.store.settle(staged).await
            };
            drop(late);
            if self.book.is_disposed() {
                return;
            }
            let settled = match kept {
                Ok(records) => {
                    self.meet(records);
                    if edge.keeping.get() == StorageMode::MemoryOnly {
                        SaveOutcome::InThisTabOnly
                    } else {
                        SaveOutcome::Saved
                    }
                }
                Err(error) => SaveOutcome::Failed(error),
            };
            let is_last = edge.queue.waiting.borrow().is_empty();
            if settled == SaveOutcome::Failed(StorageError::Erased) {
                self.stop();
            } else if is_last {
                self.saving.try_set(so_far(&edge, &settled));
            }
            if has_words && settled == SaveOutcome::Saved {
                self.ask_to_persist();
            }
            tell(&listening, &settled);
            if edge.queue.waiting.borrow().is_empty() {
                break;
            }
        }
        edge.queue.is_busy.set(false);
        self.look_at_room();
    }

    /// Another tab was first: what came of it is shown, and a second version is told.
    fn meet(self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        let has_second = records.iter().any(|record| match record {
            Record::Entry(entry) if entry.deleted.is_none() => {
                self.book_now(|book| book.entry(entry.id).is_none())
            }
            _ => false,
        });
        self.take_in_records(records);
        if has_second {
            self.say(Notice::new(copy::SECOND_VERSION));
        }
    }

    /// Everything was erased in another tab: nothing is written here any more.
    pub(super) fn stop(self) {
        self.edge().is_stopped.set(true);
        self.saving.set(SaveState::Erased);
        self.post(errors::ERASED, NoticeAction::Reload);
    }
}

/// What waits in a form is on no other part of the screen: nothing is built anew for it, under the
/// hands of whoever is typing.
fn is_quiet(record: &Record) -> bool {
    match record {
        Record::Draft(Draft { id, .. }) | Record::Gone(Thing::Draft(id), _) => {
            !matches!(id, DraftId::Entry(_))
        }
        _ => false,
    }
}

fn so_far(edge: &Edge, settled: &SaveOutcome) -> SaveState {
    match (settled, edge.keeping.get()) {
        (SaveOutcome::Saved, _) => SaveState::Saved,
        (SaveOutcome::InThisTabOnly, _) => SaveState::InThisTabOnly,
        (_, StorageMode::LocalOnly) => SaveState::LocalOnly,
        _ => SaveState::Pending,
    }
}

fn tell(listening: &[OnSaved], settled: &SaveOutcome) {
    for told in listening {
        told(settled.clone());
    }
}
