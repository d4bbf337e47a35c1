//! The text of the open entry, as its screen has it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::entry_state::{EDITED, State, Status, TEXT, entry_of};
use crate::app::{
    Notice, OpenEntry, use_dispatcher, use_drafts, use_forms, use_library, use_notices,
};
use crate::copy::journal as copy;
use crate::domain::{DraftId, EntryId, Prompt, text};

/// The text on the screen. Once its screen is gone, its methods do nothing.
#[derive(Clone, Copy)]
pub(super) struct EntryDraft(StoredValue<Rc<State>, LocalStorage>);

impl EntryDraft {
    /// The entry as it was saved, or its draft if it could not be saved when it was last written.
    pub(super) fn open(mut entry: OpenEntry, status: Status) -> Self {
        let (library, drafts) = (use_library(), use_drafts());
        let draft = drafts.get(DraftId::Entry(entry.id));
        let mut base = String::new();
        let mut edited = String::new();
        if let Some(saved) = library.with_untracked(|book| book.entry(entry.id).cloned()) {
            entry.prompt = saved.prompt;
            edited = saved.edited.0.to_string();
            base = saved.text;
        }
        let mut text = base.clone();
        if let Some(draft) = &draft {
            let prompt = entry_of(draft).and_then(|entry| entry.prompt);
            entry.prompt = entry.prompt.or(prompt);
            text = draft.field(TEXT).to_owned();
            if text == base {
                drafts.remove(draft.id);
            } else if draft.field(EDITED) != edited {
                // The entry has been changed since: its text is not what this one replaces.
                base = String::new();
            }
        }
        Self(StoredValue::new_local(Rc::new(State {
            library,
            dispatcher: use_dispatcher(),
            drafts,
            forms: use_forms(),
            notices: use_notices(),
            status,
            entry: RefCell::new(entry),
            is_dirty: Cell::new(draft.is_some() && text != base),
            text: RefCell::new(text),
            base: RefCell::new(base),
            is_closed: Cell::new(false),
        })))
    }

    /// The id of the entry now.
    pub(super) fn id(self) -> Option<EntryId> {
        self.with(State::id)
    }

    /// The question that the entry answers.
    pub(super) fn prompt(self) -> Option<Prompt> {
        self.with(|state| state.entry.borrow().prompt.clone())?
    }

    pub(super) fn text(self) -> String {
        self.with(State::text).unwrap_or_default()
    }

    /// Something was typed; it is not saved yet.
    pub(super) fn on_input(self, text: String) {
        self.with(|state| {
            *state.text.borrow_mut() = text;
            state.is_dirty.set(true);
            state.status.show(copy::SAVING.to_owned());
        });
    }

    /// Takes over what another tab wrote, if nothing was typed here since. The new text, if there is one to show.
    pub(super) fn refresh(self) -> Option<String> {
        self.with(State::refresh)?
    }

    /// Saves what was typed. The status says what went wrong.
    pub(super) fn save(self) {
        self.with(|state| _ = state.save());
    }

    /// "Done": an entry that was emptied is deleted, with a way back; a new one leaves nothing.
    pub(super) fn close(self) {
        self.with(|state| {
            if text::is_blank(&state.text.borrow()) {
                state.delete();
            } else if state.save().is_ok() {
                state.leave();
            }
        });
    }

    /// Deletes the entry, with a way back to all that was typed; an empty new one just goes.
    pub(super) fn delete(self) {
        self.with(State::delete);
    }

    /// The screen is left some other way: saves the text, as a draft if it cannot be an entry.
    pub(super) fn on_leave(self) {
        self.with(|state| {
            if state.save().is_err() {
                state.notices.show(Notice::new(copy::NOT_SAVED_YET));
            }
            state.is_closed.set(true);
        });
    }

    fn with<T>(self, act: impl FnOnce(&State) -> T) -> Option<T> {
        self.0.try_get_value().map(|state| act(&state))
    }
}
