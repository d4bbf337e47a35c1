//! What the forms for entries and promises begin with. Not part of the address.

use leptos::prelude::*;

use super::library::Library;
use super::navigation::Navigation;
use super::store::Store;
use crate::domain::due::{DueChip, fields_from_civil};
use crate::domain::{CardId, EntryId, PromiseId, Promiser, Prompt, Way};
use crate::guide::{self, Card};
use crate::platform::{clock, random, session};
use crate::route::Route;
use crate::storage::key::{OPEN_ENTRY, OPEN_PROMPT};

/// The entry that is open, or about to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEntry {
    /// A new one has an id before it has a word.
    pub id: EntryId,
    /// The question it answers.
    pub prompt: Option<Prompt>,
}

/// How a form for a new promise begins, if there is no draft of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseStart {
    /// So that two taps make one promise.
    pub id: PromiseId,
    pub promiser: Promiser,
    /// What is promised, in the words of a card; may be empty.
    pub what: String,
    pub due_date: String,
    pub due_time: String,
}

/// What screens pass on to forms. Forms read it when they open, so nothing is tracked.
#[derive(Clone, Copy)]
pub struct Forms {
    library: Library,
    store: Store,
    navigation: Navigation,
    open_entry: StoredValue<Option<OpenEntry>>,
    promise_start: StoredValue<Option<PromiseStart>>,
    /// The card about to be shared; none for the app itself.
    shared_card: StoredValue<Option<CardId>>,
}

pub fn use_forms() -> Forms {
    expect_context()
}

impl Forms {
    pub(super) fn new(library: Library, store: Store, navigation: Navigation) -> Self {
        Self {
            library,
            store,
            navigation,
            open_entry: StoredValue::new(None),
            promise_start: StoredValue::new(None),
            shared_card: StoredValue::new(None),
        }
    }

    /// Begins an entry, perhaps in answer to a card.
    pub fn write(self, prompt: Option<Prompt>) {
        self.open_entry(OpenEntry {
            id: self.new_entry_id(),
            prompt,
        });
    }

    /// Opens an entry.
    pub fn open_entry(self, entry: OpenEntry) {
        session::write(OPEN_ENTRY, &entry.id.to_string());
        let is_shown = |prompt: &&Prompt| {
            guide::find(&prompt.card).is_some_and(|card| card.chapter.leaves_trace())
        };
        match entry.prompt.as_ref().filter(is_shown) {
            Some(prompt) => session::write(OPEN_PROMPT, prompt.card.as_str()),
            None => session::remove(OPEN_PROMPT),
        }
        self.open_entry.set_value(Some(entry));
        self.navigation.go(Route::Entry);
    }

    /// After a reload the entry that was open is open again.
    pub fn reopen_entry(self) {
        let card = session::read(OPEN_PROMPT).and_then(|card| CardId::parse(&card));
        let prompt = card.and_then(|card| guide::find(&card)).and_then(prompt_of);
        let id = session::read(OPEN_ENTRY).and_then(|id| EntryId::parse(&id).ok());
        if let Some(id) = id {
            self.open_entry.set_value(Some(OpenEntry { id, prompt }));
        }
    }

    /// Closes the open entry.
    pub fn close_entry(self) {
        self.open_entry.set_value(None);
        session::remove(OPEN_ENTRY);
        session::remove(OPEN_PROMPT);
        self.navigation.replace(Route::Journal);
    }

    /// The open entry.
    pub fn current_entry(self) -> Option<OpenEntry> {
        self.open_entry.get_value()
    }

    /// Opens the form for a promise, with words to begin with.
    pub fn new_promise(self, what: &str) {
        self.start_promise(what, DueChip::NoDate);
        self.navigation.go(Route::NewPromise);
    }

    /// Opens the form for a promise that is due tomorrow.
    pub fn new_promise_for_tomorrow(self) {
        self.start_promise("", DueChip::Tomorrow);
        self.navigation.go(Route::NewPromise);
    }

    /// What the form for a promise begins with; its draft goes before that. Whoever was hurt begins with a promise made
    /// to them, unless the words are a card's, which are one's own.
    pub fn start_promise(self, what: &str, due: DueChip) -> PromiseStart {
        let way = self.library.with_untracked(|book| book.preferences().way);
        let promiser = if way == Some(Way::Hurt) && what.is_empty() {
            Promiser::Them
        } else {
            Promiser::Me
        };
        let (due_date, due_time) = fields_from_civil(due.civil(clock::now_without_zone().local));
        let start = PromiseStart {
            id: self.new_promise_id(),
            promiser,
            what: what.to_owned(),
            due_date,
            due_time,
        };
        self.promise_start.set_value(Some(start.clone()));
        start
    }

    /// What the form for a promise begins with.
    pub fn promise_start(self) -> Option<PromiseStart> {
        self.promise_start.get_value()
    }

    pub fn clear_promise_start(self) {
        self.promise_start.set_value(None);
    }

    /// The card about to be shared.
    pub fn shared_card(self) -> Option<CardId> {
        self.shared_card.get_value()
    }

    pub fn set_shared_card(self, card: Option<CardId>) {
        self.shared_card.set_value(card);
    }

    /// Everything was erased: nothing is passed on.
    pub(super) fn reset(self) {
        self.open_entry.set_value(None);
        self.promise_start.set_value(None);
        self.shared_card.set_value(None);
        self.navigation.set_origin(None);
    }

    pub fn new_entry_id(self) -> EntryId {
        EntryId::new(milliseconds(), random::bits())
    }

    pub fn new_promise_id(self) -> PromiseId {
        PromiseId::new(milliseconds(), random::bits())
    }

    /// The id of this tab's own version of an entry that another tab changed too.
    pub fn own_version_of(self, id: EntryId) -> EntryId {
        id.second(&self.store.tab())
    }
}

/// The card's question, saved in full with the entry that answers it.
pub(super) fn prompt_of(card: &'static Card) -> Option<Prompt> {
    card.write.map(|text| Prompt {
        card: card.id(),
        text: text.to_owned(),
    })
}

fn milliseconds() -> u64 {
    u64::try_from(clock::now_without_zone().at.0).unwrap_or_default()
}
