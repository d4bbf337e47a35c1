//! The text on the screen, on its way to the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::state::{OpenEntry, Unsaved};
use crate::app::{AppState, Failure, Notice, Settled};
use crate::copy::{errors, journal as copy};
use crate::domain::{Command, text};
use crate::platform::session;
use crate::route::Route;
use crate::storage::key::OPEN_ENTRY;

/// The text on the screen. It outlives the screen's own signals, so that leaving saves it too.
pub(super) struct Draft {
    app: AppState,
    entry: RefCell<OpenEntry>,
    text: RefCell<String>,
    /// The text that is kept as far as this tab knows: another tab may have kept a different one.
    base: RefCell<String>,
    /// Whether there is anything of this tab's to keep.
    typed: Cell<bool>,
    status: RwSignal<String>,
    closed: Cell<bool>,
}

impl Draft {
    /// The entry as it was kept, or as it could not be kept when its screen was left.
    pub(super) fn open(app: AppState, mut entry: OpenEntry, status: RwSignal<String>) -> Rc<Self> {
        let unsaved = app.hand(|hand| {
            let place = hand
                .unsaved
                .iter()
                .position(|unsaved| unsaved.entry.id == entry.id)?;
            Some(hand.unsaved.remove(place))
        });
        let mut base = String::new();
        if let Some(kept) = app.book_now(|book| book.entry(entry.id).cloned()) {
            entry.prompt = kept.prompt;
            base = kept.text;
        }
        let typed = unsaved.is_some();
        let mut text = base.clone();
        if let Some(unsaved) = unsaved {
            entry.prompt = entry.prompt.or(unsaved.entry.prompt);
            text = unsaved.text;
        }
        Rc::new(Self {
            app,
            entry: RefCell::new(entry),
            text: RefCell::new(text),
            base: RefCell::new(base),
            typed: Cell::new(typed),
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
        let status = self.status;
        let OpenEntry { id, prompt } = self.entry();
        let write = Command::WriteEntry {
            id,
            text: text.clone(),
            prompt,
        };
        let settled = move |settled| {
            status.try_set(match settled {
                Settled::Saved => copy::SAVED.to_owned(),
                Settled::InThisTab => errors::KEPT_IN_THIS_TAB.to_owned(),
                Settled::Failed(error) => errors::storage(&error),
            });
        };
        match self.app.dispatch_and(write, Box::new(settled)) {
            Ok(_) => {
                *self.base.borrow_mut() = text;
                self.typed.set(false);
                Ok(())
            }
            Err(failure) => {
                self.say(failure.text());
                Err(failure)
            }
        }
    }

    /// Another tab has kept another text meanwhile: this one becomes an entry of its own.
    fn step_aside(&self) {
        let id = self.entry.borrow().id;
        let kept = self
            .app
            .book_now(|book| book.entry(id).map(|entry| entry.text.clone()));
        if kept.is_some_and(|kept| kept != *self.base.borrow()) {
            self.entry.borrow_mut().id = self.app.new_entry_id();
            self.app.say(Notice::new(copy::SECOND_VERSION));
        }
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
        let id = self.entry.borrow().id;
        if self.save().is_err() {
            self.hold_on();
        }
        self.closed.set(true);
        let is_kept = self.app.book_now(|book| book.entry(id).is_some());
        if !is_kept
            || self
                .app
                .perform(Command::DeleteEntry(id), copy::DELETED, copy::RESTORED)
        {
            self.leave();
        } else {
            self.closed.set(false);
        }
    }

    /// The screen is left some other way: keep the text, and if that fails, hold on to it.
    pub(super) fn left(&self) {
        if self.save().is_err() {
            self.hold_on();
            self.app.say(Notice::new(copy::NOT_SAVED_YET));
        }
    }

    /// What could not be kept stays in this tab, and the journal leads back to it.
    fn hold_on(&self) {
        let unsaved = Unsaved {
            entry: self.entry(),
            text: self.text(),
        };
        self.app.hand(|hand| hand.unsaved.push(unsaved));
    }

    fn leave(&self) {
        self.closed.set(true);
        self.app.hand(|hand| hand.open_entry = None);
        session::remove(OPEN_ENTRY);
        self.app.turn(Route::Journal);
    }

    fn say(&self, words: String) {
        self.status.try_set(words);
    }
}
