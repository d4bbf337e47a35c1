//! Loading a large library in two parts: what the first screen shows, then the rest while it is looked at.
//!
//! **Invariant**: nothing is decided or counted before everything is loaded. Whatever needs more than the first
//! screens show calls [`Loader::load_all`] before.

use leptos::prelude::*;

use super::library::Library;
use super::notices::Notices;
use super::problems::{show_fault, show_problems};
use super::store::Store;
use super::time_slice::TimeSlice;
use crate::domain::Book;
use crate::route::Route;
use crate::storage::{Problem, StoreFault};

/// Texts that are read before the page gets its turn.
const AT_ONCE: usize = 250;

/// Loads what was not loaded at the start.
#[derive(Clone, Copy)]
pub struct Loader {
    library: Library,
    notices: Notices,
    store: Store,
    is_partial: StoredValue<bool>,
    /// How often the rest was loaded.
    completed: RwSignal<usize>,
}

pub fn use_loader() -> Loader {
    expect_context()
}

impl Loader {
    pub(super) fn new(library: Library, notices: Notices, store: Store) -> Self {
        Self {
            library,
            notices,
            store,
            is_partial: StoredValue::new(false),
            completed: RwSignal::new(0),
        }
    }

    /// Whether only what the first screen shows is loaded.
    pub fn is_partial(self) -> bool {
        self.is_partial.get_value()
    }

    pub fn set_partial(self, is_partial: bool) {
        self.is_partial.set_value(is_partial);
    }

    /// Whether this screen shows nothing but what [`Book::shown_first`] names, and no count.
    pub const fn is_first_screen(route: Route) -> bool {
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

    /// Loads everything at once. A failure is shown.
    pub fn load_all(self) {
        if let Err(fault) = self.try_load_all() {
            show_fault(self.notices, &fault);
        }
    }

    /// The same; the caller shows a failure.
    pub(super) fn try_load_all(self) -> Result<(), StoreFault> {
        // While everything is being erased nothing is read, and so nothing quarantined.
        if self.is_partial() && !self.store.is_stopped() {
            let loaded = self.store.repository().load()?;
            self.library.replace(Book::from_records(loaded.records));
            self.complete(&loaded.problems);
        }
        Ok(())
    }

    /// Loads everything in slices; whoever taps meanwhile does not wait for it. `route` is where one is by then.
    pub(super) async fn load_rest(self, route: impl Fn() -> Route) {
        if self.is_partial()
            && let Err(fault) = self.load_slices(route).await
        {
            // Whatever needs the rest tries again.
            show_fault(self.notices, &fault);
        }
    }

    async fn load_slices(self, route: impl Fn() -> Route) -> Result<(), StoreFault> {
        let repository = self.store.repository();
        let mut slice = TimeSlice::begin();
        // The first screen is drawn before.
        slice.yield_now().await;
        let mut reading = repository.begin_reading()?;
        loop {
            // Meanwhile something may have needed everything, or the app may have ended.
            if self.library.is_disposed() || !self.is_partial() || self.store.is_stopped() {
                return Ok(());
            }
            if let Some(all) = repository.read_on(&mut reading, AT_ONCE)? {
                let book = Book::from_records(all.records);
                let is_noted = repository.note_first(&book.shown_first());
                if is_noted && Self::is_first_screen(route()) {
                    // The screen is the same with it: whoever is about to tap something finds it where it was.
                    self.library.replace_silently(book);
                } else {
                    self.library.replace(book);
                }
                self.complete(&all.problems);
                return Ok(());
            }
            slice.yield_now().await;
        }
    }

    fn complete(self, problems: &[Problem]) {
        self.set_partial(false);
        self.completed.update(|times| *times += 1);
        show_problems(self.notices, problems);
    }

    /// Makes the caller run again once everything is loaded.
    pub fn track_rest(self) {
        self.completed.track();
    }
}
