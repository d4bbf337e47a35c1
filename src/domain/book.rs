//! Everything one person keeps in Troth, and how it changes.

use super::preference::Preferences;
use super::{
    CardId, Change, DeviceId, Entry, EntryId, Event, EventHash, Identity, Promise, PromiseId,
    Record,
};

/// Everything that is kept: the whole state of the app that outlives it.
///
/// It changes in one way only: [`Book::decide`] turns a wish into a [`Change`], storage stages the
/// change, [`Book::evolve`] takes it over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// By name, each once; so are the other lists.
    entries: Vec<Entry>,
    promises: Vec<Promise>,
    favourites: Vec<CardId>,
    preferences: Preferences,
    identity: Option<Identity>,
}

impl Book {
    /// The book that these records make.
    #[must_use]
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Self {
        let mut book = Self::default();
        for record in records {
            book.take_over(record);
        }
        book
    }

    /// Takes a change over. Total: it never fails, and doing it twice is doing it once.
    pub fn evolve(&mut self, change: &Change) {
        for record in &change.records {
            self.take_over(record.clone());
        }
    }

    /// The entries that are not deleted, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.deleted.is_none())
    }

    /// The entry of this name, unless it is deleted.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.any_entry(id).filter(|entry| entry.deleted.is_none())
    }

    /// The promises that are not deleted, in no particular order.
    pub fn promises(&self) -> impl Iterator<Item = &Promise> {
        self.promises
            .iter()
            .filter(|promise| promise.deleted.is_none())
    }

    /// The promise of this name, unless it is deleted.
    #[must_use]
    pub fn promise(&self, id: PromiseId) -> Option<&Promise> {
        self.any_promise(id)
            .filter(|promise| promise.deleted.is_none())
    }

    /// Favourite cards, by name.
    #[must_use]
    pub fn favourites(&self) -> &Vec<CardId> {
        &self.favourites
    }

    /// The choices.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Whether anything of the person's own words or promises is kept.
    #[must_use]
    pub fn has_writing(&self) -> bool {
        self.entries().next().is_some() || self.promises().next().is_some()
    }

    /// Who records events here; none before the first promise.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        self.identity
    }

    pub(super) fn deleted_entry(&self, id: EntryId) -> Option<&Entry> {
        self.any_entry(id).filter(|entry| entry.deleted.is_some())
    }

    pub(super) fn deleted_promise(&self, id: PromiseId) -> Option<&Promise> {
        self.any_promise(id)
            .filter(|promise| promise.deleted.is_some())
    }

    pub(super) fn knows_entry(&self, id: EntryId) -> bool {
        self.any_entry(id).is_some()
    }

    pub(super) fn knows_promise(&self, id: PromiseId) -> bool {
        self.any_promise(id).is_some()
    }

    /// The next Lamport counter: one more than any seen, in deleted promises too.
    pub(super) fn next_seq(&self) -> u64 {
        let seen = self.events().map(|event| event.seq).max();
        seen.unwrap_or_default().saturating_add(1)
    }

    /// The hash of the last event that the device made.
    pub(super) fn head(&self, device: DeviceId) -> Option<EventHash> {
        let mut made = self.events().filter(|event| event.device == device);
        let mut last = made.next()?;
        for event in made {
            if event.seq > last.seq {
                last = event;
            }
        }
        Some(last.hash())
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.promises.iter().flat_map(Promise::events)
    }

    fn any_entry(&self, id: EntryId) -> Option<&Entry> {
        Some(&self.entries[self.place_of_entry(id).ok()?])
    }

    fn any_promise(&self, id: PromiseId) -> Option<&Promise> {
        Some(&self.promises[self.place_of_promise(id).ok()?])
    }

    fn place_of_entry(&self, id: EntryId) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&id, |entry| entry.id)
    }

    fn place_of_promise(&self, id: PromiseId) -> Result<usize, usize> {
        self.promises
            .binary_search_by_key(&id, |promise| promise.id)
    }

    fn take_over(&mut self, record: Record) {
        match record {
            Record::Entry(entry) => match self.place_of_entry(entry.id) {
                Ok(at) => self.entries[at] = entry,
                Err(at) => self.entries.insert(at, entry),
            },
            Record::Promise(promise) => match self.place_of_promise(promise.id) {
                Ok(at) => self.promises[at] = promise,
                Err(at) => self.promises.insert(at, promise),
            },
            Record::Favourite { card, on } => match (self.favourites.binary_search(&card), on) {
                (Err(at), true) => self.favourites.insert(at, card),
                (Ok(at), false) => drop(self.favourites.remove(at)),
                _ => {}
            },
            Record::Preference(preference) => self.preferences.remember(&preference),
            Record::Identity(identity) => self.identity = Some(identity),
        }
    }
}
