//! Both sides compared, and each repaired from the other.

use super::key::GENERATION;
use super::load::{Loaded, Problem};
use super::port::{Committed, Difference, DurableMirror, LocalStore, MirrorWrite, Mirrored};
use super::repair::Repair;
use super::repository::{Repository, StorageError, generation_in};
use super::version::Version;

/// How often other tabs may write meanwhile before the rest is left to the next time.
const ROUNDS: usize = 4;
/// Keys of one transaction.
const SOME: usize = 200;

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Compares both sides and repairs each from the other. Called after [`Self::load`], at the
    /// start and whenever wanted; what it returns is otherwise than what `load` gave. An erasure
    /// that was not finished goes on in the local store: then [`Loaded::afresh`], and
    /// [`Self::is_erasing`].
    ///
    /// What the mirror does not take now is waiting ([`Self::is_waiting`]), and no error.
    ///
    /// # Errors
    /// [`StorageError::NotOnDevice`] if the mirror does not answer; [`StorageError::Erased`].
    pub async fn reconcile(&self) -> Result<Loaded, StorageError> {
        let mut loaded = Loaded::default();
        for _ in 0..ROUNDS {
            let mirrored = self.compare().await?;
            if mirrored.is_erasing {
                self.erasing.set(true);
            }
            if self.take_generation_over(mirrored.generation, &mut loaded)? {
                continue;
            }
            if self.repair(mirrored.differing, &mut loaded).await? {
                break;
            }
        }
        if loaded.afresh {
            loaded.records = self.load()?.records;
        }
        Ok(loaded)
    }

    /// What the mirror says of both sides.
    pub(super) async fn compare(&self) -> Result<Mirrored, StorageError> {
        let mirrored = self.mirror.compare(&self.store).await;
        mirrored.map_err(|_| StorageError::NotOnDevice)
    }

    /// Takes over how often everything was erased. Whether the local store was behind, and is
    /// emptied: whatever it held is from before, and must not come back.
    fn take_generation_over(
        &self,
        mirrored: u64,
        loaded: &mut Loaded,
    ) -> Result<bool, StorageError> {
        let local = generation_in(&self.store);
        let is_later = mirrored > self.generation.get();
        if local > self.generation.get() || (is_later && self.compared.get()) {
            self.erased.set(true);
        }
        if self.erased.get() {
            return Err(StorageError::Erased);
        }
        self.compared.set(true);
        if is_later {
            self.generation.set(mirrored);
        }
        if mirrored <= local || self.read_only.get() {
            return Ok(false);
        }
        self.clear(true)?;
        self.store.write(GENERATION, &mirrored.to_string())?;
        loaded.afresh = true;
        Ok(true)
    }

    /// Repairs what differs, the mirror first. Whether that is all: other tabs may have written
    /// meanwhile.
    async fn repair(
        &self,
        differing: Vec<Difference>,
        loaded: &mut Loaded,
    ) -> Result<bool, StorageError> {
        let repairs = self.repairs(differing, &mut loaded.problems)?;
        let mut is_all = true;
        let mut fails = false;
        for some in repairs.chunks(SOME) {
            let mut writes: Vec<MirrorWrite> = some.iter().filter_map(Repair::write).collect();
            while !writes.is_empty() && !fails && !self.read_only.get() {
                match self.commit(&writes).await {
                    Ok(Committed::Conflict(held)) => {
                        is_all = false;
                        writes.retain(|write| held.iter().all(|(key, _)| *key != write.key));
                    }
                    Ok(_) => break,
                    Err(StorageError::Erased) => return Err(StorageError::Erased),
                    Err(_) => fails = true,
                }
            }
            if fails {
                self.let_wait(some);
            }
        }
        for repair in repairs {
            self.repair_local(repair, is_all && !fails, loaded);
        }
        if is_all && !fails {
            self.agree();
        }
        if !fails {
            let mut waiting = self.waiting.borrow_mut();
            // What is not in the local store either was not compared.
            waiting.retain(|wanted| self.store.read(&wanted.key) != Ok(Some(wanted.new.clone())));
        }
        Ok(is_all)
    }

    /// One transaction of the mirror.
    pub(super) async fn commit(&self, writes: &[MirrorWrite]) -> Result<Committed, StorageError> {
        let committed = self.mirror.commit(self.generation.get(), writes).await;
        match committed {
            Ok(Committed::Erased) => {
                self.erased.set(true);
                Err(StorageError::Erased)
            }
            Ok(committed) => Ok(committed),
            Err(_) => Err(StorageError::NotOnDevice),
        }
    }

    /// What the local store has and the mirror did not take goes with the next change.
    fn let_wait(&self, repairs: &[Repair]) {
        let mut waiting = self.waiting.borrow_mut();
        for repair in repairs {
            if waiting.iter().all(|known| known.key != repair.found.key) {
                waiting.extend(repair.wanted());
            }
        }
    }

    /// Brings the local store to what both shall hold, if it still holds what was compared.
    fn repair_local(&self, repair: Repair, may_merge: bool, loaded: &mut Loaded) {
        let Difference { key, local, .. } = repair.found;
        let Some(text) = repair.outcome.filter(|text| local.as_ref() != Some(text)) else {
            return;
        };
        let is_on_its_way = self.laid.borrow().get(&key).is_some();
        if (repair.is_merged && !may_merge) || is_on_its_way || self.store.read(&key) != Ok(local) {
            return;
        }
        if self.read_only.get() || repair.is_left {
            self.above.borrow_mut().insert(key.clone(), text.clone());
        } else {
            self.write_or_overlay(&key, &text);
        }
        let read = || Version::read(&key, &text, self.steps).ok();
        if let Some(version) = repair.version.or_else(read) {
            self.saw(&key, &version.envelope);
            loaded.records.push(version.record);
        }
        if repair.is_second {
            loaded.problems.push(Problem::SecondVersion);
        }
    }
}
