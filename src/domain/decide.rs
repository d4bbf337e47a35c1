//! From a wish to a change, or to a refusal.

use sha2::{Digest, Sha256};

use super::text::{self, ENTRY_MAX, TextFault};
use super::{
    AuthorId, Book, Change, Command, DeviceId, Entry, EntryId, EventId, Identity, Moment,
    Preference, Prompt, Record, Refusal,
};

/// What a decision may use of the world outside: the time, and chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstance {
    /// Now, where the person is.
    pub now: Moment,
    /// 128 fresh random bits, for the identifiers that the decision needs.
    pub chance: u128,
}

impl Circumstance {
    pub(super) fn event_id(&self) -> EventId {
        EventId::new(self.milliseconds(), self.chance_for("event"))
    }

    pub(super) fn identity(&self) -> Identity {
        Identity {
            author: AuthorId::new(self.milliseconds(), self.chance_for("author")),
            device: DeviceId::new(self.milliseconds(), self.chance_for("device")),
        }
    }

    /// Different bits for each purpose, out of the one piece of chance.
    fn chance_for(&self, purpose: &str) -> u128 {
        let digest = Sha256::new()
            .chain_update(self.chance.to_be_bytes())
            .chain_update(purpose)
            .finalize();
        digest
            .iter()
            .take(16)
            .fold(0, |bits, byte| (bits << 8) | u128::from(*byte))
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.now.at.0).unwrap_or_default()
    }
}

impl Book {
    /// Decides on a wish. Pure: nothing changes.
    ///
    /// # Errors
    /// The [`Refusal`] that says why not.
    pub fn decide(&self, command: Command, with: &Circumstance) -> Result<Change, Refusal> {
        match command {
            Command::WriteEntry { id, text, prompt } => self.write_entry(id, text, prompt, with),
            Command::MoveEntry { id, when } => self.move_entry(id, when, with),
            Command::DeleteEntry(id) => self.delete_entry(id, with),
            Command::RestoreEntry(id) => self.restore_entry(id),
            Command::MakePromise { id, draft } => self.make_promise(id, draft, with),
            Command::MarkPromise { id, kept } => self.mark(id, kept, with),
            Command::Retract { id, event } => self.retract(id, event, with),
            Command::ChangeDue { id, due } => self.change_due(id, due, with),
            Command::NotePromise { id, note } => self.note(id, note, with),
            Command::DeletePromise(id) => self.delete_promise(id, with),
            Command::RestorePromise(id) => self.restore_promise(id),
            Command::SetFavourite { card, on } => {
                let undo = Some(Command::SetFavourite {
                    card: card.clone(),
                    on: !on,
                });
                Ok(Change {
                    records: vec![Record::Favourite { card, on }],
                    undo,
                })
            }
            Command::ChooseWay(way) => Ok(remember(Preference::Way(way))),
            Command::Bookmark(card) => Ok(remember(Preference::Bookmark(card))),
            Command::ChooseAppearance(appearance) => {
                Ok(remember(Preference::Appearance(appearance)))
            }
            Command::ReadFirstEntryNotice => Ok(remember(Preference::FirstEntryNoticeRead)),
            Command::TurnOnSharing => Ok(remember(Preference::SharingOn)),
            Command::BackedUp => Ok(remember(Preference::LastBackup(with.now.at))),
            Command::PutOffBackup => Ok(remember(Preference::BackupPutOff(with.now.at))),
            Command::KeepDraft(draft) => Ok(self.keep_draft(draft)),
            Command::DropDraft(id) => Ok(self.drop_draft(id, with)),
            Command::DeleteForGood(things) => Ok(self.delete_for_good(&things, with)),
            Command::EmptyOldBin => Ok(self.empty_old_bin(with)),
            Command::Restore(records) => Ok(self.restore(records, with)),
        }
    }

    fn write_entry(
        &self,
        id: EntryId,
        text: String,
        prompt: Option<Prompt>,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        text::check(&text, ENTRY_MAX).map_err(|fault| match fault {
            TextFault::Empty => Refusal::EntryEmpty,
            TextFault::TooLong { has, max } => Refusal::EntryTooLong { has, max },
        })?;
        let edited = with.now.at;
        let entry = match self.entry(id) {
            Some(known) if known.text == text => return Ok(nothing()),
            Some(known) => Entry {
                text,
                edited,
                ..known.clone()
            },
            None if self.knows_entry(id) => return Err(Refusal::NoSuchEntry),
            None => Entry {
                id,
                text,
                when: with.now.clone(),
                prompt,
                edited,
                deleted: None,
            },
        };
        Ok(Change {
            records: vec![Record::Entry(entry)],
            undo: None,
        })
    }

    fn move_entry(
        &self,
        id: EntryId,
        when: Moment,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        let entry = self.entry(id).ok_or(Refusal::NoSuchEntry)?;
        if when.at > with.now.at {
            return Err(Refusal::EntryInFuture);
        }
        let undo = Some(Command::MoveEntry {
            id,
            when: entry.when.clone(),
        });
        Ok(Change {
            records: vec![Record::Entry(Entry {
                when,
                ..entry.clone()
            })],
            undo,
        })
    }

    fn delete_entry(&self, id: EntryId, with: &Circumstance) -> Result<Change, Refusal> {
        let entry = self.entry(id).ok_or(Refusal::NoSuchEntry)?;
        let deleted = Entry {
            // A clock that is behind must not make it seem to have waited in the bin for long.
            deleted: Some(with.now.at.max(entry.edited)),
            ..entry.clone()
        };
        Ok(Change {
            records: vec![Record::Entry(deleted)],
            undo: Some(Command::RestoreEntry(id)),
        })
    }

    fn restore_entry(&self, id: EntryId) -> Result<Change, Refusal> {
        let entry = self.deleted_entry(id).ok_or(Refusal::NothingToUndo)?;
        let restored = Entry {
            deleted: None,
            ..entry.clone()
        };
        Ok(Change {
            records: vec![Record::Entry(restored)],
            undo: Some(Command::DeleteEntry(id)),
        })
    }
}

fn remember(preference: Preference) -> Change {
    Change {
        records: vec![Record::Preference(preference)],
        undo: None,
    }
}

/// What was asked for is so already.
pub(super) fn nothing() -> Change {
    Change {
        records: Vec::new(),
        undo: None,
    }
}
