//! The one way in for changes: decide, stage, apply, enqueue.

use std::cell::Cell;

use futures::channel::oneshot;
use leptos::prelude::*;

use super::failure::Failure;
use super::library::Library;
use super::loader::Loader;
use super::notices::{Notice, Notices};
use super::save_queue::{OnSaved, SaveOutcome, SaveQueue};
use super::snapshots::Snapshots;
use super::store::Store;
use crate::copy::backup as copy;
use crate::domain::bin::AT_ONCE;
use crate::domain::{Change, Circumstance, Command, Thing};
use crate::platform::{clock, random};
use crate::storage::StorageError;

/// Carries out commands.
#[derive(Clone, Copy)]
pub struct Dispatcher {
    pub(super) library: Library,
    pub(super) notices: Notices,
    pub(super) store: Store,
    pub(super) loader: Loader,
    pub(super) queue: SaveQueue,
    pub(super) snapshots: Snapshots,
}

pub fn use_dispatcher() -> Dispatcher {
    expect_context()
}

impl Dispatcher {
    /// Carries out a command; gives the command that undoes it, if there is one.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed, and the caller says so.
    pub fn dispatch(self, command: Command) -> Result<Option<Command>, Failure> {
        self.dispatch_with(command, self.show_error())
    }

    /// The same; `on_saved` is called with how saving went: twice, if it takes its time.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed, and `on_saved` is never called.
    pub fn dispatch_with(
        self,
        command: Command,
        on_saved: OnSaved,
    ) -> Result<Option<Command>, Failure> {
        self.execute(command, on_saved).map(|change| change.undo)
    }

    fn execute(self, command: Command, on_saved: OnSaved) -> Result<Change, Failure> {
        if self.store.is_stopped() {
            return Err(Failure::NotStored(StorageError::Erased));
        }
        self.loader
            .try_load_all()
            .map_err(|fault| Failure::NotStored(fault.into()))?;
        let has_words = matches!(
            command,
            Command::WriteEntry { .. } | Command::MakePromise { .. }
        );
        let is_deletion = matches!(command, Command::DeleteForGood(_) | Command::EmptyOldBin);
        let with = Circumstance {
            now: clock::now(),
            chance: random::bits(),
        };
        let change = self
            .library
            .with_untracked(|book| book.decide(command, &with))
            .map_err(Failure::Refused)?;
        let staged = self
            .store
            .repository()
            .stage(&change, with.now.at)
            .map_err(Failure::NotStored)?;
        if is_deletion {
            self.snapshots.forget_change(&change);
        }
        self.library.apply(&change);
        self.queue
            .enqueue(staged, !change.records.is_empty(), has_words, on_saved);
        Ok(change)
    }

    /// Carries out a command, and waits until it is known how saving it ended.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed.
    pub(super) async fn dispatch_and_wait(self, command: Command) -> Result<SaveOutcome, Failure> {
        let (sender, receiver) = oneshot::channel();
        let sender = Cell::new(Some(sender));
        let on_saved = move |outcome| {
            // Another outcome follows.
            if outcome != SaveOutcome::Late
                && let Some(sender) = sender.take()
            {
                // Nobody waits any more.
                let _ = sender.send(outcome);
            }
        };
        self.dispatch_with(command, Box::new(on_saved))?;
        // Cancelled: the app has ended, and with it whoever waits.
        Ok(receiver.await.unwrap_or(SaveOutcome::Saved))
    }

    /// Carries out a command and shows a notice with Undo, or why not. Whether it happened.
    pub fn perform(self, command: Command, done: &str, undone: &'static str) -> bool {
        match self.dispatch(command) {
            Ok(undo) => {
                self.notices.show(Notice::with_undo(done, undo, undone));
                true
            }
            Err(failure) => {
                self.notices.show(failure.notice());
                false
            }
        }
    }

    /// Carries out a command without a notice; a failure is shown.
    pub fn dispatch_quietly(self, command: Command) {
        if let Err(failure) = self.dispatch(command) {
            self.notices.show(failure.notice());
        }
    }

    /// Carries out a command that does some at a time, again and again until nothing is left to do.
    pub(super) fn repeat(self, command: &Command) -> Result<(), Failure> {
        while !self
            .execute(command.clone(), self.show_error())?
            .records
            .is_empty()
        {}
        Ok(())
    }

    /// Deletes these for good: here, in the snapshots, and in what was quarantined. Shows `done`, or why not.
    pub fn delete_forever(self, things: &[Thing], done: &'static str) {
        for some in things.chunks(AT_ONCE) {
            if let Err(failure) = self.repeat(&Command::DeleteForGood(some.to_vec())) {
                return self.notices.show(Notice::new(failure.text()));
            }
        }
        let is_forgotten = self.store.repository().forget(things).is_ok();
        self.notices.show(Notice::done(if is_forgotten {
            done
        } else {
            copy::STILL_ASIDE
        }));
    }

    /// Shows what went wrong, unless the status shows it anyway.
    fn show_error(self) -> OnSaved {
        Box::new(move |outcome| match outcome {
            SaveOutcome::Failed(StorageError::NotOnDevice | StorageError::Erased) => {}
            SaveOutcome::Failed(error) => self.notices.show(Failure::NotStored(error).notice()),
            SaveOutcome::Saved | SaveOutcome::InThisTabOnly | SaveOutcome::Late => {}
        })
    }
}
