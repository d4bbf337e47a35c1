//! The text on the screen, on its way to the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::state::OpenEntry;
use crate::app::{AppState, Failure, Notice, SaveOutcome};
use crate::copy::{errors, journal as copy};
use crate::domain::{CardId, Command, Draft as Kept, DraftId, EntryId, Prompt, text};

/// The field of a draft that has the text, and those of its question.
const TEXT: &str = "text";
const CARD: &str = "card";
const QUESTION: &str = "question";
/// The field that says over which state of the entry the words were written.
const EDITED: &str = "edited";

/// What the status says.
#[derive(Clone, Copy)]
pub(super) struct Status {
    /// Its own words.
    pub(super) words: RwSignal<String>,
    /// What was typed is an entry: how far that is kept is said in place of its own words.
    pub(super) is_entry: RwSignal<bool>,
}

/// The text on the screen. It outlives the screen's own signals, so that leaving saves it too.
pub(super) struct Draft {
    app: AppState,
    entry: RefCell<OpenEntry>,
    text: RefCell<String>,
    /// The text that is kept as far as this tab knows: another tab may have kept a different one.
    base: RefCell<String>,
    /// Whether there is anything of this tab's to keep.
    typed: Cell<bool>,
    status: Status,
    closed: Cell<bool>,
}

/// The entry that a draft's words wait for; none for another form's.
pub(super) fn entry_of(draft: &Kept) -> Option<OpenEntry> {
    let DraftId::Entry(id) = draft.id else {
        return None;
    };
    let prompt = CardId::parse(draft.field(CARD)).map(|card| Prompt {
        card,
        text: draft.field(QUESTION).to_owned(),
    });
    Some(OpenEntry { id, prompt })
}

impl Draft {
    /// The entry as it was kept, or as it could not be kept when it was last written.
    pub(super) fn open(app: AppState, mut entry: OpenEntry, status: Status) -> Rc<Self> {
        let waiting = app.draft(DraftId::Entry(entry.id));
        let mut base = String::new();
        let mut edited = String::new();
        if let Some(kept) = app.book_now(|book| book.entry(entry.id).cloned()) {
            entry.prompt = kept.prompt;
            edited = kept.edited.0.to_string();
            base = kept.text;
        }
        let mut text = base.clone();
        if let Some(waiting) = &waiting {
            let asked = entry_of(waiting).and_then(|entry| entry.prompt);
            entry.prompt = entry.prompt.or(asked);
            text = waiting.field(TEXT).to_owned();
            if text == base {
                app.drop_draft(waiting.id);
            } else if waiting.field(EDITED) != edited {
                // The entry has been changed since: its text is not what these words replace.
                base = String::new();
            }
        }
        let is_waiting = waiting.is_some();
        Rc::new(Self {
            app,
            entry: RefCell::new(entry),
            typed: Cell::new(is_waiting && text != base),
            text: RefCell::new(text),
            base: RefCell::new(base),
            status,
            closed: Cell::new(false),
        })
    }

    /// Which entry, and what it answers.
    pub(super) fn entry(&self) -> OpenEntry {
        self.entry.borrow().clone()
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        self.text.borrow().clone()
    }

    /// Takes over what was typed; it is not kept yet.
    pub(super) fn type_in(&self, text: String) {
        *self.text.borrow_mut() = text;
        self.typed.set(true);
        self.say(copy::SAVING.to_owned());
    }

    /// Takes over what another tab wrote, if nothing was typed here since. The new text, if there
    /// is one to show.
    pub(super) fn refresh(&self) -> Option<String> {
        if self.closed.get() {
            return None;
        }
        self.follow_second_version();
        if self.typed.get() || !self.is_otherwise() {
            return None;
        }
        let kept = self.kept(self.id())?;
        *self.text.borrow_mut() = kept.clone();
        *self.base.borrow_mut() = kept.clone();
        Some(kept)
    }

    /// Keeps what was typed. A blank text is not kept over what was there: "Done" decides about it.
    pub(super) fn save(&self) -> Result<(), Failure> {
        let text = self.text();
        if !self.typed.get() || self.closed.get() {
            return Ok(());
        }
        if text::is_blank(&text) {
            self.say(String::new());
            return Ok(());
        }
        self.step_aside();
        let OpenEntry { id, prompt } = self.entry();
        let write = Command::WriteEntry {
            id,
            text: text.clone(),
            prompt,
        };
        let status = self.status;
        let told = move |settled| {
            if let SaveOutcome::Failed(error) = settled {
                status.words.try_set(errors::storage(&error));
            }
        };
        match self.app.dispatch_and(write, Box::new(told)) {
            Ok(_) => {
                *self.base.borrow_mut() = text;
                self.typed.set(false);
                status.is_entry.try_set(true);
                self.app.drop_draft(DraftId::Entry(id));
                Ok(())
            }
            Err(failure) => {
                self.hold_on(&failure);
                Err(failure)
            }
        }
    }

    /// Another tab has kept another text meanwhile: this one becomes an entry of its own, the same
    /// one as long as this tab is open.
    fn step_aside(&self) {
        self.follow_second_version();
        if self.is_otherwise() {
            self.app.drop_draft(DraftId::Entry(self.id()));
            let second = self.app.second_version(self.id());
            // Should there be one already, its words stay too.
            let mine = match self.kept(second) {
                None => second,
                Some(_) => self.app.new_entry_id(),
            };
            self.entry.borrow_mut().id = mine;
            self.app.say(Notice::new(copy::SECOND_VERSION));
        }
    }

    /// Another tab was first, and what this one kept has become the second version already.
    fn follow_second_version(&self) {
        let mine = self.app.second_version(self.id());
        let base = self.base.borrow();
        if self.is_otherwise() && self.kept(mine).is_some_and(|kept| kept == *base) {
            self.entry.borrow_mut().id = mine;
        }
    }

    /// Whether what is kept under this name is not what this tab kept there.
    fn is_otherwise(&self) -> bool {
        self.kept(self.id())
            .is_some_and(|kept| kept != *self.base.borrow())
    }

    fn kept(&self, id: EntryId) -> Option<String> {
        self.app
            .book_now(|book| book.entry(id).map(|entry| entry.text.clone()))
    }

    /// The name of the entry now.
    pub(super) fn id(&self) -> EntryId {
        self.entry.borrow().id
    }

    /// "Done": an entry that was emptied is deleted, with a way back; a new one leaves nothing.
    pub(super) fn close(&self) {
        if text::is_blank(&self.text.borrow()) {
            self.delete();
        } else if self.save().is_ok() {
            self.leave();
        }
    }

    /// Deletes the entry, with a way back to all that was typed; an empty new one just goes.
    pub(super) fn delete(&self) {
        let is_saved = self.save().is_ok();
        // What is deleted is what this tab wrote: saving may have given it another name.
        let id = self.id();
        self.closed.set(true);
        let is_gone = if self.kept(id).is_some() {
            let delete = Command::DeleteEntry(id);
            self.app.perform(delete, copy::DELETED, copy::RESTORED)
        } else {
            if !is_saved {
                self.give_up(id);
            }
            true
        };
        if is_gone {
            self.leave();
        } else {
            self.closed.set(false);
        }
    }

    /// Words that are no entry are let go of, with a way back.
    fn give_up(&self, id: EntryId) {
        let id = DraftId::Entry(id);
        let undo = self.app.draft(id).map(Command::KeepDraft);
        self.app.drop_draft(id);
        self.app
            .say(Notice::with_undo(copy::DELETED, undo, copy::RESTORED));
    }

    /// The screen is left some other way: keep the text, as a draft if it cannot be an entry.
    pub(super) fn left(&self) {
        if self.save().is_err() {
            self.app.say(Notice::new(copy::NOT_SAVED_YET));
        }
        self.closed.set(true);
    }

    /// What cannot be an entry is kept as a draft, and the journal leads back to it.
    fn hold_on(&self, failure: &Failure) {
        let OpenEntry { id, prompt } = self.entry();
        let kept = self.app.book_now(|book| book.entry(id).cloned());
        let kept = kept.filter(|kept| kept.text == *self.base.borrow());
        let edited = kept.map_or_else(String::new, |kept| kept.edited.0.to_string());
        let mut fields = vec![(TEXT.to_owned(), self.text()), (EDITED.to_owned(), edited)];
        if let Some(prompt) = prompt {
            fields.push((CARD.to_owned(), prompt.card.to_string()));
            fields.push((QUESTION.to_owned(), prompt.text));
        }
        let words = failure.text();
        self.say(words.clone());
        let status = self.status;
        let told = move |settled| {
            let end = match settled {
                SaveOutcome::Saved => copy::KEPT_AS_DRAFT,
                SaveOutcome::Failed(_) => copy::ONLY_ON_SCREEN,
                SaveOutcome::InThisTabOnly | SaveOutcome::Late => return,
            };
            status.words.try_set([&words, " ", end].concat());
        };
        let id = DraftId::Entry(id);
        self.app.keep_draft(Kept { id, fields }, Box::new(told));
    }

    fn leave(&self) {
        self.closed.set(true);
        self.app.close_entry();
    }

    fn say(&self, words: String) {
        self.status.is_entry.try_set(false);
        self.status.words.try_set(words);
    }
}
