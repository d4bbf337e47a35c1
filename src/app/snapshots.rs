//! Whole copies of what is stored, one a day, apart from both stores.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::backup_text::backup_text;
use super::library::Library;
use super::notices::Notices;
use super::store::Store;
use crate::copy::errors;
use crate::domain::moment::{iso_date, parse_date};
use crate::domain::{Book, Change, Record, Thing};
use crate::platform::{clock, dates, snapshots};
use crate::storage::{StoreFault, backup};

/// How many daily snapshots are kept.
const DAILY: usize = 7;
/// How many others are kept.
const OTHERS: usize = 3;
/// Length of the name of a daily snapshot: `2026-11-22`. The name of another one goes on with its time.
const DATE: usize = 10;

/// A snapshot as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub name: String,
    /// The day on which it was made, in words.
    pub day: String,
    /// It was made before a backup was restored.
    pub is_before_restoring: bool,
    pub records: usize,
    pub kilobytes: usize,
}

/// What the browser says about the snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotList {
    /// It has not answered yet.
    Loading,
    /// It does not show any.
    Unavailable,
    /// The newest first.
    Loaded(Vec<Snapshot>),
}

/// The snapshots.
#[derive(Clone, Copy)]
pub struct Snapshots {
    library: Library,
    notices: Notices,
    store: Store,
    removals: StoredValue<Rc<Removals>, LocalStorage>,
}

/// What is to be removed from the snapshots: some at a time, since each snapshot is read and written whole.
#[derive(Default)]
struct Removals {
    waiting: RefCell<Vec<Thing>>,
    is_busy: Cell<bool>,
    /// What was deleted since the last tidying up.
    recent: RefCell<Vec<Thing>>,
}

pub fn use_snapshots() -> Snapshots {
    expect_context()
}

impl Snapshots {
    pub(super) fn new(library: Library, notices: Notices, store: Store) -> Self {
        Self {
            library,
            notices,
            store,
            removals: StoredValue::new_local(Rc::default()),
        }
    }

    /// The snapshots; the signal changes when the browser answers.
    pub fn list(self) -> RwSignal<SnapshotList> {
        let list = RwSignal::new(SnapshotList::Loading);
        spawn_local(async move {
            list.try_set(match load_list().await {
                Ok(all) => SnapshotList::Loaded(all),
                Err(_) => SnapshotList::Unavailable,
            });
        });
        list
    }

    /// Makes a snapshot with this name. Of daily ones the last seven stay, of others the last three.
    async fn create(self, name: &str) -> Result<(), StoreFault> {
        let text = backup_text(self.store).await?;
        snapshots::put(name, &text).await?;
        let names = snapshots::list().await?;
        for (is_daily, count) in [(true, DAILY), (false, OTHERS)] {
            let same_kind = |name: &&String| parse_date(name).is_some() == is_daily;
            let names: Vec<_> = names.iter().filter(same_kind).collect();
            for old in names.iter().rev().skip(count) {
                snapshots::remove(old).await?;
            }
        }
        Ok(())
    }

    /// A snapshot to go back to, if there is something to copy.
    pub(super) async fn create_before_restoring(self) -> Result<(), StoreFault> {
        if self.store.repository().names()?.is_empty() {
            return Ok(());
        }
        let now = clock::now_without_zone();
        let second = now.on_the_wall().rem_euclid(24 * 60 * 60);
        let name = format!("{}T{second:05}", iso_date(now.local.date()));
        self.create(&name).await
    }

    /// Makes today's snapshot, unless there is one, or nothing to copy.
    pub(super) async fn create_daily(self) {
        if !self.library.with_untracked(Book::has_writing) {
            return;
        }
        let today = iso_date(clock::now_without_zone().local.date());
        let names = snapshots::list().await;
        let is_missing = names.is_ok_and(|names| !names.contains(&today));
        if is_missing && !self.library.is_disposed() {
            // Not worth a word: it is tried again in an hour.
            let _ = self.create(&today).await;
        }
    }

    /// What this change deletes for good goes from the snapshots too.
    pub(super) fn forget_change(self, change: &Change) {
        let gone = change.records.iter().filter_map(|record| match record {
            Record::Gone(thing, _) => Some(*thing),
            _ => None,
        });
        let gone: Vec<_> = gone.collect();
        let removals = self.removals.get_value();
        removals.recent.borrow_mut().extend(&gone);
        self.forget(gone);
    }

    /// Removes again what was deleted since the last time: a snapshot may have been begun before.
    pub(super) fn forget_again(self, mut gone: Vec<Thing>) {
        gone.extend(self.removals.get_value().recent.take());
        self.forget(gone);
    }

    fn forget(self, gone: Vec<Thing>) {
        let removals = self.removals.get_value();
        removals.waiting.borrow_mut().extend(gone);
        if removals.waiting.borrow().is_empty() || removals.is_busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                let gone = removals.waiting.take();
                if gone.is_empty() {
                    break;
                }
                // Where the browser does not let the page have snapshots there are none.
                let is_done = matches!(remove(&gone).await, Ok(()) | Err(StoreFault::Blocked));
                if !is_done && !self.library.is_disposed() {
                    self.notices.show_once(errors::STILL_IN_COPIES);
                }
            }
            removals.is_busy.set(false);
        });
    }
}

async fn remove(gone: &[Thing]) -> Result<(), StoreFault> {
    for name in snapshots::list().await? {
        if let Some(text) = snapshots::get(&name).await? {
            let rest = backup::without(&text, gone);
            if rest != text {
                snapshots::put(&name, &rest).await?;
            }
        }
    }
    Ok(())
}

async fn load_list() -> Result<Vec<Snapshot>, StoreFault> {
    let mut all = Vec::new();
    for name in snapshots::list().await?.into_iter().rev() {
        let text = snapshots::get(&name).await?.unwrap_or_default();
        let Some(day) = name.get(..DATE).and_then(parse_date) else {
            continue;
        };
        all.push(Snapshot {
            day: dates::full_date(day),
            is_before_restoring: name.len() > DATE,
            // Each in a line, and two lines around them.
            records: text.matches('\n').count().saturating_sub(2),
            kilobytes: text.len() / 1024,
            name,
        });
    }
    Ok(all)
}
