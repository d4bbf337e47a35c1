//! A start with thousands of records shows the first screen from a part of them, and reads the rest while it is
//! looked at.
//!
//! **Invariant**: nothing is decided, counted or handed out before everything is there: whatever needs more than
//! the first screens asks for [`AppState::read_all`], which reads the rest at once.

use leptos::prelude::*;

use super::{AppState, boot, upkeep};
use crate::domain::Book;
use crate::route::Route;
use crate::storage::{Problem, StoreFault};

/// Whether the screen shows nothing but what [`Book::shown_first`] names, and no count.
pub(super) const fn is_first(route: Route) -> bool {
    matches!(
        route,
        Route::Today
            | Route::Journal
            | Route::Door
            | Route::Guide
            | Route::Card(..)
            | Route::Help
            | Route::Safety
    )
}

impl AppState {
    /// Reads what was not read yet, at once. If that fails, it is told.
    pub fn read_all(self) {
        if let Err(fault) = self.complete() {
            boot::tell_fault(self, Some(fault));
        }
    }

    /// The same; the caller tells.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read: only a part is there still.
    pub(super) fn complete(self) -> Result<(), StoreFault> {
        let edge = self.edge();
        // While everything is being erased nothing is read, and so nothing put aside.
        if edge.is_part.get() && !edge.is_stopped.get() {
            let loaded = edge.store.load()?;
            self.book.set(Book::from_records(loaded.records));
            self.completed(&loaded.problems);
        }
        Ok(())
    }

    /// Reads the rest, piece by piece.
    pub(super) fn read_rest(self) {
        let edge = self.edge();
        if !edge.is_part.get() || edge.is_stopped.get() {
            return;
        }
        upkeep::read_on(self);
    }

    /// Everything is there.
    pub(super) fn completed(self, problems: &[Problem]) {
        self.edge().is_part.set(false);
        self.rest.update(|times| *times += 1);
        self.tell(problems);
        self.compare_soon();
    }

    /// Makes whoever reads this look again once the rest is there.
    pub fn rest(self) {
        self.rest.track();
    }
}
