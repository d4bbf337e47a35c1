//! From a wish about a promise to a change of its log, or to a refusal.

use super::decide::nothing;
use super::text::{self, NOTE_MAX, PROMISE_MAX, TextFault};
use super::{
    Book, Change, Circumstance, Command, DueField, Event, EventId, EventKind, Identity, Moment,
    Promise, PromiseDraft, PromiseId, Record, Refusal,
};

impl Book {
    pub(super) fn make_promise(
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

    pub(super) fn mark(
        &self,
        id: PromiseId,
        kept: bool,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
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

    pub(super) fn retract(
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

    pub(super) fn change_due(
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

    pub(super) fn note(
        &self,
        id: PromiseId,
        note: String,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
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

    pub(super) fn delete_promise(
        &self,
        id: PromiseId,
        with: &Circumstance,
    ) -> Result<Change, Refusal> {
        let mut promise = self.promise(id).ok_or(Refusal::NoSuchPromise)?.clone();
        // As for an entry: no earlier than what happened to it.
        let happened = promise.events().map(|event| event.at);
        promise.deleted = happened.chain([with.now.at]).max();
        Ok(Change {
            records: vec![Record::Promise(promise)],
            undo: Some(Command::RestorePromise(id)),
        })
    }

    pub(super) fn restore_promise(&self, id: PromiseId) -> Result<Change, Refusal> {
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
