//! The bin: what was deleted can be restored for a while, then its words are gone for good.

use std::cmp::Reverse;

use super::decide::nothing;
use super::{
    Book, Change, Circumstance, DraftId, Entry, EntryId, Promise, PromiseId, Record, Timestamp,
};

/// How long a deleted thing can be restored, in milliseconds: 30 days.
pub const KEPT: i64 = 30 * Timestamp::DAY;

/// Most things that are deleted for good, or restored, in one change.
pub const AT_ONCE: usize = 90;

/// Something that can be deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A journal entry.
    Entry(EntryId),
    /// A promise with its history.
    Promise(PromiseId),
    /// Words that wait in a form.
    Draft(DraftId),
}

impl Thing {
    /// The thing, and the words in the forms that belong to it: they go with it.
    #[must_use]
    pub fn with_forms(self) -> Vec<Self> {
        match self {
            Self::Entry(id) => vec![self, Self::Draft(DraftId::Entry(id))],
            Self::Promise(id) => {
                let forms = [DraftId::Note(id), DraftId::Due(id)];
                [self].into_iter().chain(forms.map(Self::Draft)).collect()
            }
            Self::Draft(_) => vec![self],
        }
    }
}

/// Something in the bin.
#[derive(Clone, Copy, Debug)]
pub enum Binned<'a> {
    /// A deleted entry.
    Entry(&'a Entry),
    /// A deleted promise.
    Promise(&'a Promise),
}

impl Binned<'_> {
    /// What it is.
    #[must_use]
    pub const fn thing(&self) -> Thing {
        match self {
            Self::Entry(entry) => Thing::Entry(entry.id),
            Self::Promise(promise) => Thing::Promise(promise.id),
        }
    }

    const fn place(&self) -> u128 {
        match self {
            Self::Entry(entry) => entry.id.place(),
            Self::Promise(promise) => promise.id.place(),
        }
    }

    /// When it was deleted.
    #[must_use]
    pub fn deleted(&self) -> Timestamp {
        let deleted = match self {
            Self::Entry(entry) => entry.deleted,
            Self::Promise(promise) => promise.deleted,
        };
        deleted.unwrap_or(Timestamp(0))
    }
}

/// Whether it can no longer be restored. What was deleted in the future, by a clock that was wrong, is not old.
fn is_old(binned: &Binned<'_>, now: Timestamp) -> bool {
    binned.deleted() <= now.plus(-KEPT)
}

impl Book {
    /// What is in the bin, what was deleted last first.
    #[must_use]
    pub fn bin(&self) -> Vec<Binned<'_>> {
        let entries = self.deleted_entries().map(Binned::Entry);
        let promises = self.deleted_promises().map(Binned::Promise);
        let mut bin: Vec<_> = entries.chain(promises).collect();
        bin.sort_by_key(|it| (Reverse(it.deleted()), it.place()));
        bin
    }

    /// As many of these as fit into one change, each with the words that wait in its forms: ask
    /// again until nothing changes.
    pub(super) fn delete_for_good(&self, things: &[Thing], with: &Circumstance) -> Change {
        let mut gone: Vec<Thing> = Vec::new();
        for thing in things {
            let before = gone.len();
            if self.can_go(*thing) {
                for part in thing.with_forms() {
                    if self.can_go(part) && !gone.contains(&part) {
                        gone.push(part);
                    }
                }
            }
            // One place is kept for the chain.
            if gone.len() >= Change::MOST {
                gone.truncate(before);
                break;
            }
        }
        let at = with.now.at;
        let mut records: Vec<Record> = gone.iter().map(|it| Record::Gone(*it, at)).collect();
        records.extend(self.chain_without(&gone));
        Change {
            records,
            undo: None,
        }
    }

    /// Whether something was in the bin long enough for [`super::Command::EmptyOldBin`].
    #[must_use]
    pub fn has_old_bin(&self, now: Timestamp) -> bool {
        self.bin().last().is_some_and(|it| is_old(it, now))
    }

    pub(super) fn empty_old_bin(&self, with: &Circumstance) -> Change {
        let bin = self.bin();
        // The oldest first.
        let old = bin.iter().rev().filter(|it| is_old(it, with.now.at));
        let old: Vec<Thing> = old.take(AT_ONCE).map(Binned::thing).collect();
        if old.is_empty() {
            return nothing();
        }
        self.delete_for_good(&old, with)
    }

    /// Whether it is there, and deleted or only a draft.
    fn can_go(&self, thing: Thing) -> bool {
        match thing {
            Thing::Entry(id) => self.deleted_entry(id).is_some(),
            Thing::Promise(id) => self.deleted_promise(id).is_some(),
            Thing::Draft(id) => self.draft(id).is_some(),
        }
    }

    /// What remembers this device's last event, if it goes with one of these.
    fn chain_without(&self, gone: &[Thing]) -> Option<Record> {
        let device = self.identity()?.device;
        let last = self.last_of(device, &[])?;
        (self.last_of(device, gone) != Some(last)).then_some(Record::Chain(last))
    }
}
