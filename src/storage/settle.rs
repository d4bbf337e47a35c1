//! From the local store into the durable mirror.

use super::conflict::Way;
use super::envelope::fingerprint;
use super::port::{Committed, DurableMirror, LocalStore, MirrorWrite};
use super::repository::{Repository, Staged, StorageError, Write};
use super::version::Version;
use crate::domain::{Record, Timestamp};

/// How often another tab may be first before the change has to wait.
const ROUNDS: usize = 16;

/// What the mirror shall hold under a key.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) key: String,
    /// What it holds now, as far as is known.
    pub(super) expected: Option<String>,
    /// The newest text from here.
    pub(super) new: String,
    /// The fingerprints of what the newest text came of.
    pub(super) passed: Vec<String>,
    /// Other texts, which the newest did not come of though it stands in their place: two tabs
    /// wrote at once.
    pub(super) forks: Vec<String>,
    /// It is a second version, which the local store does not have yet.
    pub(super) is_second: bool,
}

impl From<Write> for Wanted {
    fn from(write: Write) -> Self {
        Self {
            passed: write
                .replaced
                .as_deref()
                .map(fingerprint)
                .into_iter()
                .collect(),
            key: write.key,
            expected: write.replaced,
            new: write.new,
            forks: write.unseen.into_iter().collect(),
            is_second: false,
        }
    }
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Waits until the durable mirror has these changes, all in one transaction, and whatever it
    /// did not take before; then they are no longer pending. The records that became otherwise,
    /// because another tab was first.
    ///
    /// # Errors
    /// [`StorageError::NotOnDevice`]: the local store, or this tab, has them, and they are
    /// [waiting](Self::is_waiting). [`StorageError::Erased`], [`StorageError::Newer`].
    pub async fn settle(&self, staged: Vec<Staged>) -> Result<Vec<Record>, StorageError> {
        let mut pending = Vec::new();
        let mut wanted = self.waiting.take();
        let mut is_void = false;
        for staged in staged {
            pending.extend(staged.pending);
            // Staged before this very tab erased everything.
            is_void |= staged.erasures != self.erasures.get();
            for write in staged.writes {
                absorb(&mut wanted, write.into());
            }
        }
        let settled = if wanted.is_empty() {
            Ok(Vec::new())
        } else if is_void {
            Err(StorageError::Erased)
        } else {
            let carried = self.carry(&mut wanted).await;
            if carried.is_ok() {
                self.agree();
            }
            carried
        };
        self.put_down(wanted, pending, settled.as_ref().err());
        settled
    }

    /// Tries again what the mirror did not take before; fine with nothing waiting. The records
    /// that became otherwise, because another tab was first.
    ///
    /// # Errors
    /// As [`Self::settle`].
    pub async fn retry(&self) -> Result<Vec<Record>, StorageError> {
        self.settle(Vec::new()).await
    }

    /// Whether the local store, or this tab, has something that the mirror did not take yet.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.borrow().is_empty()
    }

    /// Keeps a record in the mirror alone: for a draft that the local store has no room for.
    ///
    /// # Errors
    /// [`StorageError`]; nothing has changed then.
    pub async fn keep_in_mirror(&self, record: &Record, at: Timestamp) -> Result<(), StorageError> {
        self.may_write()?;
        let wanted = Wanted::from(self.prepare(record, at)?);
        let (key, new) = (wanted.key.clone(), wanted.new.clone());
        self.carry(&mut vec![wanted]).await?;
        self.above.borrow_mut().insert(key, new);
        Ok(())
    }

    /// What is not on the device waits; what was erased goes from the local store as well.
    fn put_down(&self, wanted: Vec<Wanted>, pending: Vec<String>, error: Option<&StorageError>) {
        match error {
            None => {}
            Some(StorageError::Erased) => {
                for wanted in wanted {
                    if self.store.read(&wanted.key) == Ok(Some(wanted.new)) {
                        // What stays is from before the erasure: the next start removes it.
                        let _ = self.store.remove(&wanted.key);
                    }
                }
            }
            Some(_) => {
                let since = self.waiting.replace(wanted);
                let mut waiting = self.waiting.borrow_mut();
                for later in since {
                    absorb(&mut waiting, later);
                }
            }
        }
        for key in pending {
            // If it stays, the next start finds that what it says is written already.
            let _ = self.store.remove(&key);
        }
    }

    /// Commits all of it, and merges where another tab was first. Then the local store gets what
    /// became of it. What is not known to be there stays wanted.
    async fn carry(&self, wanted: &mut Vec<Wanted>) -> Result<Vec<Record>, StorageError> {
        self.may_write()?;
        let mut ways = self.ways(wanted)?;
        let committed = self.commit_ways(&mut ways).await;
        if committed.is_ok() {
            return Ok(self.write_outcomes(&ways));
        }
        let known = wanted.len();
        wanted.extend(ways.drain(known..).map(Way::into_wanted));
        committed.map(|()| Vec::new())
    }

    async fn commit_ways(&self, ways: &mut Vec<Way>) -> Result<(), StorageError> {
        for _ in 0..ROUNDS {
            let writes: Vec<MirrorWrite> = ways.iter().map(Way::write).collect();
            let committed = self.mirror.commit(self.generation.get(), &writes).await;
            match committed.map_err(|_| StorageError::NotOnDevice)? {
                Committed::Done => return Ok(()),
                Committed::Erased => self.ask_for_generation().await?,
                Committed::Conflict(held) => {
                    for (key, mirrored) in held {
                        self.meet(ways, &key, mirrored)?;
                    }
                }
            }
        }
        Err(StorageError::NotOnDevice)
    }

    /// The mirror says that everything was erased. Before the first comparison it may be that only
    /// the local store has forgotten how often that was.
    async fn ask_for_generation(&self) -> Result<(), StorageError> {
        if !self.compared.get() {
            let mirrored = self.compare().await?;
            self.may_write()?;
            if !mirrored.is_erasing {
                self.generation.set(mirrored.generation);
                return Ok(());
            }
        }
        self.erased.set(true);
        Err(StorageError::Erased)
    }

    /// Brings the local store to what the mirror has, unless it has moved on meanwhile. The
    /// records that became otherwise.
    fn write_outcomes(&self, ways: &[Way]) -> Vec<Record> {
        let mut otherwise = Vec::new();
        for way in ways {
            self.laid
                .borrow_mut()
                .remove_if(&way.key, way.mine.as_ref());
            let is_mine = way.mine.as_ref() == Some(&way.outcome);
            let above = self.above.borrow().get(&way.key).cloned();
            let is_later = above.is_some() && above != way.mine;
            if is_later || (is_mine && above.is_none()) {
                continue;
            }
            let Ok(version) = Version::read(&way.key, &way.outcome, self.steps) else {
                continue;
            };
            let local = self.store.read(&way.key).ok().flatten();
            let is_known = |local: &String| {
                way.knows(local)
                    || Version::read(&way.key, local, self.steps)
                        .is_ok_and(|older| older.precedes(local, &version))
            };
            if local.as_ref() == Some(&way.outcome) {
                self.above.borrow_mut().remove(&way.key);
            } else if local.as_ref().is_none_or(is_known) {
                self.write_or_overlay(&way.key, &way.outcome);
            } else {
                // Another tab has moved on, and merges.
                self.above.borrow_mut().remove(&way.key);
                continue;
            }
            if !is_mine {
                self.saw(&way.key, &version.envelope);
                otherwise.push(version.record);
            }
        }
        otherwise
    }

    /// Both stores hold the same, unless the local one has no room for it.
    pub(super) fn agree(&self) {
        if self.above.borrow().is_empty() && !self.read_only.get() {
            self.mirror.agree();
        }
    }

    /// Writes what the mirror has already; without room it is remembered as long as the tab lives.
    pub(super) fn write_or_overlay(&self, key: &str, text: &str) {
        let mut above = self.above.borrow_mut();
        match self.store.write(key, text) {
            Ok(()) => above.remove(key),
            Err(_) => above.insert(key.to_owned(), text.to_owned()),
        }
    }
}

/// Adds a later text to what is wanted, each key once.
fn absorb(wanted: &mut Vec<Wanted>, later: Wanted) {
    let Some(known) = wanted.iter_mut().find(|known| known.key == later.key) else {
        wanted.push(later);
        return;
    };
    let earlier = std::mem::replace(&mut known.new, later.new);
    if later.expected.as_ref() != Some(&earlier) && known.new != earlier {
        known.forks.push(earlier);
    }
    known.passed.extend(later.passed);
    known.forks.extend(later.forks);
}
