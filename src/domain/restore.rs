//! What a record of a backup would change here. The backup's `rev` is never compared.

use super::{Book, Change, Circumstance, Entry, Identity, Preference, Promise, Record};

/// What restoring a record would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// There is nothing of this name here.
    New,
    /// It was deleted here, and comes back.
    BroughtBack,
    /// It is different here: an entry gets the backup's words, a promise gets the events that it
    /// lacks.
    Replaced,
    /// It is the same here, or must not be restored: nothing changes.
    Same,
}

impl Book {
    /// What restoring the record would do now. Limits of length are for what is written, not for
    /// what comes back.
    #[must_use]
    pub fn compare(&self, record: &Record) -> Found {
        match record {
            Record::Entry(entry) => self.compare_entry(entry),
            Record::Promise(promise) => self.compare_promise(promise),
            Record::Favourite { card, on } => new_if(*on && !self.favourites().contains(card)),
            Record::Preference(preference) => new_if(self.has_not_chosen(preference)),
            Record::Identity(_) => new_if(self.identity().is_none()),
            Record::Draft(draft) => new_if(self.draft(draft.id).is_none()),
            Record::Chain(_) | Record::Gone(..) => Found::Same,
        }
    }

    /// Restores at most [`super::bin::AT_ONCE`] records. Of two of one name, promises are united,
    /// and of entries the later one in the list stays.
    pub(super) fn restore(&self, records: Vec<Record>, with: &Circumstance) -> Change {
        let mut restored = Vec::new();
        for record in each_name_once(records) {
            match (self.compare(&record), record) {
                (Found::Same, _) => {}
                (found, Record::Promise(promise)) => {
                    let mut promise = self.united(promise);
                    if found == Found::BroughtBack {
                        promise.deleted = None;
                    }
                    restored.push(Record::Promise(promise));
                }
                (_, Record::Identity(identity)) => restored.push(Record::Identity(Identity {
                    author: identity.author,
                    // Two installations of one name would number their events alike.
                    device: with.identity().device,
                })),
                (_, record) => restored.push(record),
            }
        }
        Change {
            records: restored,
            undo: None,
        }
    }

    fn compare_entry(&self, entry: &Entry) -> Found {
        match self.any_entry(entry.id) {
            None if !self.knows_entry(entry.id) => Found::New,
            None if entry.deleted.is_none() => Found::BroughtBack,
            Some(here) if entry.deleted.is_none() && here.deleted.is_some() => Found::BroughtBack,
            Some(here) if entry.deleted.is_none() && here != entry => Found::Replaced,
            _ => Found::Same,
        }
    }

    fn compare_promise(&self, promise: &Promise) -> Found {
        let Some(here) = self.any_promise(promise.id) else {
            return match promise.deleted {
                _ if promise.state().is_none() => Found::Same,
                _ if !self.knows_promise(promise.id) => Found::New,
                None => Found::BroughtBack,
                Some(_) => Found::Same,
            };
        };
        let comes_back = here.deleted.is_some() && promise.deleted.is_none();
        if !comes_back && !lacks(here, promise) {
            return Found::Same;
        }
        match self.united(promise.clone()).state() {
            // The events of one take back how the other begins.
            None => Found::Same,
            Some(_) if comes_back => Found::BroughtBack,
            Some(_) => Found::Replaced,
        }
    }

    /// The promise with the events that are here, in the bin if it is there.
    fn united(&self, promise: Promise) -> Promise {
        match self.any_promise(promise.id) {
            None => promise,
            Some(here) => {
                let mut united = here.merge(&promise);
                united.deleted = here.deleted;
                united
            }
        }
    }

    fn has_not_chosen(&self, preference: &Preference) -> bool {
        let chosen = self.preferences();
        match preference {
            Preference::Way(_) => chosen.way.is_none(),
            Preference::Bookmark(_) => chosen.bookmark.is_none(),
            Preference::Appearance(_) => !chosen.is_appearance_chosen,
            Preference::FirstEntryNoticeRead => !chosen.first_entry_notice_read,
            Preference::SharingOn => !chosen.sharing_on,
            // They are about the backups of that device.
            Preference::LastBackup(_) | Preference::BackupPutOff(_) => false,
        }
    }
}

const fn new_if(is_new: bool) -> Found {
    if is_new { Found::New } else { Found::Same }
}

/// Whether a copy of a promise has an event that is not here.
fn lacks(here: &Promise, copy: &Promise) -> bool {
    copy.events()
        .any(|event| !here.events().any(|known| known.order() == event.order()))
}

/// A change writes each name once.
fn each_name_once(records: Vec<Record>) -> Vec<Record> {
    let mut once: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        match once.iter_mut().find(|known| is_same_name(known, &record)) {
            None => once.push(record),
            Some(known) => join(known, record),
        }
    }
    once
}

fn join(known: &mut Record, other: Record) {
    match (known, other) {
        (Record::Entry(known), Record::Entry(other)) if other.deleted.is_none() => *known = other,
        (Record::Promise(known), Record::Promise(other)) => {
            let is_alive = known.deleted.is_none() || other.deleted.is_none();
            *known = known.merge(&other);
            if is_alive {
                known.deleted = None;
            }
        }
        (known @ Record::Favourite { on: false, .. }, other) => *known = other,
        _ => {}
    }
}

fn is_same_name(one: &Record, other: &Record) -> bool {
    match (one, other) {
        (Record::Entry(one), Record::Entry(other)) => one.id == other.id,
        (Record::Promise(one), Record::Promise(other)) => one.id == other.id,
        (Record::Favourite { card, .. }, Record::Favourite { card: other, .. }) => card == other,
        (Record::Preference(one), Record::Preference(other)) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        (Record::Identity(_), Record::Identity(_)) => true,
        (Record::Draft(one), Record::Draft(other)) => one.id == other.id,
        _ => false,
    }
}
