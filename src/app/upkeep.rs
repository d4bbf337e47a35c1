//! What can wait until the first screen is drawn.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::dispatcher::Dispatcher;
use super::library::Library;
use super::loader::Loader;
use super::snapshots::Snapshots;
use super::storage_room::StorageRoom;
use super::store::Store;
use super::time_slice::TimeSlice;
use crate::domain::{Book, Command};
use crate::platform::clock;

/// How often the app tidies up, in milliseconds: a page can stay open for weeks.
const HOUR: u64 = 60 * 60 * 1000;

/// Tidies up.
#[derive(Clone, Copy)]
pub struct Upkeep {
    library: Library,
    store: Store,
    loader: Loader,
    room: StorageRoom,
    snapshots: Snapshots,
    dispatcher: Dispatcher,
    last_time: StoredValue<i64>,
}

impl Upkeep {
    pub(super) fn new(
        library: Library,
        store: Store,
        loader: Loader,
        room: StorageRoom,
        snapshots: Snapshots,
        dispatcher: Dispatcher,
    ) -> Self {
        Self {
            library,
            store,
            loader,
            room,
            snapshots,
            dispatcher,
            last_time: StoredValue::new(0),
        }
    }

    /// Does what is to be done after each start, and each hour after that.
    pub fn tidy(self) {
        self.loader.load_all();
        let repository = self.store.repository();
        let now = clock::now_without_zone().at.0;
        let is_recent = now.abs_diff(self.last_time.get_value()) < HOUR;
        if repository.is_read_only() || self.store.is_stopped() || is_recent {
            return;
        }
        self.last_time.set_value(now);
        spawn_local(async move {
            // One thing a task, so that none of them is felt.
            let mut slice = TimeSlice::begin();
            let now = clock::now_without_zone().at;
            // A change needs the name of the time zone, for which a browser takes long the first time.
            if self.library.with_untracked(|book| book.has_old_bin(now)) {
                // What cannot go now goes the next time.
                let _ = self.dispatcher.repeat(&Command::EmptyOldBin);
                slice.yield_now().await;
            }
            // What is left is swept the next time.
            let swept = repository.sweep(now).await;
            if self.library.is_disposed() {
                return;
            }
            slice.yield_now().await;
            self.note_first();
            slice.yield_now().await;
            self.snapshots.create_daily().await;
            if self.library.is_disposed() {
                return;
            }
            // The browser may have been killed when something was deleted.
            self.snapshots.forget_again(swept.unwrap_or_default());
            slice.yield_now().await;
            self.room.check();
        });
    }

    /// Notes what the next start shows first.
    pub fn note_first(self) {
        if !self.library.is_disposed() && !self.loader.is_partial() && !self.store.is_stopped() {
            let shown = self.library.with_untracked(Book::shown_first);
            // Without it the next start reads everything first.
            let _ = self.store.repository().note_first(&shown);
        }
    }
}
