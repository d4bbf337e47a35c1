//! The text on the screen, on its way to the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::state::{OpenEntry, Unsaved};
use crate::app::{AppState, Failure, Settled};
use crate::copy::{errors, journal as copy};
use crate::domain::{Command, text};
use crate::platform::session;
use crate::route::Route;
use crate::storage::key::OPEN_ENTRY;

/// The text on the screen. It outlives the screen's own signals, so that leaving saves it too.
pub(super) struct Draft {
    app: AppState,
    /// Which entry.
    pub(super) entry: OpenEntry,
    text: RefCell<String>,
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
        let kept = app.book_now(|book| book.entry(entry.id).cloned());
        let mut text = String::new();
        if let Some(kept) = kept {
            entry.prompt = kept.prompt;
            text = kept.text;
        }
        if let Some(unsaved) = unsaved {
            entry.prompt = entry.prompt.or(unsaved.entry.prompt);
            text = unsaved.text;
        }
        Rc::new(Self {
            app,
            entry,
            text: RefCell::new(text),
            status,
            closed: Cell::new(false),
        })
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        self.text.borrow().clone()
    }

    /// Takes over what was typed; it is not kept yet.
    pub(super) fn type_in(&self, text: String) {
        *self.text.borrow_mut() = text;
        self.say(copy::SAVING.to_owned());
    }

    /// Keeps the text. A blank one is not kept over what was there: "Done" decides about it.
    pub(super) fn save(&self) -> Result<(), Failure> {
        let text = self.text();
        if text::is_blank(&text) {
            self.say(String::new());
            return Ok(());
        }
        let status = self.status;
        let write = Command::WriteEntry {
            id: self.entry.id,
            text,
            prompt: self.entry.prompt.clone(),
        };
        let settled = move |settled| {
            status.try_set(match settled {
                Settled::Saved => copy::SAVED.to_owned(),
                Settled::InThisTab => errors::KEPT_IN_THIS_TAB.to_owned(),
                Settled::Failed(error) => errors::storage(&error),
            });
        };
        match self.app.dispatch_and(write, Box::new(settled)) {
            Ok(_) => Ok(()),
            Err(failure) => {
                self.say(failure.text());
                Err(failure)
            }
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

    /// Deletes the entry; one that was never kept just goes.
    pub(super) fn delete(&self) {
        let id = self.entry.id;
        let is_kept = self.app.book_now(|book| book.entry(id).is_some());
        self.closed.set(true);
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
        if self.closed.get() || self.save().is_ok() {
            return;
        }
        let unsaved = Unsaved {
            entry: self.entry.clone(),
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
