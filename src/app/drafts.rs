//! Words that were typed and not sent: kept as drafts, so that nothing typed is ever lost.

use std::rc::Rc;

use super::settle::OnSaved;
use super::state::later;
use super::{AppState, Failure, Notice, SaveOutcome};
use crate::copy::errors;
use crate::domain::{Command, Draft, DraftId, Record, Thing};
use crate::platform::{clock, lifecycle};
use crate::storage::StorageError;

impl AppState {
    /// The words that wait in this form.
    #[must_use]
    pub fn draft(self, id: DraftId) -> Option<Draft> {
        self.book_now(|book| book.draft(id).cloned())
    }

    /// Keeps what stands in a form; in the mirror alone if the local store has no room. Tells how
    /// that went.
    pub fn keep_draft(self, draft: Draft, told: OnSaved) {
        let told: Rc<dyn Fn(SaveOutcome)> = Rc::from(told);
        let again = told.clone();
        let keep = Command::KeepDraft(draft.clone());
        if let Err(failure) = self.dispatch_and(keep, Box::new(move |settled| again(settled))) {
            self.keep_in_mirror(Record::Draft(draft), &failure, told);
        }
    }

    /// The same for a form that shows no status: what goes wrong is said once.
    pub fn keep_form(self, draft: Draft) {
        let told = move |settled| {
            if let SaveOutcome::Failed(error) = settled
                && error != StorageError::NotOnDevice
            {
                self.say_once(errors::DRAFT_NOT_KEPT);
            }
        };
        self.keep_draft(draft, Box::new(told));
    }

    /// The form was sent, or given up.
    pub fn drop_draft(self, id: DraftId) {
        if self.book_now(|book| book.draft(id).is_none()) {
            return;
        }
        if let Err(failure) = self.dispatch(Command::DropDraft(id)) {
            let gone = Record::Gone(Thing::Draft(id), clock::now_without_zone().at);
            self.keep_in_mirror(gone, &failure, Rc::new(|_| {}));
        }
    }

    fn keep_in_mirror(self, record: Record, failure: &Failure, told: Rc<dyn Fn(SaveOutcome)>) {
        let Failure::NotStored(error) = failure else {
            return;
        };
        let edge = self.edge();
        let is_draft = matches!(record, Record::Draft(_));
        // Shown all the same: as long as this tab is open the words are here.
        self.take_in_records(vec![record.clone()]);
        if matches!(error, StorageError::Newer | StorageError::Erased) {
            edge.is_unkept.set(is_draft || edge.is_unkept.get());
            told(SaveOutcome::Failed(error.clone()));
            return;
        }
        later(Box::pin(async move {
            let kept = edge
                .store
                .keep_in_mirror(&record, clock::now_without_zone().at)
                .await;
            if is_draft {
                edge.is_unkept.set(kept.is_err());
            }
            told(match kept {
                Ok(()) => SaveOutcome::Saved,
                Err(error) => SaveOutcome::Failed(error),
            });
        }));
    }

    /// Loads the page anew; whoever typed what could not be kept is told first, and asks once more.
    pub fn reload(self) {
        if self.edge().is_unkept.take() {
            self.say(Notice::new(errors::COPY_FIRST));
        } else {
            lifecycle::reload();
        }
    }

    /// Says something that needs no saying twice.
    pub(super) fn say_once(self, words: &'static str) {
        if self.is_first_time(words) {
            self.say(Notice::new(words));
        }
    }

    pub(super) fn is_first_time(self, words: &'static str) -> bool {
        let edge = self.edge();
        let mut told = edge.told.borrow_mut();
        let is_first = !told.contains(&words);
        if is_first {
            told.push(words);
        }
        is_first
    }
}
