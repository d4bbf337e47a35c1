//! The mirror holds something else than was expected: another tab was first.

use super::envelope::{Unreadable, fingerprint};
use super::key::{Key, PENDING};
use super::load;
use super::merge::{Kept, Merged, Second, merge};
use super::port::{DurableMirror, LocalStore, MirrorWrite};
use super::repository::{Repository, StorageError, encoding};
use super::settle::Wanted;
use super::version::Version;
use crate::domain::Record;

/// Most second versions of one entry by one tab.
const SECONDS: usize = 64;

/// What becomes of a wanted text on its way into the mirror.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) key: String,
    /// What the local store got; none for a second version.
    pub(super) mine: Option<String>,
    /// What both sides shall hold.
    pub(super) outcome: String,
    expected: Option<String>,
    passed: Vec<String>,
    /// What else there was, and is part of the outcome.
    met: Vec<String>,
}

impl Way {
    pub(super) fn write(&self) -> MirrorWrite {
        MirrorWrite {
            key: self.key.clone(),
            expected: self.expected.clone(),
            new: Some(self.outcome.clone()),
        }
    }

    /// A second version that is not known to have arrived.
    pub(super) fn into_wanted(self) -> Wanted {
        Wanted {
            key: self.key,
            expected: self.expected,
            new: self.outcome,
            passed: self.passed,
            forks: Vec::new(),
            is_second: true,
        }
    }

    /// Whether the text is one that the outcome stands in place of.
    pub(super) fn knows(&self, text: &String) -> bool {
        self.mine.as_ref() == Some(text) || self.met.contains(text)
    }
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    pub(super) fn ways(&self, wanted: &[Wanted]) -> Result<Vec<Way>, StorageError> {
        let mut ways: Vec<Way> = wanted
            .iter()
            .map(|wanted| Way {
                key: wanted.key.clone(),
                mine: (!wanted.is_second).then(|| wanted.new.clone()),
                outcome: wanted.new.clone(),
                expected: wanted.expected.clone(),
                passed: wanted.passed.clone(),
                met: Vec::new(),
            })
            .collect();
        for (at, wanted) in wanted.iter().enumerate() {
            for fork in &wanted.forks {
                let outcome = ways[at].outcome.clone();
                if let Ok(version) = Version::read(&wanted.key, fork, self.steps)
                    && matches!(version.record, Record::Entry(_) | Record::Promise(_))
                {
                    self.join(&mut ways, at, fork, &outcome)?;
                }
            }
        }
        Ok(ways)
    }

    /// The mirror holds this under the key.
    pub(super) fn meet(
        &self,
        ways: &mut Vec<Way>,
        key: &str,
        mirrored: Option<String>,
    ) -> Result<(), StorageError> {
        let Some(at) = ways.iter().position(|way| way.key == key) else {
            return Ok(());
        };
        let way = &mut ways[at];
        let expected = std::mem::replace(&mut way.expected, mirrored.clone());
        let Some(text) = mirrored else {
            return Ok(());
        };
        if way.passed.contains(&fingerprint(&text)) {
            return Ok(());
        }
        let theirs = match Version::read(key, &text, self.steps) {
            Ok(theirs) => theirs,
            Err(Unreadable::Newer) => {
                self.read_only.set(true);
                return Err(StorageError::Newer);
            }
            Err(Unreadable::Damaged) => {
                let copied = load::copy_aside(&self.store, key, &text);
                return copied.map_err(|_| StorageError::NotOnDevice);
            }
        };
        if let Some(old) = expected
            && let Ok(known) = Version::read(key, &old, self.steps)
            && theirs.precedes(&text, &known)
            && !self.is_apart(&theirs, &text, &known)
        {
            // It lags behind what was replaced.
            return Ok(());
        }
        let mine = way.outcome.clone();
        self.join(ways, at, &mine, &text)
    }

    /// Whether the later text, more than one revision ahead, is known not to have come of this one:
    /// those between them are or were pending, and what was written over words that its tab had not
    /// read came of nothing.
    pub(super) fn is_apart(&self, theirs: &Version, text: &str, later: &Version) -> bool {
        let rev = theirs.envelope.rev + 1;
        if theirs.record == later.record || later.envelope.rev <= rev {
            return false;
        }
        let mut between = self.passed.borrow().clone();
        for (_, pending) in self.store.texts(PENDING).unwrap_or_default() {
            between.extend(load::pending_pairs(&pending).unwrap_or_default());
        }
        let mut first = later.clone();
        while first.envelope.rev > rev && first.envelope.base.is_some() {
            let is_before = |text: &str| first.envelope.base == Some(fingerprint(text));
            let Some((key, text)) = between.iter().find(|(_, text)| is_before(text)) else {
                return false;
            };
            let Ok(before) = Version::read(key, text, self.steps) else {
                return false;
            };
            first = before;
        }
        matches!(first.record, Record::Entry(_)) && first.envelope.base != Some(fingerprint(text))
    }

    /// Merges two texts of the record that is on its way.
    fn join(
        &self,
        ways: &mut Vec<Way>,
        at: usize,
        mine: &str,
        theirs: &str,
    ) -> Result<(), StorageError> {
        let way = &mut ways[at];
        way.met.extend([mine.to_owned(), theirs.to_owned()]);
        let (outcome, second) = self.merged(&way.key, mine, theirs)?;
        way.outcome = outcome;
        let Some(second) = second else {
            return Ok(());
        };
        let there = |name: &str| {
            let way = ways.iter().find(|way| way.key == name);
            way.map_or_else(|| self.stored(name), |way| Some(way.outcome.clone()))
        };
        let (key, expected, new) = self.named(second, &there)?;
        if ways.iter().all(|way| way.key != key) {
            ways.push(Way {
                key,
                mine: None,
                outcome: new,
                expected,
                passed: Vec::new(),
                met: Vec::new(),
            });
        }
        Ok(())
    }

    /// The text that both sides shall hold, and the second version if there is one.
    pub(super) fn merged(
        &self,
        key: &str,
        my_text: &str,
        their_text: &str,
    ) -> Result<(String, Option<Second>), StorageError> {
        let read = |text: &str| Version::read(key, text, self.steps);
        let (Ok(mine), Ok(theirs)) = (read(my_text), read(their_text)) else {
            return Err(StorageError::Damaged);
        };
        if theirs.envelope.base == Some(fingerprint(my_text)) {
            return Ok((their_text.to_owned(), None));
        }
        let Merged { kept, second } = merge(&mine, &theirs);
        let record = match kept {
            // With a lower revision it would be taken for an older state of mine.
            Kept::Theirs if theirs.envelope.rev >= mine.envelope.rev => {
                return Ok((their_text.to_owned(), second));
            }
            Kept::Theirs => theirs.record,
            Kept::Mine if mine.envelope.rev > theirs.envelope.rev => {
                return Ok((my_text.to_owned(), second));
            }
            Kept::Mine => mine.record,
            Kept::Both(promise) => Record::Promise(promise),
        };
        let rev = mine.envelope.rev.max(theirs.envelope.rev) + 1;
        let base = Some(fingerprint(their_text));
        let at = mine.envelope.at.max(theirs.envelope.at);
        let text = self.seal(&record, rev, &self.tab, base, at);
        Ok((text.ok_or_else(encoding)?, second))
    }

    /// Key, present and future text of a second version: where it is already, or under the first
    /// name that is free. `there` knows what stands under a key.
    pub(super) fn named(
        &self,
        second: Second,
        there: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(String, Option<String>, String), StorageError> {
        let Second { mut entry, by, at } = second;
        for _ in 0..SECONDS {
            entry.id = entry.id.second(&by);
            let key = Key::Entry(entry.id).to_string();
            let Some(text) = there(&key) else {
                let new = self.seal(&Record::Entry(entry), 1, &by, None, at);
                return Ok((key, None, new.ok_or_else(encoding)?));
            };
            if let Ok(known) = Version::read(&key, &text, self.steps)
                && let Record::Entry(known) = known.record
                && known.text == entry.text
            {
                return Ok((key, Some(text.clone()), text));
            }
        }
        Err(StorageError::NotOnDevice)
    }

    /// What stands under the key, as far as this tab knows.
    pub(super) fn stored(&self, key: &str) -> Option<String> {
        let local = self.store.read(key).ok().flatten();
        self.over(key, local.as_ref()).or(local)
    }
}
