//! What a granted wish amounts to.

use super::{
    CardId, Chain, Command, Draft, Entry, Identity, Preference, Promise, Thing, Timestamp,
};

/// The records that a wish writes, each whole, all or none; at most [`Change::MOST`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The records as they are to be.
    pub records: Vec<Record>,
    /// The wish that takes it back, where there is one.
    pub undo: Option<Command>,
}

impl Change {
    /// Most records of one change.
    pub const MOST: usize = 100;

    /// Whether it does nothing but delete.
    #[must_use]
    pub fn only_deletes(&self) -> bool {
        self.records.iter().all(|record| match record {
            Record::Entry(entry) => entry.deleted.is_some(),
            Record::Promise(promise) => promise.deleted.is_some(),
            Record::Gone(..) | Record::Chain(_) => true,
            _ => false,
        })
    }
}

/// One thing that is kept under one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A journal entry.
    Entry(Entry),
    /// A promise.
    Promise(Promise),
    /// A favourite card, or one taken off.
    Favourite {
        /// Which card.
        card: CardId,
        /// Whether it is one.
        on: bool,
    },
    /// A choice.
    Preference(Preference),
    /// Who records events here.
    Identity(Identity),
    /// The last of this device's events that was deleted for good with its promise.
    Chain(Chain),
    /// Words that wait in a form.
    Draft(Draft),
    /// Something that was deleted for good, and when: its words are gone, its name stays taken.
    Gone(Thing, Timestamp),
}
