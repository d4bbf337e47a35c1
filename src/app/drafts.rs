//! Words that were typed and not sent: stored as drafts, so that nothing typed is ever lost.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::dispatcher::Dispatcher;
use super::failure::Failure;
use super::library::Library;
use super::notices::{Notice, Notices};
use super::save_queue::{OnSaved, SaveOutcome};
use super::store::Store;
use crate::copy::errors;
use crate::domain::{Command, Draft, DraftId, Record, Thing};
use crate::platform::{clock, lifecycle};
use crate::storage::StorageError;

/// The drafts of all forms.
#[derive(Clone, Copy)]
pub struct Drafts {
    library: Library,
    notices: Notices,
    store: Store,
    dispatcher: Dispatcher,
    /// The words typed last are in this tab and nowhere else.
    is_unsaved: StoredValue<bool>,
}

pub fn use_drafts() -> Drafts {
    expect_context()
}

impl Drafts {
    pub(super) fn new(
        library: Library,
        notices: Notices,
        store: Store,
        dispatcher: Dispatcher,
    ) -> Self {
        Self {
            library,
            notices,
            store,
            dispatcher,
            is_unsaved: StoredValue::new(false),
        }
    }

    /// The draft of this form; not tracked.
    pub fn get(self, id: DraftId) -> Option<Draft> {
        self.library.with_untracked(|book| book.draft(id).cloned())
    }

    /// Saves a draft; in the mirror alone if the local store has no room.
    pub fn save(self, draft: Draft, on_saved: OnSaved) {
        let on_saved: Rc<dyn Fn(SaveOutcome)> = Rc::from(on_saved);
        let on_dispatched = on_saved.clone();
        let command = Command::KeepDraft(draft.clone());
        if let Err(failure) = self
            .dispatcher
            .dispatch_with(command, Box::new(move |outcome| on_dispatched(outcome)))
        {
            self.save_in_mirror(Record::Draft(draft), &failure, on_saved);
        }
    }

    /// Saves the draft of a form that shows no status: a failure is shown once.
    pub fn save_form(self, draft: Draft) {
        let on_saved = move |outcome| {
            if let SaveOutcome::Failed(error) = outcome
                && error != StorageError::NotOnDevice
            {
                self.notices.show_once(errors::DRAFT_NOT_KEPT);
            }
        };
        self.save(draft, Box::new(on_saved));
    }

    /// The form was sent, or given up.
    pub fn remove(self, id: DraftId) {
        if self.get(id).is_none() {
            return;
        }
        if let Err(failure) = self.dispatcher.dispatch(Command::DropDraft(id)) {
            let gone = Record::Gone(Thing::Draft(id), clock::now_without_zone().at);
            self.save_in_mirror(gone, &failure, Rc::new(|_| {}));
        }
    }

    fn save_in_mirror(self, record: Record, failure: &Failure, on_saved: Rc<dyn Fn(SaveOutcome)>) {
        let Failure::NotStored(error) = failure else {
            return;
        };
        let is_draft = matches!(record, Record::Draft(_));
        // Shown all the same: as long as this tab is open the words are here.
        self.library.apply_records(vec![record.clone()]);
        if matches!(error, StorageError::Newer | StorageError::Erased) {
            if is_draft {
                self.is_unsaved.set_value(true);
            }
            on_saved(SaveOutcome::Failed(error.clone()));
            return;
        }
        let repository = self.store.repository();
        spawn_local(async move {
            let now = clock::now_without_zone().at;
            let saved = repository.keep_in_mirror(&record, now).await;
            if is_draft {
                self.is_unsaved.try_set_value(saved.is_err());
            }
            on_saved(match saved {
                Ok(()) => SaveOutcome::Saved,
                Err(error) => SaveOutcome::Failed(error),
            });
        });
    }

    /// Reloads the page; whoever typed what could not be saved is warned first, and asks once more.
    pub fn reload_page(self) {
        if self.is_unsaved.get_value() {
            self.is_unsaved.set_value(false);
            self.notices.show(Notice::new(errors::COPY_FIRST));
        } else {
            lifecycle::reload();
        }
    }
}
