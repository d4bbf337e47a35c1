//! What can wait until the whole app is there: it is in the second part.

use super::state::later;
use super::{AppState, Failure, snapshots};
use crate::domain::Command;
use crate::platform::clock;

/// What is done once after each start. The build finds this function by its name
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

impl AppState {
    /// Does what one change is too small for, again and again until nothing is left to do. What is
    /// gone for good goes from the snapshots too.
    pub(super) fn repeat(self, command: &Command) -> Result<(), Failure> {
        loop {
            let change = self.enact(command.clone(), self.telling())?;
            if change.records.is_empty() {
                return Ok(());
            }
            self.forget_in_snapshots(&change);
        }
    }
}
