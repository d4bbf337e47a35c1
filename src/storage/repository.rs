//! Changes on their way into the local store.

use std::cell::{Cell, RefCell};

use serde::Serialize;

use super::envelope::{Envelope, Unreadable, fingerprint, newest};
use super::json_out::to_json;
use super::key::{GENERATION, Key, PENDING};
use super::load::{self, units};
use super::migrate::{STEPS, Step};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::settle::Wanted;
use super::texts::Texts;
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
    /// The local store has it, or this tab if there is no room, and the durable mirror not yet: it could be lost if
    /// the browser is killed within the next minute.
    NotOnDevice,
    /// Everything was erased in another tab. This one writes nothing any more.
    Erased,
    /// Anything else, with the browser's own name for it.
    Failed(String),
}

impl From<StoreFault> for StorageError {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Blocked => Self::Blocked,
            StoreFault::Full => Self::Full,
            StoreFault::NoAnswer => Self::NotOnDevice,
            StoreFault::Failed(name) => Self::Failed(name),
        }
    }
}

/// A change that the local store has, or has no room for, and the durable mirror not yet.
#[derive(Debug)]
#[must_use = "a staged change is settled, or it is replayed at the next start"]
pub struct Staged {
    pub(super) pending: Option<String>,
    pub(super) writes: Vec<Write>,
    /// How often this tab had erased everything.
    pub(super) erasures: u32,
}

/// One record of a change.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) key: String,
    pub(super) new: String,
    stamp: String,
    /// What the local store held.
    old: Option<String>,
    /// What it replaces: the same, or what only the mirror holds.
    pub(super) replaced: Option<String>,
    /// What it replaces, if nobody here has seen that: another tab wrote it a moment ago.
    pub(super) unseen: Option<String>,
}

/// A change as it waits under its own key until it is settled: `(key, envelope)` of each record.
#[derive(Serialize)]
struct Pending<'a> {
    v: u32,
    records: &'a [(&'a str, &'a str)],
}

/// The one way to the store.
#[derive(Debug)]
pub struct Repository<S, M> {
    pub(super) store: S,
    pub(super) mirror: M,
    pub(super) tab: String,
    pub(super) steps: &'static [Step],
    pub(super) read_only: Cell<bool>,
    /// How often everything had been erased when this tab began.
    pub(super) generation: Cell<u64>,
    /// Whether the mirror has told its own.
    pub(super) compared: Cell<bool>,
    /// Everything was erased by another tab.
    pub(super) erased: Cell<bool>,
    /// An erasure is under way: the local store is emptied.
    pub(super) erasing: Cell<bool>,
    /// How often this very tab did that.
    pub(super) erasures: Cell<u32>,
    /// What the mirror did not take yet.
    pub(super) waiting: RefCell<Vec<Wanted>>,
    /// What the local store has no room for: the mirror holds it, or it is on its way there.
    pub(super) above: RefCell<Texts>,
    /// What of that is on its way.
    pub(super) laid: RefCell<Texts>,
    /// Which version of each record the app has seen; none before everything was loaded.
    pub(super) seen: RefCell<Option<Texts>>,
    /// Keys and texts that were found pending, also of what was written over since.
    pub(super) passed: RefCell<Vec<(String, String)>>,
    staged: Cell<u64>,
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// A repository over these ports. `tab` names the tab that writes; letters and digits.
    pub fn new(store: S, mirror: M, tab: String) -> Self {
        let generation = generation_in(&store);
        Self {
            store,
            mirror,
            tab,
            steps: STEPS,
            read_only: Cell::new(false),
            generation: Cell::new(generation),
            compared: Cell::new(false),
            erased: Cell::new(false),
            erasing: Cell::new(false),
            erasures: Cell::new(0),
            waiting: RefCell::default(),
            above: RefCell::default(),
            laid: RefCell::default(),
            seen: RefCell::default(),
            passed: RefCell::default(),
            staged: Cell::new(0),
        }
    }

    /// Whether changes are refused because the store belongs to a newer Troth.
    pub const fn is_read_only(&self) -> bool {
        self.read_only.get()
    }

    /// Whether everything was erased by another tab: nothing is written here any more.
    pub fn is_erased(&self) -> bool {
        self.may_write() == Err(StorageError::Erased)
    }

    /// Puts the whole change into the store, at once: first as pending, then record by record. One that only
    /// deletes or shortens needs no room, if there is a mirror: it is in memory until that has it, and written then.
    ///
    /// # Errors
    /// [`StorageError`]; everything is as it was then.
    pub fn stage(&self, change: &Change, at: Timestamp) -> Result<Staged, StorageError> {
        let mut staged = Staged {
            pending: None,
            writes: Vec::new(),
            erasures: self.erasures.get(),
        };
        if change.records.is_empty() {
            return Ok(staged);
        }
        self.may_write()?;
        if change.records.len() > Change::MOST {
            let count = change.records.len().to_string();
            return Err(StorageError::Failed(count + " records at once"));
        }
        for record in &change.records {
            staged.writes.push(self.prepare(record, at)?);
        }
        let pending = self.pending_key(at);
        let writes = staged.writes.iter();
        let records: Vec<_> = writes
            .map(|write| (write.key.as_str(), write.new.as_str()))
            .collect();
        let waiting = Pending {
            v: 1,
            records: &records,
        };
        let waiting = to_json(&waiting).ok_or_else(encoding)?;
        self.forget_first();
        // What deletes must not arrive before what was laid over: that may be what stands in its place.
        let is_after = !self.laid.borrow().is_empty() && change.only_deletes();
        let written = if is_after {
            Err(StoreFault::Full)
        } else {
            self.write_all(&staged.writes, &pending, &waiting)
        };
        let is_above = written == Err(StoreFault::Full) && self.may_lay_over(&staged.writes);
        if !is_above {
            written?;
            staged.pending = Some(pending);
        }
        for write in &staged.writes {
            for over in [&self.above, &self.laid] {
                let text = is_above.then(|| write.new.clone());
                over.borrow_mut().set(write.key.clone(), text);
            }
            if let Some(seen) = self.seen.borrow_mut().as_mut() {
                seen.insert(write.key.clone(), write.stamp.clone());
            }
        }
        Ok(staged)
    }

    /// Writes that it is pending, and then each record; everything is as it was if one of them fails.
    fn write_all(&self, writes: &[Write], pending: &str, waiting: &str) -> Result<(), StoreFault> {
        self.store.write(pending, waiting)?;
        for (done, write) in writes.iter().enumerate() {
            if let Err(fault) = self.store.write(&write.key, &write.new) {
                self.take_back(&writes[..done], pending);
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Whether it may go into the mirror first, and from there to where there was no room for it: without room,
    /// deleting and shortening must still be possible.
    fn may_lay_over(&self, writes: &[Write]) -> bool {
        let new: usize = writes.iter().map(|write| units(&write.new)).sum();
        let old = writes.iter().filter_map(|write| write.old.as_deref());
        let old: usize = old.map(units).sum();
        self.compared.get() && new <= old + writes.len() * MARK
    }

    /// What is laid over the local store, unless that has moved on since: another tab wrote.
    pub(super) fn over(&self, key: &str, local: Option<&String>) -> Option<String> {
        let rev = |text: &String| {
            let envelope = Envelope::decode_with(key, text, self.steps);
            envelope.map(|envelope| envelope.rev).ok()
        };
        let above = self.above.borrow().get(key).cloned()?;
        (local.and_then(rev) <= rev(&above)).then_some(above)
    }

    /// Whether anything may be written at all.
    pub(super) fn may_write(&self) -> Result<(), StorageError> {
        if generation_in(&self.store) > self.generation.get() {
            self.erased.set(true);
        }
        if self.erased.get() {
            Err(StorageError::Erased)
        } else if self.read_only.get() {
            Err(StorageError::Newer)
        } else {
            Ok(())
        }
    }

    /// The record as the next revision of what is stored under its key.
    pub(super) fn prepare(&self, record: &Record, at: Timestamp) -> Result<Write, StorageError> {
        let key = Key::of(record);
        let name = key.to_string();
        let mut old = self.store.read(&name)?;
        let mut replaced = self.over(&name, old.as_ref()).or_else(|| old.clone());
        let mut unseen = None;
        let mut rev = 0;
        if let Some(text) = &replaced {
            match Envelope::decode_with(&name, text, self.steps) {
                Ok(envelope) => {
                    rev = envelope.rev;
                    let seen = self.seen.borrow();
                    let has_seen = |seen: &Texts| seen.get(&name) == Some(&stamp(&envelope));
                    if !seen.as_ref().is_none_or(has_seen) {
                        unseen = Some(text.clone());
                    }
                }
                Err(Unreadable::Newer) => return Err(StorageError::Newer),
                Err(Unreadable::Damaged) => {
                    load::put_aside(&self.store, &name, text).map_err(|_| StorageError::Damaged)?;
                    (old, replaced) = (None, None);
                }
            }
        }
        // What nobody has seen is no base of what was written.
        let base = replaced.as_deref().filter(|_| unseen.is_none());
        let base = base.map(fingerprint);
        let new = self.seal(record, rev + 1, &self.tab, base, at);
        Ok(Write {
            new: new.ok_or_else(encoding)?,
            stamp: stamp_of(rev + 1, &self.tab),
            key: name,
            old,
            replaced,
            unseen,
        })
    }

    /// The app is told what this version says.
    pub(super) fn saw(&self, key: &str, envelope: &Envelope) {
        if let Some(seen) = self.seen.borrow_mut().as_mut() {
            seen.insert(key.to_owned(), stamp(envelope));
        }
    }

    /// The record is gone from this store, and its name too.
    pub(super) fn unsee(&self, key: &str) {
        if let Some(seen) = self.seen.borrow_mut().as_mut() {
            seen.remove(key);
        }
    }

    /// The record as it is stored. None if it cannot be written, which does not happen.
    #[inline(never)]
    pub(super) fn seal(
        &self,
        record: &Record,
        rev: u64,
        by: &str,
        base: Option<String>,
        at: Timestamp,
    ) -> Option<String> {
        let key = Key::of(record);
        let (body, deleted) = wire::encode(record)?;
        let envelope = Envelope {
            id: key.id(),
            rev,
            by: by.to_owned(),
            base,
            at,
            deleted,
            body,
        };
        Some(envelope.encode_as(&key.to_string(), newest(self.steps)))
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

/// Most that a record grows by a mark, such as that it is deleted, in UTF-16 units.
const MARK: usize = 100;

/// Tells the versions of a record apart: no tab writes the same revision twice.
pub(super) fn stamp(envelope: &Envelope) -> String {
    stamp_of(envelope.rev, &envelope.by)
}

fn stamp_of(rev: u64, by: &str) -> String {
    rev.to_string() + by
}

/// How often everything was erased, as the local store knows it.
pub(super) fn generation_in(store: &impl LocalStore) -> u64 {
    let text = store.read(GENERATION).ok().flatten();
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

pub(super) fn encoding() -> StorageError {
    StorageError::Failed("encoding".to_owned())
}
