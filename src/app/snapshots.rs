//! Whole copies of what is kept, one a day, apart from both stores.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

use super::AppState;
use super::state::later;
use crate::copy::errors;
use crate::domain::moment::{iso_date, parse_date};
use crate::domain::{Book, Thing};
use crate::platform::{clock, snapshots};
use crate::storage::{StoreFault, backup};

/// How many copies of days are kept.
const DAYS: usize = 7;
/// How many other copies are kept.
const OTHERS: usize = 3;

/// What is on its way out of the copies: some at a time, since each copy is read and written whole.
#[derive(Default)]
pub(super) struct Leaving {
    things: RefCell<Vec<Thing>>,
    is_busy: Cell<bool>,
    /// What was deleted since the copies were last tidied.
    pub(super) since: RefCell<Vec<Thing>>,
}

/// Makes today's copy, unless there is one, or nothing to copy.
pub async fn daily(app: AppState) {
    if !app.book_now(Book::has_writing) {
        return;
    }
    let today = iso_date(clock::now_without_zone().local.date());
    if snapshots::list()
        .await
        .is_ok_and(|known| !known.contains(&today))
    {
        // Not worth a word: it is tried again in an hour.
        let _ = app.snapshot_now(&today).await;
    }
}

impl AppState {
    /// Makes a copy under this name. Of days the last seven stay, of others the last three.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred: there is no such copy.
    pub async fn snapshot_now(self, name: &str) -> Result<(), StoreFault> {
        let copy = self.backup_text().await?;
        snapshots::put(name, &copy).await?;
        let known = snapshots::list().await?;
        for (is_day, most) in [(true, DAYS), (false, OTHERS)] {
            let is_such = |name: &&String| parse_date(name).is_some() == is_day;
            let names: Vec<_> = known.iter().filter(is_such).collect();
            for old in &names[..names.len().saturating_sub(most)] {
                snapshots::remove(old).await?;
            }
        }
        Ok(())
    }

    /// What was deleted for good goes from the copies too.
    pub(super) fn forget_in_snapshots(self, gone: Vec<Thing>) {
        let edge = self.edge();
        edge.leaving.things.borrow_mut().extend(gone);
        if edge.leaving.things.borrow().is_empty() || edge.leaving.is_busy.replace(true) {
            return;
        }
        later(Box::pin(async move {
            loop {
                let gone = edge.leaving.things.take();
                if gone.is_empty() {
                    break;
                }
                // Where the browser lets the page keep none there are none.
                let is_done = matches!(without(&gone).await, Ok(()) | Err(StoreFault::Blocked));
                if !is_done && !self.book.is_disposed() {
                    self.say_once(errors::STILL_IN_COPIES);
                }
            }
            edge.leaving.is_busy.set(false);
        }));
    }
}

async fn without(gone: &[Thing]) -> Result<(), StoreFault> {
    for name in snapshots::list().await? {
        if let Some(copy) = snapshots::get(&name).await? {
            let rest = backup::without(&copy, gone);
            if rest != copy {
                snapshots::put(&name, &rest).await?;
            }
        }
    }
    Ok(())
}
