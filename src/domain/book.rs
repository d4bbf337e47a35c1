//! Everything one person keeps in Troth, and how it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::preference::Preferences;
use super::{
    CardId, Change, DeviceId, Entry, EntryId, EventHash, Identity, Promise, PromiseId, Record,
};

/// Everything that is kept: the whole state of the app that outlives it.
///
/// It changes in one way only: [`Book::decide`] turns a wish into a [`Change`], storage stages the
/// change, [`Book::evolve`] takes it over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    entries: BTreeMap<EntryId, Entry>,
    promises: BTreeMap<PromiseId, Promise>,
    favourites: BTreeSet<CardId>,
    preferences: Preferences,
    identity: Option<Identity>,
    seen: u64,
    heads: BTreeMap<DeviceId, (u64, EventHash)>,
}

impl Book {
    /// The book that these records make.
    #[must_use]
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Self {
        let mut book = Self::default();
        for record in records {
            book.take_over(&record);
        }
        book
    }

    /// Takes a change over. Total: it never fails, and doing it twice is doing it once.
    pub fn evolve(&mut self, change: &Change) {
        for record in &change.records {
            self.take_over(record);
        }
    }

    /// The entries that are not deleted, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .values()
            .filter(|entry| entry.deleted.is_none())
    }

    /// The entry of this name, unless it is deleted.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries
            .get(&id)
            .filter(|entry| entry.deleted.is_none())
    }

    /// The promises that are not deleted, in no particular order.
    pub fn promises(&self) -> impl Iterator<Item = &Promise> {
        self.promises
            .values()
            .filter(|promise| promise.deleted.is_none())
    }

    /// The promise of this name, unless it is deleted.
    #[must_use]
    pub fn promise(&self, id: PromiseId) -> Option<&Promise> {
        self.promises
            .get(&id)
            .filter(|promise| promise.deleted.is_none())
    }

    /// Favourite cards, by name.
    #[must_use]
    pub fn favourites(&self) -> &BTreeSet<CardId> {
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
        self.entries
            .get(&id)
            .filter(|entry| entry.deleted.is_some())
    }

    pub(super) fn deleted_promise(&self, id: PromiseId) -> Option<&Promise> {
        self.promises
            .get(&id)
            .filter(|promise| promise.deleted.is_some())
    }

    pub(super) fn knows_entry(&self, id: EntryId) -> bool {
        self.entries.contains_key(&id)
    }

    pub(super) fn knows_promise(&self, id: PromiseId) -> bool {
        self.promises.contains_key(&id)
    }

    /// The next Lamport counter: one more than any seen, in deleted promises too.
    pub(super) fn next_seq(&self) -> u64 {
        self.seen.saturating_add(1)
    }

    /// The hash of the last event that the device made.
    pub(super) fn head(&self, device: DeviceId) -> Option<EventHash> {
        self.heads.get(&device).map(|(_, hash)| *hash)
    }

    fn take_over(&mut self, record: &Record) {
        match record {
            Record::Entry(entry) => {
                self.entries.insert(entry.id, entry.clone());
            }
            Record::Promise(promise) => {
                self.follow(promise);
                self.promises.insert(promise.id, promise.clone());
            }
            Record::Favourite { card, on: true } => {
                self.favourites.insert(card.clone());
            }
            Record::Favourite { card, on: false } => {
                self.favourites.remove(card);
            }
            Record::Preference(preference) => self.preferences.remember(preference),
            Record::Identity(identity) => self.identity = Some(*identity),
        }
    }

    /// Keeps the counter and each device's last event up to date.
    fn follow(&mut self, promise: &Promise) {
        for event in promise.events() {
            self.seen = self.seen.max(event.seq);
            let known = self.heads.get(&event.device).map(|(seq, _)| *seq);
            if known.is_none_or(|seq| event.seq > seq) {
                self.heads.insert(event.device, (event.seq, event.hash()));
            }
        }
    }
}
