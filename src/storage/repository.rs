//! Changes on their way to the store: staged at once, then settled.

use std::cell::Cell;

use serde::Serialize;

use super::envelope::{Envelope, Unreadable, fingerprint};
use super::key::{Key, PENDING};
use super::load;
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::wire;
use crate::domain::{Change, Record, Timestamp};

/// Why a change was not kept. Nothing that was stored before has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no room left.
    Full,
    /// The browser does not let the page store anything any more.
    Blocked,
    /// The store holds records of a newer Troth; this one only reads.
    Newer,
    /// What is stored under the same name is damaged and could not be put aside.
    Damaged,
    /// Anything else, with the browser's own name for it.
    Failed(String),
}

impl From<StoreFault> for StorageError {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Blocked => Self::Blocked,
            StoreFault::Full => Self::Full,
            StoreFault::Failed(name) => Self::Failed(name),
        }
    }
}

/// A change that localStorage has, and the durable mirror not yet.
#[derive(Debug)]
#[must_use = "a staged change is settled, or it is replayed at the next start"]
pub struct Staged {
    pending: Option<String>,
    records: Vec<(String, String)>,
}

/// A change as it waits under its own key until it is settled: `(key, envelope)` of each record.
#[derive(Serialize)]
struct Pending<'a> {
    v: u32,
    records: &'a [(String, String)],
}

/// The one way to the store.
#[derive(Debug)]
pub struct Repository<S, M> {
    pub(super) store: S,
    mirror: M,
    tab: String,
    pub(super) read_only: Cell<bool>,
    staged: Cell<u64>,
}

struct Write {
    key: String,
    new: String,
    old: Option<String>,
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// A repository over these ports. `tab` names the tab that writes; letters and digits.
    pub const fn new(store: S, mirror: M, tab: String) -> Self {
        Self {
            store,
            mirror,
            tab,
            read_only: Cell::new(false),
            staged: Cell::new(0),
        }
    }

    /// Whether changes are refused because the store belongs to a newer Troth.
    pub const fn is_read_only(&self) -> bool {
        self.read_only.get()
    }

    /// Puts the whole change into the store, at once: first as pending, then record by record.
    ///
    /// # Errors
    /// [`StorageError`]; everything is as it was then.
    pub fn stage(&self, change: &Change, at: Timestamp) -> Result<Staged, StorageError> {
        if change.records.is_empty() {
            return Ok(Staged {
                pending: None,
                records: Vec::new(),
            });
        }
        if self.read_only.get() {
            return Err(StorageError::Newer);
        }
        if change.records.len() > Change::MOST {
            return Err(StorageError::Failed(format!(
                "{} records at once",
                change.records.len()
            )));
        }
        let writes: Vec<Write> = change
            .records
            .iter()
            .map(|record| self.prepare(record, at))
            .collect::<Result<_, _>>()?;
        let records: Vec<_> = writes
            .iter()
            .map(|write| (write.key.clone(), write.new.clone()))
            .collect();
        let pending = self.pending_key(at);
        let waiting = serde_json::to_string(&Pending {
            v: 1,
            records: &records,
        })
        .map_err(|_| StorageError::Failed("encoding".to_owned()))?;
        self.store.write(&pending, &waiting)?;
        for (done, write) in writes.iter().enumerate() {
            if let Err(fault) = self.store.write(&write.key, &write.new) {
                self.take_back(&writes[..done], &pending);
                return Err(fault.into());
            }
        }
        Ok(Staged {
            pending: Some(pending),
            records,
        })
    }

    /// Waits until the durable mirror has the change; then it is no longer pending.
    ///
    /// # Errors
    /// [`StorageError`]; the change stays pending, and is replayed at the next start.
    pub async fn settle(&self, staged: Staged) -> Result<(), StorageError> {
        let Some(pending) = staged.pending else {
            return Ok(());
        };
        self.mirror.commit(&staged.records).await?;
        Ok(self.store.remove(&pending)?)
    }

    fn prepare(&self, record: &Record, at: Timestamp) -> Result<Write, StorageError> {
        let key = Key::of(record);
        let name = key.to_string();
        let mut old = self.store.read(&name)?;
        let mut rev = 0;
        if let Some(text) = &old {
            match Envelope::decode(&name, text) {
                Ok(envelope) => rev = envelope.rev,
                Err(Unreadable::Newer) => return Err(StorageError::Newer),
                Err(Unreadable::Damaged) => {
                    load::put_aside(&self.store, &name, text).map_err(|_| StorageError::Damaged)?;
                    old = None;
                }
            }
        }
        let (body, deleted) =
            wire::encode(record).ok_or_else(|| StorageError::Failed("encoding".to_owned()))?;
        let envelope = Envelope {
            id: key.id(),
            rev: rev + 1,
            by: self.tab.clone(),
            base: old.as_deref().map(fingerprint),
            at,
            deleted,
            body,
        };
        Ok(Write {
            new: envelope.encode(&name),
            key: name,
            old,
        })
    }

    /// Puts back what the writes replaced, last first: each step back is a state that had room.
    ///
    /// Should even that fail, the change is still pending, and the next start completes it.
    fn take_back(&self, done: &[Write], pending: &str) {
        let put_back = done.iter().rev().try_for_each(|write| match &write.old {
            Some(old) => self.store.write(&write.key, old),
            None => self.store.remove(&write.key),
        });
        if put_back.is_ok() {
            // If it stays, the next start writes the same records again: whole, never half.
            let _ = self.store.remove(pending);
        }
    }

    fn pending_key(&self, at: Timestamp) -> String {
        let number = self.staged.get();
        self.staged.set(number + 1);
        format!("{PENDING}{}-{}-{number:06}", at.0, self.tab)
    }
}
