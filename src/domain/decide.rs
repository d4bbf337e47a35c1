//! From a wish to a change, or to a refusal.

use sha2::{Digest, Sha256};

use super::event::Event;
use super::text::{self, ENTRY_MAX, NOTE_MAX, PROMISE_MAX, TextFault};
use super::{
    AuthorId, Book, Change, Command, DeviceId, DueField, Entry, EntryId, EventId, EventKind,
    Identity, Moment, Preference, Promise, PromiseDraft, PromiseId, Prompt, Record, Refusal,
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
    fn event_id(&self) -> EventId {
        EventId::new(self.milliseconds(), self.chance_for("event"))
    }

    fn identity(&self) -> Identity {
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
            deleted: Some(with.now.at),
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

    fn make_promise(
        &self,
        id: PromiseId,
        draft: PromiseDraft,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        if self.knows_promise(id) {
            // The second of two taps on the same form.
            return Ok(nothing());
        }
        text::check(&draft.what, PROMISE_MAX).map_err(|fault| match fault {
            TextFault::Empty => Refusal::PromiseEmpty,
            TextFault::TooLong { has, max } => Refusal::PromiseTooLong { has, max },
        })?;
        check_note(&draft.note)?;
        check_due(draft.due.as_ref(), &with.now)?;
        let kind = EventKind::Made {
            promiser: draft.promiser,
            what: draft.what.trim().to_owned(),
            due: draft.due,
            note: draft.note.trim().to_owned(),
        };
        let identity = self.identity().unwrap_or_else(|| with.identity());
        let event = self.event(id, kind, None, identity, with);
        let mut records = vec![Record::Promise(Promise::new(id, [event]))];
        if self.identity().is_none() {
            records.push(Record::Identity(identity));
        }
        Ok(Change {
            records,
            undo: Some(Command::DeletePromise(id)),
        })
    }

    fn mark(&self, id: PromiseId, kept: bool, with: &Circumstance) -> Result<Change, Refusal> {
        let state = self
            .promise(id)
            .and_then(Promise::state)
            .ok_or(Refusal::NoSuchPromise)?;
        if let Some(mark) = state.mark {
            return if mark.kept == kept {
                Ok(nothing())
            } else {
                Err(Refusal::AlreadyMarked)
            };
        }
        let kind = if kept {
            EventKind::Kept
        } else {
            EventKind::NotKept
        };
        self.append(id, kind, None, with)
    }

    fn retract(
        &self,
        id: PromiseId,
        event: EventId,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        let promise = self.promise(id).ok_or(Refusal::NoSuchPromise)?;
        let meant = promise.events().find(|known| known.id == event);
        let taken_back = promise.events().any(|known| known.retracts == Some(event));
        match meant.map(|known| (&known.kind, known.retracts)) {
            // A promise is deleted, not unmade: without its beginning a log says nothing.
            Some((EventKind::Made { .. }, _) | (_, Some(_))) | None => {
                return Err(Refusal::NothingToUndo);
            }
            Some(_) if taken_back => return Err(Refusal::NothingToUndo),
            // Else a due time could be moved after it had passed.
            Some((EventKind::Changed { .. }, _))
                if promise
                    .state()
                    .is_some_and(|state| state.is_past_due(&with.now)) =>
            {
                return Err(Refusal::AlreadyDue);
            }
            Some(_) => {}
        }
        self.append(
            id,
            EventKind::Noted {
                note: String::new(),
            },
            Some(event),
            with,
        )
    }

    fn change_due(
        &self,
        id: PromiseId,
        due: Option<Moment>,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        let state = self
            .promise(id)
            .and_then(Promise::state)
            .ok_or(Refusal::NoSuchPromise)?;
        if state.mark.is_some() {
            return Err(Refusal::AlreadyMarked);
        }
        if state.is_past_due(&with.now) {
            return Err(Refusal::AlreadyDue);
        }
        if state.due == due {
            return Ok(nothing());
        }
        check_due(due.as_ref(), &with.now)?;
        self.append(id, EventKind::Changed { due }, None, with)
    }

    fn note(&self, id: PromiseId, note: String, with: &Circumstance) -> Result<Change, Refusal> {
        if text::is_blank(&note) {
            return Err(Refusal::NoteEmpty);
        }
        check_note(&note)?;
        self.append(
            id,
            EventKind::Noted {
                note: note.trim().to_owned(),
            },
            None,
            with,
        )
    }

    fn delete_promise(&self, id: PromiseId, with: &Circumstance) -> Result<Change, Refusal> {
        let mut promise = self.promise(id).ok_or(Refusal::NoSuchPromise)?.clone();
        promise.deleted = Some(with.now.at);
        Ok(Change {
            records: vec![Record::Promise(promise)],
            undo: Some(Command::RestorePromise(id)),
        })
    }

    fn restore_promise(&self, id: PromiseId) -> Result<Change, Refusal> {
        let mut promise = self
            .deleted_promise(id)
            .ok_or(Refusal::NothingToUndo)?
            .clone();
        promise.deleted = None;
        Ok(Change {
            records: vec![Record::Promise(promise)],
            undo: Some(Command::DeletePromise(id)),
        })
    }

    fn append(
        &self,
        id: PromiseId,
        kind: EventKind,
        retracts: Option<EventId>,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        let promise = self.promise(id).ok_or(Refusal::NoSuchPromise)?;
        let identity = self.identity().unwrap_or_else(|| with.identity());
        let event = self.event(id, kind, retracts, identity, with);
        let undo = retracts.is_none().then_some(Command::Retract {
            id,
            event: event.id,
        });
        let mut records = vec![Record::Promise(promise.with(event))];
        if self.identity().is_none() {
            records.push(Record::Identity(identity));
        }
        Ok(Change { records, undo })
    }

    fn event(
        &self,
        promise: PromiseId,
        kind: EventKind,
        retracts: Option<EventId>,
        identity: Identity,
        with: &Circumstance,
    ) -> Event {
        Event {
            id: with.event_id(),
            promise,
            author: identity.author,
            device: identity.device,
            seq: self.next_seq(),
            at: with.now.at,
            zone: with.now.zone.clone(),
            occurrence: None,
            kind,
            retracts,
            prev: self.head(identity.device),
        }
    }
}

fn check_note(note: &str) -> Result<(), Refusal> {
    text::check_length(note, NOTE_MAX).map_err(|fault| match fault {
        TextFault::Empty => Refusal::NoteEmpty,
        TextFault::TooLong { has, max } => Refusal::NoteTooLong { has, max },
    })
}

fn check_due(due: Option<&Moment>, now: &Moment) -> Result<(), Refusal> {
    match due {
        Some(due) if due.at <= now.at => {
            Err(Refusal::DueInPast(if due.local.date() < now.local.date() {
                DueField::Date
            } else {
                DueField::Time
            }))
        }
        _ => Ok(()),
    }
}

fn remember(preference: Preference) -> Change {
    Change {
        records: vec![Record::Preference(preference)],
        undo: None,
    }
}

/// What was asked for is so already.
fn nothing() -> Change {
    Change {
        records: Vec::new(),
        undo: None,
    }
}
