//! Everything one person keeps in Troth, and how it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::preference::Preferences;
use super::{
    CardId, Chain, Change, DeviceId, Draft, DraftId, Entry, EntryId, Event, EventHash, Identity,
    Promise, PromiseId, Record, Thing,
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
    chain: Option<Chain>,
    drafts: BTreeMap<DraftId, Draft>,
    /// What was deleted for good; its names stay taken.
    gone: BTreeSet<Thing>,
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
        let entries = self.entries.values();
        entries.filter(|entry| entry.deleted.is_none())
    }

    /// The entry of this name, unless it is deleted.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.any_entry(id).filter(|entry| entry.deleted.is_none())
    }

    /// The promises that are not deleted, in no particular order.
    pub fn promises(&self) -> impl Iterator<Item = &Promise> {
        let promises = self.promises.values();
        promises.filter(|promise| promise.deleted.is_none())
    }

    /// The promise of this name, unless it is deleted.
    #[must_use]
    pub fn promise(&self, id: PromiseId) -> Option<&Promise> {
        self.any_promise(id)
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

    /// The words that wait in this form.
    #[must_use]
    pub fn draft(&self, id: DraftId) -> Option<&Draft> {
        self.drafts.get(&id)
    }

    /// All words that wait in forms.
    pub fn drafts(&self) -> impl ExactSizeIterator<Item = &Draft> {
        self.drafts.values()
    }

    pub(super) fn deleted_entries(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.values();
        entries.filter(|entry| entry.deleted.is_some())
    }

    pub(super) fn deleted_promises(&self) -> impl Iterator<Item = &Promise> {
        let promises = self.promises.values();
        promises.filter(|promise| promise.deleted.is_some())
    }

    pub(super) fn deleted_entry(&self, id: EntryId) -> Option<&Entry> {
        self.any_entry(id).filter(|entry| entry.deleted.is_some())
    }

    pub(super) fn deleted_promise(&self, id: PromiseId) -> Option<&Promise> {
        self.any_promise(id)
            .filter(|promise| promise.deleted.is_some())
    }

    pub(super) fn knows_entry(&self, id: EntryId) -> bool {
        self.any_entry(id).is_some() || self.gone.contains(&Thing::Entry(id))
    }

    pub(super) fn knows_promise(&self, id: PromiseId) -> bool {
        self.any_promise(id).is_some() || self.gone.contains(&Thing::Promise(id))
    }

    /// The next Lamport counter: one more than any seen, in deleted promises too.
    pub(super) fn next_seq(&self) -> u64 {
        let seen = self.events().map(|event| event.seq);
        let gone = self.chain.map(|chain| chain.seq);
        seen.chain(gone).max().unwrap_or_default().saturating_add(1)
    }

    /// The hash of the last event that the device made.
    pub(super) fn head(&self, device: DeviceId) -> Option<EventHash> {
        self.last_of(device, &[]).map(|last| last.hash)
    }

    /// The last event that the device made, as if these things were not there.
    pub(super) fn last_of(&self, device: DeviceId, without: &[Thing]) -> Option<Chain> {
        let mut last: Option<&Event> = None;
        for promise in self.promises.values() {
            if without.contains(&Thing::Promise(promise.id)) {
                continue;
            }
            for event in promise.events().filter(|event| event.device == device) {
                if last.is_none_or(|last| event.seq > last.seq) {
                    last = Some(event);
                }
            }
        }
        match self.chain.filter(|chain| chain.device == device) {
            Some(chain) if last.is_none_or(|last| chain.seq >= last.seq) => Some(chain),
            _ => last.map(|last| Chain {
                device,
                seq: last.seq,
                hash: last.hash(),
            }),
        }
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.promises.values().flat_map(Promise::events)
    }

    pub(super) fn any_entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    pub(super) fn any_promise(&self, id: PromiseId) -> Option<&Promise> {
        self.promises.get(&id)
    }

    fn take_over(&mut self, record: Record) {
        match record {
            Record::Entry(entry) => {
                // A backup may bring back what was deleted for good.
                self.gone.remove(&Thing::Entry(entry.id));
                self.entries.insert(entry.id, entry);
            }
            Record::Promise(promise) => {
                self.gone.remove(&Thing::Promise(promise.id));
                self.promises.insert(promise.id, promise);
            }
            Record::Favourite { card, on: true } => drop(self.favourites.insert(card)),
            Record::Favourite { card, on: false } => drop(self.favourites.remove(&card)),
            Record::Preference(preference) => self.preferences.remember(&preference),
            Record::Identity(identity) => self.identity = Some(identity),
            Record::Chain(chain) => self.chain = Some(chain),
            Record::Draft(draft) => drop(self.drafts.insert(draft.id, draft)),
            Record::Gone(thing, _) => self.let_go(thing),
        }
    }

    fn let_go(&mut self, thing: Thing) {
        match thing {
            Thing::Entry(id) => drop(self.entries.remove(&id)),
            Thing::Promise(id) => drop(self.promises.remove(&id)),
            Thing::Draft(id) => drop(self.drafts.remove(&id)),
        }
        // The name of a form is used again.
        if !matches!(thing, Thing::Draft(_)) {
            self.gone.insert(thing);
        }
    }
}
