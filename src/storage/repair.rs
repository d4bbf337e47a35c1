//! What both sides shall hold where they differ: of each record the highest revision, or both
//! texts where neither came of the other.

use super::envelope::Unreadable;
use super::load::{self, Problem};
use super::merge::Second;
use super::port::{Difference, DurableMirror, LocalStore, MirrorWrite};
use super::repository::{Repository, StorageError};
use super::settle::Wanted;
use super::version::Version;

/// What both sides shall hold under a key.
#[derive(Debug)]
pub(super) struct Repair {
    pub(super) found: Difference,
    pub(super) outcome: Option<String>,
    /// What the outcome says, where that is known already.
    pub(super) version: Option<Version>,
    /// Neither side had all of it: the local store is not written over before the mirror has it.
    pub(super) is_merged: bool,
    /// What the local store holds cannot be read, and there is no room to put it aside.
    pub(super) is_left: bool,
    /// It is a text that had no place under its own name.
    pub(super) is_second: bool,
}

/// A difference, and what its texts say.
struct Found {
    different: Difference,
    local: Option<Result<Version, Unreadable>>,
    mirrored: Option<Result<Version, Unreadable>>,
    is_left: bool,
}

impl Repair {
    pub(super) fn write(&self) -> Option<MirrorWrite> {
        (self.outcome != self.found.mirrored).then(|| MirrorWrite {
            key: self.found.key.clone(),
            expected: self.found.mirrored.clone(),
            new: self.outcome.clone(),
        })
    }

    /// What waits for the mirror; none if the local store does not have it either.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        let write = self.write()?;
        (self.outcome == self.found.local).then_some(Wanted {
            key: write.key,
            expected: write.expected,
            new: write.new?,
            passed: Vec::new(),
            forks: Vec::new(),
            is_second: false,
        })
    }
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// What is to be done where the sides differ. Bytes that cannot be read are put aside at once.
    pub(super) fn repairs(
        &self,
        differing: Vec<Difference>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Repair>, StorageError> {
        let mut all = Vec::with_capacity(differing.len());
        for different in differing {
            let read = |text: &Option<String>| {
                let text = text.as_deref()?;
                Some(Version::read(&different.key, text, self.steps))
            };
            let (local, mirrored) = (read(&different.local), read(&different.mirrored));
            let newer = Some(Err(Unreadable::Newer));
            if local == newer || mirrored == newer {
                if !self.read_only.replace(true) {
                    problems.push(Problem::Newer);
                }
                continue;
            }
            all.push(Found {
                different,
                local,
                mirrored,
                is_left: false,
            });
        }
        let mut repairs = Vec::with_capacity(all.len());
        let mut seconds = Vec::new();
        for mut found in all {
            if self.readable(&mut found, problems) {
                repairs.push(self.repair_of(found, &mut seconds)?);
            }
        }
        for second in seconds {
            self.add_second(&mut repairs, second)?;
        }
        Ok(repairs)
    }

    /// Puts aside what cannot be read, of either side. Without room for it, nothing is written
    /// over it: what cannot be read of the mirror stays as it is, and is none of the repairs.
    fn readable(&self, found: &mut Found, problems: &mut Vec<Problem>) -> bool {
        let key = &found.different.key;
        if matches!(found.local, Some(Err(_)))
            && let Some(text) = found.different.local.take()
        {
            if self.read_only.get() || load::put_aside(&self.store, key, &text).is_err() {
                // That it is there was told when everything was loaded.
                found.different.local = Some(text);
                found.is_left = true;
            } else {
                problems.push(Problem::PutAside { key: key.clone() });
            }
        }
        if matches!(found.mirrored, Some(Err(_)))
            && let Some(text) = &found.different.mirrored
        {
            if self.read_only.get() || load::copy_aside(&self.store, key, text).is_err() {
                problems.push(Problem::LeftInPlace { key: key.clone() });
                return false;
            }
            problems.push(Problem::PutAside { key: key.clone() });
        }
        true
    }

    fn repair_of(&self, found: Found, seconds: &mut Vec<Second>) -> Result<Repair, StorageError> {
        let Found {
            different: found,
            local,
            mirrored,
            is_left,
        } = found;
        let local = local.and_then(Result::ok);
        let mirrored = mirrored.and_then(Result::ok);
        let (outcome, version, is_merged) = match (local, mirrored, &found.local, &found.mirrored) {
            (Some(mine), Some(theirs), Some(my_text), Some(their_text)) => {
                if is_behind(&theirs, their_text, &mine)
                    && !self.is_apart(&theirs, their_text, &mine)
                {
                    (Some(my_text.clone()), None, false)
                } else if is_behind(&mine, my_text, &theirs) {
                    (Some(their_text.clone()), Some(theirs), false)
                } else {
                    let (outcome, second) = self.merged(&found.key, my_text, their_text)?;
                    seconds.extend(second);
                    (Some(outcome), None, true)
                }
            }
            (Some(_), _, Some(my_text), _) => (Some(my_text.clone()), None, false),
            (_, Some(theirs), _, text) => (text.clone(), Some(theirs), false),
            _ => (None, None, false),
        };
        Ok(Repair {
            found,
            outcome,
            version,
            is_merged,
            is_left,
            is_second: false,
        })
    }

    fn add_second(&self, repairs: &mut Vec<Repair>, second: Second) -> Result<(), StorageError> {
        let there = |name: &str| {
            let repair = repairs.iter().find(|repair| repair.found.key == name);
            match repair {
                Some(repair) => repair.outcome.clone(),
                None => self.stored(name),
            }
        };
        let is_alive = second.entry.deleted.is_none();
        let (key, present, new) = self.named(second, &there)?;
        if present.is_none() {
            repairs.retain(|repair| repair.found.key != key);
            repairs.push(Repair {
                found: Difference {
                    key,
                    local: None,
                    mirrored: None,
                },
                outcome: Some(new),
                version: None,
                is_merged: true,
                is_left: false,
                is_second: is_alive,
            });
        }
        Ok(())
    }
}

/// Whether one side has an older state of what the other has, or the same in other bytes.
fn is_behind(older: &Version, text: &str, later: &Version) -> bool {
    let is_same = older.record == later.record;
    (is_same && older.envelope.rev < later.envelope.rev) || older.precedes(text, later)
}
