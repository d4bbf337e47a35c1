//! Files for the person to keep.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::backup_text::backup_text;
use super::clock::Clock;
use super::dispatcher::Dispatcher;
use super::library::Library;
use super::loader::Loader;
use super::store::Store;
use crate::copy::{backup as copy, errors, export};
use crate::domain::moment::iso_date;
use crate::domain::{Book, Command, Timestamp};
use crate::platform::share_sheet::ShareResult;
use crate::platform::{clock, codec, files};
use crate::storage::StoreFault;

/// How long nothing is said about a backup, in milliseconds: 30 days.
const REMINDER_INTERVAL: i64 = 30 * Timestamp::DAY;
/// The type of a backup file.
const JSON: &str = "application/json";

/// What can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A backup, as a download.
    Backup,
    /// A backup, for the share sheet.
    BackupToShare,
    /// Everything as text for people.
    Markdown,
    /// Promises as a table.
    Promises,
    /// Damaged records, as they were found.
    Quarantine,
}

/// Backups and exports.
#[derive(Clone, Copy)]
pub struct Backups {
    pub(super) clock: Clock,
    pub(super) library: Library,
    pub(super) store: Store,
    pub(super) loader: Loader,
    pub(super) dispatcher: Dispatcher,
}

pub fn use_backups() -> Backups {
    expect_context()
}

impl Backups {
    /// How many days ago the last backup was made, by the calendar; none if never. Tracked.
    pub fn age_in_days(self) -> Option<i64> {
        let last = self.library.with(|book| book.preferences().last_backup)?;
        Some(self.clock.days_since(last))
    }

    /// Whether to remind of a backup: there has been writing for a month, and in that time neither a backup nor a
    /// "Later". Tracked.
    pub fn is_due(self) -> bool {
        self.loader.track_rest();
        let month_ago = self.clock.now().at.plus(-REMINDER_INTERVAL);
        self.library.with(|book| {
            let preferences = book.preferences();
            let last = preferences.last_backup.max(preferences.backup_put_off);
            last.is_none_or(|last| last < month_ago)
                && first_writing(book).is_some_and(|at| at < month_ago)
        })
    }

    /// Whether the share sheet takes a backup file.
    pub fn can_share_file(self) -> bool {
        files::can_share_file(&file_name(Export::BackupToShare), JSON)
    }

    /// Saves or shares a file; `status` says how that went.
    pub fn export(self, what: Export, status: RwSignal<String>) {
        status.set(copy::MAKING.to_owned());
        spawn_local(async move {
            let end = match self.text_of(what).await {
                Ok(text) => self.hand_out(what, &text).await,
                Err(fault) => unreadable(fault),
            };
            status.try_set(end);
        });
    }

    async fn hand_out(self, what: Export, text: &str) -> String {
        let name = file_name(what);
        let kind = match what {
            Export::Markdown => "text/markdown",
            Export::Promises => "text/csv",
            Export::Quarantine => "text/plain",
            Export::Backup | Export::BackupToShare => JSON,
        };
        let done = if what == Export::BackupToShare {
            match files::share_file(&name, kind, text).await {
                ShareResult::Done => copy::sent(&name),
                ShareResult::Cancelled => return copy::NOT_SENT.to_owned(),
                ShareResult::Failed => return copy::NOT_MADE.to_owned(),
            }
        } else if files::save(&name, kind, text) {
            copy::saved_as(&name)
        } else {
            return copy::NOT_MADE.to_owned();
        };
        if matches!(what, Export::Backup | Export::BackupToShare) && !self.library.is_disposed() {
            // The file is what matters; where this cannot be saved, the reminder comes again.
            let _ = self.dispatcher.dispatch(Command::BackedUp);
        }
        done
    }

    async fn text_of(self, what: Export) -> Result<String, StoreFault> {
        Ok(match what {
            Export::Backup | Export::BackupToShare => backup_text(self.store).await?,
            Export::Markdown => {
                let now = clock::now();
                self.library
                    .with_untracked(|book| export::markdown(book, &now, &clock::local))
            }
            Export::Promises => self
                .library
                .with_untracked(|book| export::promises_csv(book, &clock::local)),
            Export::Quarantine => self
                .store
                .repository()
                .quarantined()?
                .into_iter()
                .map(|(key, text)| [&key, "\n", &text, "\n\n"].concat())
                .collect(),
        })
    }

    /// Makes a code that stands for a backup; `status` says what went wrong.
    pub fn make_code(self, code: RwSignal<String>, status: RwSignal<String>) {
        status.set(copy::MAKING.to_owned());
        spawn_local(async move {
            let made = match backup_text(self.store).await {
                Ok(text) => codec::pack(&text).await,
                Err(fault) => {
                    status.try_set(unreadable(fault));
                    return;
                }
            };
            let end = if made.is_some() { "" } else { copy::NO_CODE };
            status.try_set(end.to_owned());
            code.try_set(made.unwrap_or_default());
        });
    }

    /// How many damaged records were quarantined.
    pub fn quarantined_count(self) -> usize {
        let quarantined = self.store.repository().quarantined();
        quarantined.map_or(0, |all| all.len())
    }
}

fn file_name(what: Export) -> String {
    let date = iso_date(clock::now_without_zone().local.date());
    let (begin, end) = match what {
        Export::Backup | Export::BackupToShare => ("troth-backup-", ".json"),
        Export::Markdown => ("troth-", ".md"),
        Export::Promises => ("troth-promises-", ".csv"),
        Export::Quarantine => ("troth-damaged-", ".txt"),
    };
    [begin, &date, end].concat()
}

/// When the oldest entry or promise was written.
fn first_writing(book: &Book) -> Option<Timestamp> {
    let entries = book.entries().map(|entry| entry.when.at);
    let promises = book.promises();
    let promises = promises.filter_map(|promise| Some(promise.events().next()?.at));
    entries.chain(promises).min()
}

fn unreadable(fault: StoreFault) -> String {
    match fault {
        StoreFault::Failed(name) => errors::unreadable_store(&name),
        _ => errors::MEMORY_ONLY.to_owned(),
    }
}
