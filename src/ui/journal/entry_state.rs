//! The text of the open entry on its way to the device: as an entry, or as a draft if it cannot be one.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

use crate::app::{
    Dispatcher, Drafts, Failure, Forms, Library, Notice, Notices, OpenEntry, SaveOutcome,
};
use crate::copy::{errors, journal as copy};
use crate::domain::{CardId, Command, Draft, DraftId, EntryId, Prompt, text};

/// The field of a draft that has the text, and those of its question.
pub(super) const TEXT: &str = "text";
const CARD: &str = "card";
const QUESTION: &str = "question";
/// The field that says over which state of the entry the text was written.
pub(super) const EDITED: &str = "edited";

/// What the status line says.
#[derive(Clone, Copy)]
pub(super) struct Status {
    /// Its own words.
    pub(super) words: RwSignal<String>,
    /// What was typed is an entry: the line says how far that is saved, in place of its own words.
    pub(super) is_entry: RwSignal<bool>,
}

impl Status {
    pub(super) fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            is_entry: RwSignal::new(false),
        }
    }

    pub(super) fn show(self, words: String) {
        self.is_entry.try_set(false);
        self.words.try_set(words);
    }
}

/// What is on the screen, and what of it is saved.
pub(super) struct State {
    pub(super) library: Library,
    pub(super) dispatcher: Dispatcher,
    pub(super) drafts: Drafts,
    pub(super) forms: Forms,
    pub(super) notices: Notices,
    pub(super) status: Status,
    /// Its id changes when two tabs write the same entry.
    pub(super) entry: RefCell<OpenEntry>,
    pub(super) text: RefCell<String>,
    /// The text that is saved as far as this tab knows: another tab may have saved a different one.
    pub(super) base: RefCell<String>,
    /// Something of this tab's is to be saved.
    pub(super) is_dirty: Cell<bool>,
    pub(super) is_closed: Cell<bool>,
}

/// The entry that a draft belongs to; none for another form's.
pub(super) fn entry_of(draft: &Draft) -> Option<OpenEntry> {
    let DraftId::Entry(id) = draft.id else {
        return None;
    };
    let prompt = CardId::parse(draft.field(CARD)).map(|card| Prompt {
        card,
        text: draft.field(QUESTION).to_owned(),
    });
    Some(OpenEntry { id, prompt })
}

impl State {
    pub(super) fn id(&self) -> EntryId {
        self.entry.borrow().id
    }

    pub(super) fn text(&self) -> String {
        self.text.borrow().clone()
    }

    pub(super) fn refresh(&self) -> Option<String> {
        if self.is_closed.get() {
            return None;
        }
        self.follow_own_version();
        if self.is_dirty.get() || !self.is_changed_elsewhere() {
            return None;
        }
        let saved = self.saved_text(self.id())?;
        *self.text.borrow_mut() = saved.clone();
        *self.base.borrow_mut() = saved.clone();
        Some(saved)
    }

    /// Saves what was typed. A blank text is not saved over what was there: "Done" decides about it.
    pub(super) fn save(&self) -> Result<(), Failure> {
        let text = self.text();
        if !self.is_dirty.get() || self.is_closed.get() {
            return Ok(());
        }
        if text::is_blank(&text) {
            self.status.show(String::new());
            return Ok(());
        }
        self.branch_off();
        let OpenEntry { id, prompt } = self.entry.borrow().clone();
        let command = Command::WriteEntry {
            id,
            text: text.clone(),
            prompt,
        };
        let status = self.status;
        let on_saved = move |outcome| {
            if let SaveOutcome::Failed(error) = outcome {
                status.words.try_set(errors::storage(&error));
            }
        };
        match self.dispatcher.dispatch_with(command, Box::new(on_saved)) {
            Ok(_) => {
                *self.base.borrow_mut() = text;
                self.is_dirty.set(false);
                status.is_entry.try_set(true);
                self.drafts.remove(DraftId::Entry(id));
                Ok(())
            }
            Err(failure) => {
                self.save_draft(&failure);
                Err(failure)
            }
        }
    }

    /// Another tab has saved another text meanwhile: this one becomes an entry of its own, the same one as long as this
    /// tab is open.
    fn branch_off(&self) {
        self.follow_own_version();
        if self.is_changed_elsewhere() {
            self.drafts.remove(DraftId::Entry(self.id()));
            let own = self.forms.own_version_of(self.id());
            // Should there be one already, its words stay too.
            let id = match self.saved_text(own) {
                None => own,
                Some(_) => self.forms.new_entry_id(),
            };
            self.entry.borrow_mut().id = id;
            self.notices.show(Notice::new(copy::SECOND_VERSION));
        }
    }

    /// Another tab was first, and what this one saved has become a version of its own already.
    fn follow_own_version(&self) {
        let own = self.forms.own_version_of(self.id());
        let base = self.base.borrow();
        let is_own = || self.saved_text(own).is_some_and(|saved| saved == *base);
        if self.is_changed_elsewhere() && is_own() {
            self.entry.borrow_mut().id = own;
        }
    }

    /// Whether what is saved under this id is not what this tab saved there.
    fn is_changed_elsewhere(&self) -> bool {
        self.saved_text(self.id())
            .is_some_and(|saved| saved != *self.base.borrow())
    }

    fn saved_text(&self, id: EntryId) -> Option<String> {
        self.library
            .with_untracked(|book| book.entry(id).map(|entry| entry.text.clone()))
    }

    pub(super) fn delete(&self) {
        let is_saved = self.save().is_ok();
        // What is deleted is what this tab wrote: saving may have given it another id.
        let id = self.id();
        self.is_closed.set(true);
        let is_deleted = if self.saved_text(id).is_some() {
            let delete = Command::DeleteEntry(id);
            self.dispatcher
                .perform(delete, copy::DELETED, copy::RESTORED)
        } else {
            if !is_saved {
                self.discard_draft(id);
            }
            true
        };
        if is_deleted {
            self.leave();
        } else {
            self.is_closed.set(false);
        }
    }

    /// Words that are no entry go, with a way back.
    fn discard_draft(&self, id: EntryId) {
        let id = DraftId::Entry(id);
        let undo = self.drafts.get(id).map(Command::KeepDraft);
        self.drafts.remove(id);
        self.notices
            .show(Notice::with_undo(copy::DELETED, undo, copy::RESTORED));
    }

    /// What cannot be an entry is saved as a draft, and the journal leads back to it.
    fn save_draft(&self, failure: &Failure) {
        let OpenEntry { id, prompt } = self.entry.borrow().clone();
        let saved = self
            .library
            .with_untracked(|book| book.entry(id).cloned())
            .filter(|saved| saved.text == *self.base.borrow());
        let edited = saved.map_or_else(String::new, |saved| saved.edited.0.to_string());
        let mut fields = vec![(TEXT.to_owned(), self.text()), (EDITED.to_owned(), edited)];
        if let Some(prompt) = prompt {
            fields.push((CARD.to_owned(), prompt.card.to_string()));
            fields.push((QUESTION.to_owned(), prompt.text));
        }
        let words = failure.text();
        self.status.show(words.clone());
        let status = self.status;
        let on_saved = move |outcome| {
            let end = match outcome {
                SaveOutcome::Saved => copy::KEPT_AS_DRAFT,
                SaveOutcome::Failed(_) => copy::ONLY_ON_SCREEN,
                SaveOutcome::InThisTabOnly | SaveOutcome::Late => return,
            };
            status.words.try_set([&words, " ", end].concat());
        };
        let id = DraftId::Entry(id);
        self.drafts.save(Draft { id, fields }, Box::new(on_saved));
    }

    pub(super) fn leave(&self) {
        self.is_closed.set(true);
        self.forms.close_entry();
    }
}
