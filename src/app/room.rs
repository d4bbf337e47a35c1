//! How much room is left, and whether the browser promises to leave it alone.

use super::state::{NoticeAction, StorageMode, later};
use super::{AppState, Notice};
use crate::copy::errors;
use crate::platform::{clock, persistence, usage};

/// From this share of the browser's limit on it is said once.
const FILLING: f64 = 0.6;
/// From this share on it is said all the time.
const NEARLY_FULL: f64 = 0.8;
/// How long until it is looked at again, in milliseconds.
const WHILE: i64 = 60_000;

impl AppState {
    /// Says so when the browser's room for the app runs short; looks once a minute at most.
    pub(super) fn look_at_room(self) {
        let edge = self.edge();
        let now = clock::now_without_zone().at.0;
        if edge.keeping.get() == StorageMode::MemoryOnly || now - edge.looked_at_room.get() < WHILE
        {
            return;
        }
        self.look_at_room_now();
    }

    pub(super) fn look_at_room_now(self) {
        self.edge()
            .looked_at_room
            .set(clock::now_without_zone().at.0);
        if let Some(usage) = usage::now() {
            self.tell_room(usage.share);
        }
    }

    /// Says how little room is left, if it is little.
    pub fn tell_room(self, share: f64) {
        if share >= NEARLY_FULL {
            return self.post(errors::NEARLY_FULL, NoticeAction::Backup);
        }
        self.unpost(errors::NEARLY_FULL);
        if share >= FILLING && !self.is_saying() && self.is_first_time(errors::FILLING) {
            self.say(Notice::with_backup(errors::FILLING));
        }
    }

    /// Something real was kept: asks the browser once not to clear the store by itself.
    pub(super) fn ask_to_persist(self) {
        if self.is_first_time(PERSIST) {
            later(Box::pin(async {
                // Whether it was granted is shown under More, Backup.
                let _ = persistence::persist().await;
            }));
        }
    }
}

/// Names the question, so that it is asked once.
const PERSIST: &str = "persist";
