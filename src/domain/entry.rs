//! Journal entries.

use super::{CardId, EntryId, Moment, Timestamp};

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// What was written: 1 to [`super::text::ENTRY_MAX`] characters, kept exactly as typed.
    pub text: String,
    /// The date and time it stands under. Begins as the moment of writing; its owner may change it.
    pub when: Moment,
    /// What it answers, if it was begun from a prompt.
    pub prompt: Option<Prompt>,
    /// When the text was last changed.
    pub edited: Timestamp,
    /// When it was deleted, if it was. The text is kept so that Undo can bring it back.
    pub deleted: Option<Timestamp>,
}

/// The question that an entry answers, kept in full: the guide's words may change later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The card that asked.
    pub card: CardId,
    /// The question as it was shown.
    pub text: String,
}
