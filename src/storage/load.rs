//! Reading the local store: finish what was pending, put aside what cannot be read, and load the
//! rest.

use super::envelope::{Unreadable, version_of};
use super::erase::ERASING;
use super::json::Document;
use super::key::{PENDING, PREFIX, QUARANTINE, RECORDS, UNDER_WAY};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::{Repository, stamp};
use super::texts::Texts;
use super::version::Version;
use crate::domain::Record;

/// What the store holds.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every record that could be read.
    pub records: Vec<Record>,
    /// What the person must be told.
    pub problems: Vec<Problem>,
    /// Whether what was loaded before is void, because an erasure was finished: these records are
    /// all there are.
    pub afresh: bool,
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
    /// Two different texts of one entry were found: both are there, as two entries.
    SecondVersion,
}

/// What was read, before anything follows from it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    is_newer: bool,
    pending: Vec<Pending>,
    found: Vec<Found>,
}

/// The key of a pending change, its text, and the records in it with the text of each.
type Pending = (String, String, Result<Vec<(Found, String)>, Unreadable>);

/// A key, and what its text says; the text itself if that cannot be read.
#[derive(Debug)]
struct Found {
    key: String,
    read: Result<Version, (Unreadable, String)>,
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Reads everything in the local store. Erasing that was under way goes on first: see
    /// [`Self::is_erasing`].
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read at all. Single unreadable records are no
    /// error: see [`Problem`].
    pub fn load(&self) -> Result<Loaded, StoreFault> {
        if !self.erasing.get() && self.store.read(UNDER_WAY)?.as_deref() == Some(ERASING) {
            if self.clear(false).is_err() {
                return Ok(Loaded::default());
            }
            self.erasing.set(true);
        }
        let mut reading = Reading::default();
        self.store
            .visit(PREFIX, &mut |key, text| self.take(&mut reading, key, text))?;
        Ok(self.finish(reading))
    }

    /// Reads one text of the store.
    pub(super) fn take(&self, reading: &mut Reading, key: &str, text: &str) {
        if !key.starts_with(RECORDS) {
            // What a newer Troth has begun is its own to finish.
            reading.is_newer |= is_later_generation(key) || (key == UNDER_WAY && text != ERASING);
        } else if key.starts_with(PENDING) {
            let read = self.read_pending(text);
            reading.is_newer |= matches!(read, Err(Unreadable::Newer));
            let pending = (key.to_owned(), text.to_owned(), read);
            reading.pending.push(pending);
        } else {
            reading.found.push(self.found(key, text));
        }
    }

    /// Everything was read: finishes what was pending, and puts aside what cannot be read.
    pub(super) fn finish(&self, mut reading: Reading) -> Loaded {
        let mut loaded = Loaded::default();
        reading.pending.sort_by(|one, other| one.0.cmp(&other.0));
        reading.found.sort_by(|one, other| one.key.cmp(&other.key));
        let mut found = reading.found;
        if reading.is_newer || found.iter().any(Found::is_newer) {
            self.read_only.set(true);
            loaded.problems.push(Problem::Newer);
        }
        for (key, text, read) in reading.pending {
            match read {
                Ok(records) => self.replay(&key, records, &mut found, &mut loaded.problems),
                Err(Unreadable::Newer) => {}
                Err(Unreadable::Damaged) => loaded.problems.push(self.set_aside(&key, &text)),
            }
        }
        for (key, text) in self.above.borrow().iter() {
            let over = self.found(key, text);
            if revision(&over)
                > place_of(&found, key)
                    .ok()
                    .and_then(|at| revision(&found[at]))
            {
                put(&mut found, over);
            }
        }
        let mut seen = Texts::default();
        for found in found {
            match found.read {
                Ok(version) => {
                    seen.insert(found.key, stamp(&version.envelope));
                    loaded.records.push(version.record);
                }
                Err((Unreadable::Newer, _)) => {}
                Err((Unreadable::Damaged, text)) => {
                    loaded.problems.push(self.set_aside(&found.key, &text));
                }
            }
        }
        *self.seen.borrow_mut() = Some(seen);
        loaded
    }

    /// One record as the local store has it now. None: the key names no record, or it is gone,
    /// unreadable, or newer (then [`Self::is_read_only`]).
    pub fn read(&self, key: &str) -> Option<Record> {
        let Some(text) = self.store.read(key).ok()? else {
            self.unsee(key);
            return None;
        };
        if !key.starts_with(RECORDS) {
            return None;
        }
        match Version::read(key, &text, self.steps) {
            Ok(version) => {
                self.saw(key, &version.envelope);
                Some(version.record)
            }
            Err(unreadable) => {
                if unreadable == Unreadable::Newer {
                    self.read_only.set(true);
                }
                None
            }
        }
    }

    /// Every record as it is stored, those of a newer Troth too: `(key, text)`.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn texts(&self) -> Result<Vec<(String, String)>, StoreFault> {
        let mut texts = Vec::new();
        for key in self.names()? {
            if let Some(text) = self.text(&key)? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    }

    /// The keys of all records, in order: to read one text after the other.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn names(&self) -> Result<Vec<String>, StoreFault> {
        let mut names = self.store.keys()?;
        names.retain(|key| key.starts_with(RECORDS) && !key.starts_with(PENDING));
        names.extend(self.above.borrow().iter().map(|(key, _)| key.clone()));
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    /// The record of that key as it is stored; none if it is damaged.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn text(&self, key: &str) -> Result<Option<String>, StoreFault> {
        let local = self.store.read(key)?;
        let text = self.over(key, local.as_ref()).or(local);
        let is_damaged = |text: &String| {
            matches!(
                Version::read(key, text, self.steps),
                Err(Unreadable::Damaged)
            )
        };
        Ok(text.filter(|text| !is_damaged(text)))
    }

    /// What was put aside: `(key, text)`, the key with [`QUARANTINE`] before it.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn quarantined(&self) -> Result<Vec<(String, String)>, StoreFault> {
        self.store.texts(QUARANTINE)
    }

    /// UTF-16 units of all own keys and values in the local store.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn used(&self) -> Result<usize, StoreFault> {
        let mut used = 0;
        self.store
            .visit(PREFIX, &mut |key, text| used += units(key) + units(text))?;
        Ok(used)
    }

    fn found(&self, key: &str, text: &str) -> Found {
        Found {
            key: key.to_owned(),
            read: Version::read(key, text, self.steps).map_err(|why| (why, text.to_owned())),
        }
    }

    /// Writes the records of a pending change that are newer than what is stored.
    fn replay(
        &self,
        key: &str,
        pending: Vec<(Found, String)>,
        found: &mut Vec<Found>,
        problems: &mut Vec<Problem>,
    ) {
        let mut finished = !self.read_only.get();
        for (wanted, text) in pending {
            let passed = (wanted.key.clone(), text.clone());
            self.passed.borrow_mut().push(passed);
            if let Ok(at) = place_of(found, &wanted.key) {
                let stored = &found[at];
                match &stored.read {
                    Err((Unreadable::Newer, _)) => continue,
                    Err((Unreadable::Damaged, text)) => {
                        // Keep what stands there, or do not write over it.
                        let problem = self.set_aside(&stored.key, text);
                        finished = finished && matches!(problem, Problem::PutAside { .. });
                        problems.push(problem);
                    }
                    Ok(_) if revision(stored) >= revision(&wanted) => continue,
                    Ok(_) => {}
                }
            }
            finished = finished && self.store.write(&wanted.key, &text).is_ok();
            put(found, wanted);
        }
        if !finished || self.store.remove(key).is_err() {
            problems.push(Problem::Unfinished);
        }
    }

    /// The records of a pending change, all of them readable.
    fn read_pending(&self, text: &str) -> Result<Vec<(Found, String)>, Unreadable> {
        let pairs = pending_pairs(text).ok_or_else(|| match version_of(text) {
            Some(version) if version > 1 => Unreadable::Newer,
            _ => Unreadable::Damaged,
        })?;
        let mut records = Vec::new();
        for (key, text) in pairs {
            let read = Ok(Version::read(&key, &text, self.steps)?);
            records.push((Found { key, read }, text));
        }
        Ok(records)
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
    copy_aside(store, key, text)?;
    store.remove(key)
}

/// Keeps unreadable text where it is never written over.
pub(super) fn copy_aside(store: &impl LocalStore, key: &str, text: &str) -> Result<(), StoreFault> {
    let mut place = [QUARANTINE, key].concat();
    while let Some(kept) = store.read(&place)? {
        if kept == text {
            return Ok(());
        }
        place.push('~');
    }
    store.write(&place, text)
}

/// The keys and texts of a pending change. Its version is no part of what has to be right: each
/// text has its own, and a checksum.
pub(super) fn pending_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let document = Document::parse(text)?;
    let mut pending = document.root().fields()?;
    pending.number::<u32>("v")?;
    let list = pending.take("records")?.list()?;
    pending.end()?;
    let mut pairs = Vec::new();
    for pair in list {
        let [key, text] = pair.list()?.try_into().ok()?;
        pairs.push((key.text()?, text.text()?));
    }
    Some(pairs)
}

/// UTF-16 units of a text: one for each character, and another one for those of four bytes.
pub(super) fn units(text: &str) -> usize {
    let mut units = 0;
    for byte in text.bytes() {
        units += usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0);
    }
    units
}

impl Reading {
    /// Whether nothing is to be written for it: nothing was pending, and everything could be read.
    pub(super) fn is_quiet(&self) -> bool {
        self.pending.is_empty() && self.found.iter().all(|found| found.read.is_ok())
    }
}

impl Found {
    const fn is_newer(&self) -> bool {
        matches!(self.read, Err((Unreadable::Newer, _)))
    }
}

fn place_of(found: &[Found], key: &str) -> Result<usize, usize> {
    found.binary_search_by(|found| found.key.as_str().cmp(key))
}

fn put(found: &mut Vec<Found>, new: Found) {
    match place_of(found, &new.key) {
        Ok(at) => found[at] = new,
        Err(at) => found.insert(at, new),
    }
}

fn revision(found: &Found) -> Option<u64> {
    let version = found.read.as_ref().ok();
    version.map(|version| version.envelope.rev)
}

/// Whether the key is of records of a newer Troth: `troth/<number above 1>/`.
fn is_later_generation(key: &str) -> bool {
    let generation = key
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.split('/').next());
    generation
        .and_then(|number| number.parse::<u32>().ok())
        .is_some_and(|number| number > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_counted_as_the_browser_does() {
        for text in [
            "",
            "a",
            "é",
            "жаль",
            "€",
            "🙂",
            "a🙂é\u{0}",
            "\u{FFFF}\u{10000}\u{10FFFF}",
        ] {
            assert_eq!(units(text), text.encode_utf16().count(), "{text}");
        }
    }
}
