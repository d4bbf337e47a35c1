//! Both stores agreeing, and this tab following what other tabs write.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::eraser::Eraser;
use super::library::Library;
use super::loader::Loader;
use super::navigation::Navigation;
use super::notices::{Notice, NoticeAction, Notices};
use super::problems::show_problems;
use super::save_queue::SaveQueue;
use super::store::{StorageMode, Store};
use crate::copy::errors;
use crate::domain::Book;
use crate::platform::lifecycle;
use crate::storage::StorageError;
use crate::storage::key::{
    FIRST, GENERATION, LAST, LEFT, PENDING, PREFIX, QUARANTINE, RECORDS, UNDER_WAY,
};

/// What the keys begin with that mean nothing to the screens of another tab.
const NOT_RECORDS: [&str; 6] = [PENDING, QUARANTINE, FIRST, LAST, LEFT, UNDER_WAY];
/// How long the first screen has been there when the stores are compared, in milliseconds.
const SOON: u32 = 500;

/// Follows the stores.
#[derive(Clone, Copy)]
pub struct Sync {
    pub(super) library: Library,
    pub(super) notices: Notices,
    pub(super) store: Store,
    pub(super) loader: Loader,
    pub(super) queue: SaveQueue,
    pub(super) navigation: Navigation,
    pub(super) eraser: Eraser,
}

impl Sync {
    /// Lets both stores agree, and shows what comes of it.
    pub async fn reconcile(self) {
        self.loader.load_all();
        let repository = self.store.repository();
        let reconciled = repository.reconcile().await;
        if self.library.is_disposed() {
            return;
        }
        match reconciled {
            Ok(found) => {
                if repository.is_erasing() {
                    // What is not finished now is finished at the next start.
                    let _ = self.eraser.finish_erasing().await;
                }
                if found.afresh {
                    self.library.replace(Book::from_records(found.records));
                } else {
                    self.library.apply_records(found.records);
                }
                show_problems(self.notices, &found.problems);
                if self.store.mode() == StorageMode::LocalOnly {
                    self.store.set_mode(StorageMode::Mirrored);
                    self.notices.remove_banner(errors::NO_SECOND_COPY);
                }
            }
            Err(StorageError::Erased) => self.queue.stop(),
            Err(_) => {
                self.store.set_mode(StorageMode::LocalOnly);
                self.notices
                    .add_banner(errors::NO_SECOND_COPY, NoticeAction::Backup);
            }
        }
    }

    /// Tries again to reach a mirror that was not there.
    pub fn retry(self) {
        self.queue.retry();
        if self.store.mode() == StorageMode::LocalOnly {
            spawn_local(self.reconcile());
        }
    }

    /// Loads the rest of the library after the first screen, and lets the stores agree a little later.
    pub async fn finish_loading(self) {
        let navigation = self.navigation;
        self.loader
            .load_rest(move || navigation.route_untracked())
            .await;
        TimeoutFuture::new(SOON).await;
        if !self.library.is_disposed() && !self.store.is_stopped() {
            self.reconcile().await;
        }
    }

    /// Another tab wrote under this key; without a key, the store was cleared.
    pub fn on_storage_event(self, key: Option<String>) {
        let repository = self.store.repository();
        let Some(key) = key else {
            // Somebody cleared the store beside the app: the mirror still has everything.
            if self.loader.is_partial() {
                return lifecycle::reload();
            }
            spawn_local(async move {
                if repository.reconcile().await.is_ok() {
                    self.reload_library();
                }
            });
            return;
        };
        if key == GENERATION {
            if !self.store.is_paused().get_untracked() {
                self.queue.stop();
            }
            return;
        }
        let begins = |beginning: &&str| key.starts_with(*beginning);
        if !key.starts_with(PREFIX) || NOT_RECORDS.iter().any(begins) {
            return;
        }
        // What was loaded before may be older.
        self.loader.load_all();
        if key.starts_with(RECORDS) {
            let record = repository.read(&key);
            self.library.apply_records(record.into_iter().collect());
        } else {
            // A key of another generation.
            self.reload_library();
        }
        if repository.is_read_only() {
            self.notices
                .add_banner(errors::NEWER_ELSEWHERE, NoticeAction::Reload);
        }
    }

    /// Loads the whole local store again, and says what was found wrong on the way.
    pub fn reload_library(self) {
        let Ok(loaded) = self.store.repository().load() else {
            return;
        };
        self.loader.set_partial(false);
        if let Some(problem) = loaded.problems.first() {
            self.notices.show(Notice::new(errors::problem(problem)));
        }
        self.library.replace(Book::from_records(loaded.records));
    }
}
