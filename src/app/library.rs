//! What is stored, as the screens read it.

use leptos::prelude::*;

use crate::domain::{Book, Change, Draft, DraftId, Record, Thing};

/// The book of everything that is stored. Screens read it; only this folder changes it.
#[derive(Clone, Copy)]
pub struct Library(RwSignal<Book>);

pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    pub(super) fn new(book: Book) -> Self {
        Self(RwSignal::new(book))
    }

    /// Reads the book; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.0.with(read)
    }

    /// Reads the book; not tracked.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Makes the caller run again when the book changes.
    pub fn track(self) {
        self.0.track();
    }

    pub(super) fn replace(self, book: Book) {
        self.0.set(book);
    }

    /// Replaces the book without redrawing anything.
    pub(super) fn replace_silently(self, book: Book) {
        self.0.try_update_untracked(|current| *current = book);
    }

    /// Applies a change.
    pub(super) fn apply(self, change: &Change) {
        if change.records.iter().all(is_form_draft) {
            self.0.try_update_untracked(|book| book.evolve(change));
        } else {
            self.0.try_update(|book| book.evolve(change));
        }
    }

    /// Applies records that changed outside of this tab's own changes.
    pub(super) fn apply_records(self, records: Vec<Record>) {
        self.apply(&Change {
            records,
            undo: None,
        });
    }

    /// Whether the app has ended: something that was waited for must not touch it any more.
    pub(super) fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }
}

/// The draft of a form is shown nowhere but in that form: redrawing screens for it would disturb whoever is typing.
fn is_form_draft(record: &Record) -> bool {
    match record {
        Record::Draft(Draft { id, .. }) | Record::Gone(Thing::Draft(id), _) => {
            !matches!(id, DraftId::Entry(_))
        }
        _ => false,
    }
}
