//! The other tabs: what they write is shown here, and when one erases everything this one stands
//! aside.

use leptos::prelude::*;

use super::state::{NoticeAction, later};
use super::{AppState, Notice};
use crate::copy::errors;
use crate::domain::Book;
use crate::platform::tabs::{self, Message};
use crate::platform::{Listener, lifecycle};
use crate::storage::key::{
    FIRST, GENERATION, LAST, LEFT, PENDING, PREFIX, QUARANTINE, RECORDS, UNDER_WAY,
};

/// What the keys begin with that say nothing to the screens of another tab.
const BESIDE_RECORDS: [&str; 6] = [PENDING, QUARANTINE, FIRST, LAST, LEFT, UNDER_WAY];

impl AppState {
    /// Joins the other tabs, and hears them.
    pub fn join_tabs(self) {
        tabs::enter();
        self.keep(tabs::on_message(move |message| self.heed(message)));
        self.keep(self.hear_writes());
    }

    /// Hears what the other tabs write.
    #[must_use]
    pub fn hear_writes(self) -> Vec<Listener> {
        lifecycle::on_other_tab(move |key| self.hear(key))
    }

    /// Does what another tab asks for.
    pub fn heed(self, message: Message) {
        let is_aside = self.is_aside.get_untracked();
        match message {
            Message::StandAside => {
                self.edge().is_stopped.set(true);
                self.is_aside.set(true);
            }
            // It came to nothing, or not to its end; then this tab's next start finishes it.
            Message::GoOn if self.edge().store.is_erased() => lifecycle::reload(),
            Message::GoOn if is_aside => {
                // What was on the screen is there again.
                self.edge().is_stopped.set(false);
                self.is_aside.set(false);
                self.read_rest();
            }
            Message::GoOn => {}
            Message::Erased => lifecycle::reload(),
        }
    }

    fn hear(self, key: Option<String>) {
        let edge = self.edge();
        let Some(key) = key else {
            // Somebody emptied the store beside the app: the mirror has everything still.
            if edge.is_part.get() {
                return lifecycle::reload();
            }
            later(Box::pin(async move {
                if edge.store.reconcile().await.is_ok() {
                    self.read_again();
                }
            }));
            return;
        };
        let is_own = |beginning: &&str| key.starts_with(*beginning);
        if key == GENERATION {
            if !self.is_aside.get_untracked() {
                self.stop();
            }
            return;
        }
        if !key.starts_with(PREFIX) || BESIDE_RECORDS.iter().any(is_own) {
            return;
        }
        // What was read before may be older.
        self.read_all();
        if key.starts_with(RECORDS) {
            let read = edge.store.read(&key);
            self.take_in_records(read.into_iter().collect());
        } else {
            // A key of another generation.
            self.read_again();
        }
        if edge.store.is_read_only() {
            self.post(errors::NEWER_ELSEWHERE, NoticeAction::Reload);
        }
    }

    /// Reads the whole local store again, and tells what was found wrong on the way.
    pub fn read_again(self) {
        let edge = self.edge();
        let Ok(loaded) = edge.store.load() else {
            return;
        };
        edge.is_part.set(false);
        if let Some(problem) = loaded.problems.first() {
            self.say(Notice::new(errors::problem(problem)));
        }
        self.book.set(Book::from_records(loaded.records));
    }
}
