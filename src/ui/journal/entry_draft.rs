//! The text of the open entry, on its way to the device.

use leptos::prelude::*;

use super::stored_draft;
use crate::app::{
    Dispatcher, Drafts, Failure, Forms, Library, Notice, Notices, OpenEntry, SaveOutcome,
    use_dispatcher, use_drafts, use_forms, use_library, use_notices,
};
use crate::copy::journal as copy;
use crate::domain::{Command, DraftId, EntryId, Prompt, text};
use crate::platform::debounce::Debounce;
use crate::platform::lifecycle;

/// Saves the text of an entry while somebody types, and when the editor or the page goes: as the entry, or as a draft
/// if it cannot be one.
#[derive(Clone, Copy)]
pub(super) struct EntryDraft {
    dispatcher: Dispatcher,
    drafts: Drafts,
    forms: Forms,
    library: Library,
    notices: Notices,
    /// Becomes another one when another tab changes the same entry.
    pub(super) id: RwSignal<EntryId>,
    pub(super) prompt: StoredValue<Option<Prompt>>,
    /// What is in the text field.
    pub(super) text: RwSignal<String>,
    /// None once the text is an entry: the save status says the rest.
    pub(super) status: RwSignal<Option<String>>,
    /// The text of the entry as far as this tab knows: another tab may have saved a different one.
    base: StoredValue<String>,
    /// Something was typed that is not saved yet.
    is_dirty: StoredValue<bool>,
    is_closed: StoredValue<bool>,
    debounce: StoredValue<Debounce, LocalStorage>,
}

impl EntryDraft {
    /// The entry as it is stored, or the draft of it that could not be saved as the entry. Made with the editor, and
    /// ends with it.
    pub(super) fn open(entry: OpenEntry) -> Self {
        let (drafts, library) = (use_drafts(), use_library());
        let OpenEntry { id, mut prompt } = entry;
        let (mut text, mut base) = (String::new(), String::new());
        let entry = library.with_untracked(|book| book.entry(id).cloned());
        if let Some(entry) = &entry {
            prompt.clone_from(&entry.prompt);
            base.clone_from(&entry.text);
            text.clone_from(&entry.text);
        }
        let stored = drafts.get(DraftId::Entry(id));
        if let Some(stored) = &stored {
            prompt = prompt.or_else(|| stored_draft::prompt_of(stored));
            text = stored_draft::text_of(stored);
            if text == base {
                drafts.remove(stored.id);
            } else if !stored_draft::is_current(stored, entry.as_ref()) {
                // The text of the entry is not what this draft replaces.
                base = String::new();
            }
        }
        let draft = Self {
            dispatcher: use_dispatcher(),
            drafts,
            forms: use_forms(),
            library,
            notices: use_notices(),
            id: RwSignal::new(id),
            prompt: StoredValue::new(prompt),
            is_dirty: StoredValue::new(stored.is_some() && text != base),
            text: RwSignal::new(text),
            status: RwSignal::new(Some(String::new())),
            base: StoredValue::new(base),
            is_closed: StoredValue::new(false),
            debounce: StoredValue::new_local(Debounce::default()),
        };
        StoredValue::new_local(lifecycle::on_hide(move || {
            draft.save();
        }));
        on_cleanup(move || draft.leave());
        draft
    }

    /// Something was typed.
    pub(super) fn on_input(self) {
        self.is_dirty.set_value(true);
        self.show_status(copy::SAVING);
        self.debounce.get_value().call(move || {
            self.save();
        });
    }

    /// Shows what another tab wrote, if nothing was typed here since.
    pub(super) fn refresh(self) {
        if self.is_closed() {
            return;
        }
        self.follow_own_version();
        if self.is_dirty.get_value() || !self.is_changed_elsewhere() {
            return;
        }
        if let Some(text) = self.stored_text(self.id.get_untracked()) {
            self.base.set_value(text.clone());
            self.text.set(text);
        }
    }

    /// Saves what was typed. Whether nothing is left that is no entry; the status says what went wrong. A blank text
    /// is not saved over what was there: "Done" decides about it.
    pub(super) fn save(self) -> bool {
        // The field loses the focus once more when its screen is already gone.
        if self.is_closed() || !self.is_dirty.get_value() {
            return true;
        }
        let text = self.text.get_untracked();
        if text::is_blank(&text) {
            self.show_status("");
            return true;
        }
        self.split_if_changed_elsewhere();
        let id = self.id.get_untracked();
        let write = Command::WriteEntry {
            id,
            text: text.clone(),
            prompt: self.prompt.get_value(),
        };
        // Whether it reaches the device is said by the save status.
        match self.dispatcher.dispatch_with(write, Box::new(|_| ())) {
            Ok(_) => {
                self.base.set_value(text);
                self.is_dirty.set_value(false);
                self.status.set(None);
                self.drafts.remove(DraftId::Entry(id));
                true
            }
            Err(failure) => {
                self.save_as_draft(id, text, &failure);
                false
            }
        }
    }

    /// "Done": an entry that was emptied is deleted, with Undo; a new one leaves nothing.
    pub(super) fn finish(self) {
        if self.text.with_untracked(|text| text::is_blank(text)) {
            self.delete();
        } else if self.save() {
            self.close();
        }
    }

    /// Deletes the entry; Undo brings back all that was typed. An empty new one just goes.
    pub(super) fn delete(self) {
        let is_saved = self.save();
        // What is deleted is what this tab wrote: saving may have changed the id.
        let id = self.id.get_untracked();
        let is_stored = self.stored_text(id).is_some();
        if !is_stored && !is_saved {
            self.discard_draft(DraftId::Entry(id));
        }
        let delete = Command::DeleteEntry(id);
        if !is_stored || (self.dispatcher).perform(delete, copy::DELETED, copy::RESTORED) {
            self.close();
        }
    }

    /// The editor goes, whichever way.
    fn leave(self) {
        if !self.save() {
            self.notices.show(Notice::new(copy::NOT_SAVED_YET));
        }
        self.is_closed.set_value(true);
        self.debounce.with_value(Debounce::cancel);
    }

    fn close(self) {
        self.is_closed.set_value(true);
        self.forms.close_entry();
    }

    /// Also when its signals are gone with the editor.
    fn is_closed(self) -> bool {
        self.is_closed.try_get_value().unwrap_or(true)
    }

    /// Becomes an entry of its own, the same one each time, if another tab has saved another text meanwhile.
    fn split_if_changed_elsewhere(self) {
        self.follow_own_version();
        if self.is_changed_elsewhere() {
            let id = self.id.get_untracked();
            self.drafts.remove(DraftId::Entry(id));
            let own = self.forms.own_version_of(id);
            // If there is one already, its text stays too.
            let free = self.stored_text(own).is_none().then_some(own);
            self.id
                .set(free.unwrap_or_else(|| self.forms.new_entry_id()));
            self.notices.show(Notice::new(copy::SECOND_VERSION));
        }
    }

    /// Another tab was first, and what this one saved has already become a second version.
    fn follow_own_version(self) {
        let own = self.forms.own_version_of(self.id.get_untracked());
        if self.is_changed_elsewhere() && self.stored_text(own) == Some(self.base.get_value()) {
            self.id.set(own);
        }
    }

    fn is_changed_elsewhere(self) -> bool {
        let stored = self.stored_text(self.id.get_untracked());
        stored.is_some_and(|text| self.base.with_value(|base| text != *base))
    }

    fn stored_text(self, id: EntryId) -> Option<String> {
        self.library
            .with_untracked(|book| book.entry(id).map(|entry| entry.text.clone()))
    }

    /// The journal leads back to a text that cannot be an entry.
    fn save_as_draft(self, id: EntryId, text: String, failure: &Failure) {
        let entry = self.library.with_untracked(|book| book.entry(id).cloned());
        let entry = entry.filter(|entry| self.base.with_value(|base| entry.text == *base));
        let prompt = self.prompt.get_value();
        let draft = stored_draft::new(OpenEntry { id, prompt }, text, entry.as_ref());
        let (reason, status) = (failure.text(), self.status);
        self.show_status(&reason);
        let on_saved = move |outcome| {
            let where_it_is = match outcome {
                SaveOutcome::Saved => copy::KEPT_AS_DRAFT,
                SaveOutcome::Failed(_) => copy::ONLY_ON_SCREEN,
                SaveOutcome::InThisTabOnly | SaveOutcome::Late => return,
            };
            status.try_set(Some(format!("{reason} {where_it_is}")));
        };
        self.drafts.save(draft, Box::new(on_saved));
    }

    /// Removes a draft that never became an entry, with Undo.
    fn discard_draft(self, id: DraftId) {
        let undo = self.drafts.get(id).map(Command::KeepDraft);
        self.drafts.remove(id);
        self.notices
            .show(Notice::with_undo(copy::DELETED, undo, copy::RESTORED));
    }

    fn show_status(self, text: &str) {
        self.status.set(Some(text.to_owned()));
    }
}
