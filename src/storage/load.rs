//! Reading the store at the start: finish what was pending, put aside what cannot be read, and
//! load the rest.

use super::envelope::{self, Envelope};
use super::json::Json;
use super::key::{Key, LEFT, PENDING, QUARANTINE, RECORDS};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::Repository;
use super::texts::Texts;
use super::wire;
use crate::domain::Record;

/// What the store holds.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every record that could be read.
    pub records: Vec<Record>,
    /// What the person must be told.
    pub problems: Vec<Problem>,
}

/// Something that was found at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Bytes that cannot be read; they were put aside under [`QUARANTINE`].
    PutAside {
        /// The key they stood under.
        key: String,
    },
    /// Bytes that cannot be read and could not be put aside; they stay where they are, untouched.
    LeftInPlace {
        /// The key they stand under.
        key: String,
    },
    /// Records of a newer Troth: nothing is written from now on.
    Newer,
    /// A change that was under way could not be finished yet; it is shown, and tried again at the
    /// next start.
    Unfinished,
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Reads everything.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read at all. Single unreadable records are no
    /// error: see [`Problem`].
    pub fn load(&self) -> Result<Loaded, StoreFault> {
        let mut texts = self.own_texts()?;
        let mut loaded = Loaded::default();
        if texts.iter().any(|(key, text)| is_newer(key, text)) {
            self.read_only.set(true);
            loaded.problems.push(Problem::Newer);
        }
        let pending: Vec<_> = texts
            .iter()
            .filter(|(key, _)| key.starts_with(PENDING))
            .cloned()
            .collect();
        for (key, text) in pending {
            texts.remove(&key);
            self.replay(&key, &text, &mut texts, &mut loaded.problems);
        }
        for (name, text) in texts.iter() {
            if !name.starts_with(RECORDS) || is_newer(name, text) {
                continue;
            }
            match read_record(name, text) {
                Some(record) => loaded.records.push(record),
                None => loaded.problems.push(self.set_aside(name, text)),
            }
        }
        Ok(loaded)
    }

    fn own_texts(&self) -> Result<Texts, StoreFault> {
        let mut texts = Texts::default();
        for key in self.store.keys()? {
            if key == LEFT || key.starts_with(QUARANTINE) {
                continue;
            }
            if let Some(text) = self.store.read(&key)? {
                texts.insert(key, text);
            }
        }
        Ok(texts)
    }

    /// Writes the records of a pending change that are newer than what is stored.
    fn replay(&self, key: &str, text: &str, texts: &mut Texts, problems: &mut Vec<Problem>) {
        let Some(pending) = read_pending(text) else {
            problems.push(self.set_aside(key, text));
            return;
        };
        let mut finished = !self.read_only.get();
        for (name, text) in pending {
            let stored = texts.get(&name).map(|stored| revision(&name, stored));
            let wanted = revision(&name, &text);
            if stored.is_some_and(|stored| stored >= wanted) {
                continue;
            }
            if stored == Some(None) && !self.read_only.get() {
                // What stands there is unreadable: keep it, or do not write over it.
                let unreadable = texts.get(&name).cloned().unwrap_or_default();
                let problem = self.set_aside(&name, &unreadable);
                finished = finished && matches!(problem, Problem::PutAside { .. });
                problems.push(problem);
            }
            finished = finished && self.store.write(&name, &text).is_ok();
            texts.insert(name, text);
        }
        if !finished || self.store.remove(key).is_err() {
            problems.push(Problem::Unfinished);
        }
    }

    fn set_aside(&self, key: &str, text: &str) -> Problem {
        let key = key.to_owned();
        if !self.read_only.get() && put_aside(&self.store, &key, text).is_ok() {
            Problem::PutAside { key }
        } else {
            Problem::LeftInPlace { key }
        }
    }
}

/// Moves unreadable text to where it is kept and never written over.
pub(super) fn put_aside(store: &impl LocalStore, key: &str, text: &str) -> Result<(), StoreFault> {
    let mut place = format!("{QUARANTINE}{key}");
    while let Some(kept) = store.read(&place)? {
        if kept == text {
            return store.remove(key);
        }
        place.push('~');
    }
    store.write(&place, text)?;
    store.remove(key)
}

/// The records of a pending change, all of them readable: `(key, envelope)` of each.
fn read_pending(text: &str) -> Option<Vec<(String, String)>> {
    let mut pending = Json::parse(text)?.fields()?;
    let version: u32 = pending.number("v")?;
    let list = pending.take("records")?.list()?;
    pending.end()?;
    let mut records = Vec::new();
    for pair in list {
        let [name, text] = pair.list()?.try_into().ok()?;
        let (name, text) = (name.text()?, text.text()?);
        read_record(&name, &text)?;
        records.push((name, text));
    }
    (version == 1).then_some(records)
}

fn read_record(name: &str, text: &str) -> Option<Record> {
    let key = Key::parse(name)?;
    let envelope = Envelope::decode(name, text).ok()?;
    wire::decode(&key, &envelope.body, envelope.deleted)
}

fn revision(name: &str, text: &str) -> Option<u64> {
    Envelope::decode(name, text)
        .ok()
        .map(|envelope| envelope.rev)
}

/// A record of a newer Troth: a later generation of keys, or a later version in the envelope.
fn is_newer(key: &str, text: &str) -> bool {
    if key.starts_with(RECORDS) {
        return envelope::is_newer(text);
    }
    let generation = key
        .strip_prefix(super::key::PREFIX)
        .and_then(|rest| rest.split('/').next());
    generation
        .and_then(|number| number.parse::<u32>().ok())
        .is_some_and(|number| number > 1)
}
