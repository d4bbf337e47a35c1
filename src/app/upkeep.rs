//! What can wait until the whole app is there: it is in the second part.

use super::state::later;
use super::{AppState, Failure, snapshots};
use crate::domain::{Change, Command};
use crate::platform::clock;

/// What is done once after each start. The build finds this function and the next by their names
/// (`xtask/src/finish/divider.rs`).
#[inline(never)]
pub(super) fn tidy(app: AppState) {
    let edge = app.edge();
    // What cannot go now goes the next time.
    let _ = app.repeat(&Command::EmptyOldBin);
    later(Box::pin(async move {
        // What is left is swept the next time.
        let _ = edge.store.sweep(clock::now().at).await;
    }));
    snapshots::daily(app);
    app.look_at_room_now();
}

/// What was deleted for good goes from the snapshots too. Only what is in the second part asks for
/// that.
#[inline(never)]
pub(super) fn forget(app: AppState, change: &Change) {
    app.forget_in_snapshots(change);
}

impl AppState {
    /// Does what one change is too small for, again and again until nothing is left to do.
    pub(super) fn repeat(self, command: &Command) -> Result<(), Failure> {
        while !self
            .enact(command.clone(), self.telling())?
            .records
            .is_empty()
        {}
        Ok(())
    }
}
