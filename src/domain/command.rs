//! Everything a person can ask for, and every reason to refuse.

use super::{
    Appearance, CardId, Draft, DraftId, EntryId, EventId, Moment, PromiseId, Promiser, Prompt,
    Record, Thing, Way,
};

/// A wish. Every change comes in through one of these: a tap, an undo, later an import or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Keep this text as the entry; begins the entry if there is none of this name.
    WriteEntry {
        /// Which.
        id: EntryId,
        /// The whole text.
        text: String,
        /// The question it answers; taken when the entry begins, ignored afterwards.
        prompt: Option<Prompt>,
    },
    /// Put the entry under another date and time.
    MoveEntry {
        /// Which.
        id: EntryId,
        /// The new date and time, not in the future.
        when: Moment,
    },
    /// Delete the entry.
    DeleteEntry(EntryId),
    /// Bring a deleted entry back.
    RestoreEntry(EntryId),
    /// Make a promise, or record one made to me.
    MakePromise {
        /// Its name.
        id: PromiseId,
        /// What was filled in.
        draft: PromiseDraft,
    },
    /// Mark a promise.
    MarkPromise {
        /// Which.
        id: PromiseId,
        /// Kept, or not kept.
        kept: bool,
    },
    /// Take an event of a promise back by appending one that says so.
    Retract {
        /// Which promise.
        id: PromiseId,
        /// The event that was not meant.
        event: EventId,
    },
    /// Change when a promise is due, before it is.
    ChangeDue {
        /// Which.
        id: PromiseId,
        /// The new time; none takes the date away.
        due: Option<Moment>,
    },
    /// Add a note to a promise.
    NotePromise {
        /// Which.
        id: PromiseId,
        /// The note.
        note: String,
    },
    /// Delete the promise with its history.
    DeletePromise(PromiseId),
    /// Bring a deleted promise back.
    RestorePromise(PromiseId),
    /// Add a card to the favourites, or take it off.
    SetFavourite {
        /// Which.
        card: CardId,
        /// Added, or taken off.
        on: bool,
    },
    /// Remember the door's answer.
    ChooseWay(Way),
    /// Remember where reading stopped.
    Bookmark(CardId),
    /// Choose light or dark.
    ChooseAppearance(Appearance),
    /// The notice before the first entry was read.
    ReadFirstEntryNotice,
    /// Sharing was turned on.
    TurnOnSharing,
    /// Keep what stands in a form.
    KeepDraft(Draft),
    /// The form was sent, or given up.
    DropDraft(DraftId),
    /// Delete these for good, at most 90 at once, with the drafts that belong to them.
    DeleteForGood(Vec<Thing>),
    /// Delete for good what has been in the bin for longer than [`super::bin::KEPT`], at most 90
    /// at once: ask again until nothing changes.
    EmptyOldBin,
    /// Restore these records of a backup, at most 90 at once; what is the same here is skipped.
    Restore(Vec<Record>),
    /// A backup was made just now.
    BackedUp,
    /// Be reminded of a backup later.
    PutOffBackup,
}

/// A promise as it was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseDraft {
    /// Whose it is.
    pub promiser: Promiser,
    /// What is promised.
    pub what: String,
    /// When it is due; none for "No date".
    pub due: Option<Moment>,
    /// Anything beside it; may be empty.
    pub note: String,
}

/// Why a wish is not granted. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The entry has no text.
    EntryEmpty,
    /// The entry is too long.
    EntryTooLong {
        /// Characters it has.
        has: usize,
        /// Characters it may have.
        max: usize,
    },
    /// An entry cannot stand under a time that has not come.
    EntryInFuture,
    /// There is no such entry, or it was deleted.
    NoSuchEntry,
    /// It does not say what is promised.
    PromiseEmpty,
    /// What is promised is too long.
    PromiseTooLong {
        /// Characters it has.
        has: usize,
        /// Characters it may have.
        max: usize,
    },
    /// The note has no text.
    NoteEmpty,
    /// The note is too long.
    NoteTooLong {
        /// Characters it has.
        has: usize,
        /// Characters it may have.
        max: usize,
    },
    /// The due time has already passed.
    DueInPast(DueField),
    /// A date or time that cannot be read.
    DueUnreadable(DueField),
    /// A time without a date.
    DueWithoutDate,
    /// The promise was due before it could be changed; it can only be marked now.
    AlreadyDue,
    /// The promise is marked already.
    AlreadyMarked,
    /// There is no such promise, or it was deleted.
    NoSuchPromise,
    /// There is nothing left to take back.
    NothingToUndo,
}

/// The field of a form that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueField {
    /// "Due date".
    Date,
    /// "Due time".
    Time,
}
