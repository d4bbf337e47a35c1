//! The one way in for changes.

use super::settle::OnSaved;
use super::{AppState, Failure, Notice, SaveOutcome, upkeep};
use crate::domain::{Change, Circumstance, Command};
use crate::platform::{clock, random};
use crate::storage::StorageError;

impl AppState {
    /// Does what was asked for, or says why not. What takes it back, if there is something.
    ///
    /// # Errors
    /// [`Failure`]; everything is as it was then. The caller tells the person.
    pub fn dispatch(self, command: Command) -> Result<Option<Command>, Failure> {
        self.dispatch_and(command, self.telling())
    }

    /// The same, and tells how keeping it went: twice, if it takes its time.
    ///
    /// # Errors
    /// [`Failure`]; everything is as it was then, and `told` is never called.
    pub fn dispatch_and(self, command: Command, told: OnSaved) -> Result<Option<Command>, Failure> {
        self.enact(command, told).map(|change| change.undo)
    }

    /// The same; gives the whole change.
    pub(super) fn enact(self, command: Command, told: OnSaved) -> Result<Change, Failure> {
        let edge = self.edge();
        if edge.is_stopped.get() {
            return Err(Failure::NotStored(StorageError::Erased));
        }
        self.complete()
            .map_err(|fault| Failure::NotStored(fault.into()))?;
        let is_words = matches!(
            command,
            Command::WriteEntry { .. } | Command::MakePromise { .. }
        );
        let is_for_good = matches!(command, Command::DeleteForGood(_) | Command::EmptyOldBin);
        let with = Circumstance {
            now: clock::now(),
            chance: random::bits(),
        };
        let change = self
            .book_now(|book| book.decide(command, &with))
            .map_err(Failure::Refused)?;
        let staged = edge
            .store
            .stage(&change, with.now.at)
            .map_err(Failure::NotStored)?;
        if is_for_good {
            upkeep::forget(self, &change);
        }
        self.take_in(&change);
        self.settle(staged, !change.records.is_empty(), is_words, told);
        Ok(change)
    }

    /// Does what was asked for and says so beside the screen, with Undo; or says why not. Whether
    /// it happened.
    pub fn perform(self, command: Command, said: &str, undone: &'static str) -> bool {
        match self.dispatch(command) {
            Ok(undo) => {
                self.say(Notice::with_undo(said, undo, undone));
                true
            }
            Err(failure) => {
                self.say(failure.notice());
                false
            }
        }
    }

    /// Does what was asked for without a word; if it did not happen, says why.
    pub fn quietly(self, command: Command) {
        if let Err(failure) = self.dispatch(command) {
            self.say(failure.notice());
        }
    }

    /// Says what went wrong, unless it is said beside the screen anyway.
    pub(super) fn telling(self) -> OnSaved {
        Box::new(move |settled| match settled {
            SaveOutcome::Failed(StorageError::NotOnDevice | StorageError::Erased) => {}
            SaveOutcome::Failed(error) => self.say(Failure::NotStored(error).notice()),
            SaveOutcome::Saved | SaveOutcome::InThisTabOnly | SaveOutcome::Late => {}
        })
    }
}
