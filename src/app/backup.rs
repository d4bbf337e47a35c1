//! Files for the person to keep, how much room is taken, and what goes for good.

use leptos::prelude::*;

use super::state::later;
use super::waiting::Breath;
use super::{AppState, Notice};
use crate::copy::{backup as copy, errors, export};
use crate::domain::bin::AT_ONCE;
use crate::domain::moment::{iso_date, parse_date};
use crate::domain::{Book, Command, Thing, Timestamp};
use crate::platform::share_sheet::ShareResult;
use crate::platform::{clock, codec, dates, files, persistence, snapshots, usage};
use crate::storage::{StoreFault, backup};

/// How long nothing is said about a backup, in milliseconds: 30 days.
const QUIET: i64 = 30 * Timestamp::DAY;
/// How long the name of a daily copy is: `2026-11-22`. That of another one goes on with its time.
const DATE: usize = 10;
/// The type of a backup file.
const JSON: &str = "application/json";

/// What can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A backup, as a download.
    Backup,
    /// A backup, handed to the share sheet.
    BackupToShare,
    /// Everything as text for people.
    Markdown,
    /// Promises as a table.
    Promises,
    /// Damaged pieces, as they were found.
    Quarantine,
}

/// Whether the browser promised to keep the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It has not answered, or does not know of such a thing.
    Unknown,
    /// It has.
    Granted,
    /// It has not.
    NotGranted,
    /// It was asked just now, and has not.
    Denied,
}

/// The copies of the last days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotList {
    /// The browser has not answered yet.
    Loading,
    /// It does not show any.
    Unavailable,
    /// The newest first.
    Loaded(Vec<Snapshot>),
}

/// A copy of everything, as it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its name.
    pub name: String,
    /// The day on which it was made, in words.
    pub day: String,
    /// It was made before a backup was restored.
    pub is_before_restoring: bool,
    /// How much is in it.
    pub records: usize,
    /// How large it is.
    pub kilobytes: usize,
}

impl AppState {
    /// How many days ago the last backup was made, by the calendar; none if never. Changes.
    #[must_use]
    pub fn backup_age(self) -> Option<i64> {
        let last = self.book(|book| book.preferences().last_backup)?;
        Some(self.days_since(last))
    }

    /// How many midnights have passed since then; changes.
    #[must_use]
    pub fn days_since(self, then: Timestamp) -> i64 {
        let now = self.now();
        let today = now.on_the_wall().rem_euclid(24 * 60 * 60) * 1000;
        let before_today = now.at.plus(-today).0.saturating_sub(then.0);
        if before_today <= 0 {
            return 0;
        }
        1 + (before_today - 1) / Timestamp::DAY
    }

    /// Whether it is time to say something about a backup: there has been writing for a month, and
    /// in that time neither a backup nor a "Later". Changes.
    #[must_use]
    pub fn wants_backup(self) -> bool {
        self.rest();
        let since = self.now().at.plus(-QUIET);
        self.book(|book| {
            let chosen = book.preferences();
            let said = chosen.last_backup.max(chosen.backup_put_off);
            said.is_none_or(|said| said < since) && first_writing(book).is_some_and(|at| at < since)
        })
    }

    /// Whether the share sheet takes a backup file.
    #[must_use]
    pub fn can_send(self) -> bool {
        files::can_share_file(&file_name(Export::BackupToShare), JSON)
    }

    /// Saves a file, or hands it on, and says how that went.
    pub fn export(self, what: Export, said: RwSignal<String>) {
        said.set(copy::MAKING.to_owned());
        later(Box::pin(async move {
            said.try_set(match self.contents(what).await {
                Ok(text) => self.hand_out(what, &text).await,
                Err(fault) => unreadable(fault),
            });
        }));
    }

    async fn hand_out(self, what: Export, text: &str) -> String {
        let name = file_name(what);
        let kind = match what {
            Export::Markdown => "text/markdown",
            Export::Promises => "text/csv",
            Export::Quarantine => "text/plain",
            Export::Backup | Export::BackupToShare => JSON,
        };
        let said = if what == Export::BackupToShare {
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
        if matches!(what, Export::Backup | Export::BackupToShare) {
            // The file is what matters; where this cannot be kept, the reminder comes again.
            let _ = self.dispatch(Command::BackedUp);
        }
        said
    }

    async fn contents(self, what: Export) -> Result<String, StoreFault> {
        Ok(match what {
            Export::Backup | Export::BackupToShare => self.backup_text().await?,
            Export::Markdown => {
                let now = clock::now();
                self.book_now(|book| export::markdown(book, &now, &clock::local))
            }
            Export::Promises => self.book_now(|book| export::promises_csv(book, &clock::local)),
            Export::Quarantine => self
                .quarantined()?
                .into_iter()
                .map(|(key, text)| [&key, "\n", &text, "\n\n"].concat())
                .collect(),
        })
    }

    /// The text of a backup of everything, as it is now. It is read in small steps, so that the
    /// page answers meanwhile.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    pub async fn backup_text(self) -> Result<String, StoreFault> {
        let edge = self.edge();
        let mut breath = Breath::new();
        let mut texts = Vec::new();
        for key in edge.store.names()? {
            if let Some(text) = edge.store.text(&key)? {
                texts.push((key, text));
            }
            breath.take().await;
        }
        Ok(backup::write(&texts, clock::now_without_zone().at))
    }

    /// A code that stands for a backup; what is wrong is said where `said` is shown.
    pub fn make_code(self, code: RwSignal<String>, said: RwSignal<String>) {
        said.set(copy::MAKING.to_owned());
        later(Box::pin(async move {
            let made = match self.backup_text().await {
                Ok(text) => codec::pack(&text).await,
                Err(fault) => {
                    said.try_set(unreadable(fault));
                    return;
                }
            };
            let words = if made.is_some() { "" } else { copy::NO_CODE };
            said.try_set(words.to_owned());
            code.try_set(made.unwrap_or_default());
        }));
    }

    /// How many per cent of the room are taken; none where the browser does not say. Changes with
    /// what is kept.
    #[must_use]
    pub fn room_taken(self) -> Option<usize> {
        self.book.track();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        usage::now().map(|usage| (usage.share * 100.0).round() as usize)
    }

    /// What could not be read and was put aside: its key and its text.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    pub fn quarantined(self) -> Result<Vec<(String, String)>, StoreFault> {
        self.edge().store.quarantined()
    }

    /// How many damaged pieces were put aside.
    #[must_use]
    pub fn aside(self) -> usize {
        self.quarantined().map_or(0, |all| all.len())
    }

    /// Whether the browser promised to keep the data; changes when it answers.
    #[must_use]
    pub fn promised(self) -> RwSignal<Persistence> {
        let promised = RwSignal::new(Persistence::Unknown);
        later(Box::pin(async move {
            promised.try_set(match persistence::persisted().await {
                Some(true) => Persistence::Granted,
                Some(false) => Persistence::NotGranted,
                None => Persistence::Unknown,
            });
        }));
        promised
    }

    /// Asks the browser for that promise.
    pub fn ask_to_keep(self, promised: RwSignal<Persistence>) {
        later(Box::pin(async move {
            promised.try_set(match persistence::persist().await {
                Some(true) => Persistence::Granted,
                _ => Persistence::Denied,
            });
        }));
    }

    /// Deletes these for good: here, in the snapshots, and what was put aside of them. Says so, or
    /// why not.
    pub fn delete_for_good(self, things: &[Thing], said: &'static str) {
        for some in things.chunks(AT_ONCE) {
            if let Err(failure) = self.repeat(&Command::DeleteForGood(some.to_vec())) {
                return self.say(Notice::new(failure.text()));
            }
        }
        let is_forgotten = self.edge().store.forget(things).is_ok();
        self.say(Notice::done(if is_forgotten {
            said
        } else {
            copy::STILL_ASIDE
        }));
    }

    /// The copies of the last days, the newest first; changes when the browser answers.
    #[must_use]
    pub fn copies(self) -> RwSignal<SnapshotList> {
        let copies = RwSignal::new(SnapshotList::Loading);
        later(Box::pin(async move {
            copies.try_set(match all_copies().await {
                Ok(all) => SnapshotList::Loaded(all),
                Err(_) => SnapshotList::Unavailable,
            });
        }));
        copies
    }

    /// Looks whether really nothing is left.
    pub async fn is_empty_everywhere(self) -> bool {
        let names = self.edge().store.names();
        let copies = snapshots::list().await.unwrap_or_default();
        names.is_ok_and(|names| names.is_empty())
            && self.quarantined().is_ok_and(|all| all.is_empty())
            && copies.is_empty()
    }
}

async fn all_copies() -> Result<Vec<Snapshot>, StoreFault> {
    let mut all = Vec::new();
    for name in snapshots::list().await?.into_iter().rev() {
        let text = snapshots::get(&name).await?.unwrap_or_default();
        let Some(day) = name.get(..DATE).and_then(parse_date) else {
            continue;
        };
        all.push(Snapshot {
            day: dates::full_date(day),
            is_before_restoring: name.len() > DATE,
            // Each in a line, and two lines around them.
            records: text.matches('\n').count().saturating_sub(2),
            kilobytes: text.len() / 1024,
            name,
        });
    }
    Ok(all)
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
