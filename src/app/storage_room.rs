//! How much room is left, and whether the browser promises not to clear it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::library::Library;
use super::notices::{Notice, NoticeAction, Notices};
use super::store::{StorageMode, Store};
use crate::copy::errors;
use crate::platform::{clock, persistence, usage};

/// From this share of the browser's limit on a notice says so, once.
const FILLING: f64 = 0.6;
/// From this share on a banner stays.
const NEARLY_FULL: f64 = 0.8;
/// How long until the next look, in milliseconds.
const CHECK_INTERVAL: i64 = 60_000;
/// Names the question to the browser, so that it is asked once.
const PERSIST: &str = "persist";

/// Whether the browser promised to keep the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It has not answered, or does not know of such a thing.
    Unknown,
    Granted,
    NotGranted,
    /// It was asked just now, and has not.
    Denied,
}

/// The room in the browser's storage.
#[derive(Clone, Copy)]
pub struct StorageRoom {
    library: Library,
    notices: Notices,
    store: Store,
    last_check: StoredValue<i64>,
}

pub fn use_storage_room() -> StorageRoom {
    expect_context()
}

impl StorageRoom {
    pub(super) fn new(library: Library, notices: Notices, store: Store) -> Self {
        Self {
            library,
            notices,
            store,
            last_check: StoredValue::new(0),
        }
    }

    /// Says so when the room runs short; looks once a minute at most.
    pub(super) fn check_sometimes(self) {
        let now = clock::now_without_zone().at.0;
        let is_due = now - self.last_check.get_value() >= CHECK_INTERVAL;
        if is_due && self.store.mode() != StorageMode::MemoryOnly {
            self.check();
        }
    }

    /// The same, now.
    pub(super) fn check(self) {
        self.last_check.set_value(clock::now_without_zone().at.0);
        if let Some(usage) = usage::now() {
            self.warn(usage.share);
        }
    }

    /// Says how little room is left, if it is little.
    pub fn warn(self, share: f64) {
        if share >= NEARLY_FULL {
            self.notices
                .add_banner(errors::NEARLY_FULL, NoticeAction::Backup);
            return;
        }
        self.notices.remove_banner(errors::NEARLY_FULL);
        if share >= FILLING
            && !self.notices.is_showing()
            && self.notices.is_first_time(errors::FILLING)
        {
            self.notices.show(Notice::with_backup(errors::FILLING));
        }
    }

    /// How many per cent of the room are taken; none where the browser does not say. Tracked: it changes with what is
    /// stored.
    pub fn percent_used(self) -> Option<usize> {
        self.library.track();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        usage::now().map(|usage| (usage.share * 100.0).round() as usize)
    }

    /// Whether the browser promised to keep the data; the signal changes when it answers.
    pub fn persistence(self) -> RwSignal<Persistence> {
        let answer = RwSignal::new(Persistence::Unknown);
        spawn_local(async move {
            answer.try_set(match persistence::persisted().await {
                Some(true) => Persistence::Granted,
                Some(false) => Persistence::NotGranted,
                None => Persistence::Unknown,
            });
        });
        answer
    }

    /// Asks the browser for that promise.
    pub fn request_persistence(self, answer: RwSignal<Persistence>) {
        spawn_local(async move {
            answer.try_set(match persistence::persist().await {
                Some(true) => Persistence::Granted,
                _ => Persistence::Denied,
            });
        });
    }

    /// Asks for it once, when something of the person's own is saved. The answer is shown under More, Backup.
    pub(super) fn request_persistence_once(self) {
        if self.notices.is_first_time(PERSIST) {
            spawn_local(async {
                let _ = persistence::persist().await;
            });
        }
    }
}
