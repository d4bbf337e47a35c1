//! Erasing everything: in the mirror first, then here; marked in both until all of it is done.

use super::envelope::Envelope;
use super::key::{GENERATION, PENDING, PREFIX, UNDER_WAY};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::{Repository, StorageError, generation_in};
use super::texts::Texts;

/// What stands under [`UNDER_WAY`].
pub(super) const ERASING: &str = "erasing";

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Erases everything in both stores. The caller then removes what it keeps elsewhere, and
    /// calls [`Self::erased`]; until then the erasure is marked as under way, and the next start
    /// goes on with it.
    ///
    /// # Errors
    /// [`StorageError`] of the mirror: nothing is erased, as far as is known. Of the local store:
    /// the next start, or erasing again, goes on.
    pub async fn erase(&self) -> Result<(), StorageError> {
        let mut known = self.generation.get().max(generation_in(&self.store));
        if !self.compared.get() {
            known = known.max(self.mirror.compare(&self.store).await?.generation);
        }
        let generation = known + 1;
        self.mirror.erase(generation).await?;
        self.erasures.set(self.erasures.get() + 1);
        self.waiting.take();
        self.generation.set(generation);
        self.erasing.set(true);
        // Without room for the mark, that of the mirror is enough.
        let _ = self.store.write(UNDER_WAY, ERASING);
        self.clear(false)?;
        self.store.write(GENERATION, &generation.to_string())?;
        Ok(())
    }

    /// Whether an erasure is under way: it was begun here, or [`Self::load`] or
    /// [`Self::reconcile`] found it unfinished. The caller removes what it keeps elsewhere, and
    /// calls [`Self::erased`].
    pub fn is_erasing(&self) -> bool {
        self.erasing.get()
    }

    /// The erasure is finished everywhere: the marks go.
    ///
    /// # Errors
    /// [`StorageError`]; the next start calls it again.
    pub async fn erased(&self) -> Result<(), StorageError> {
        self.mirror.erased().await?;
        self.store.remove(UNDER_WAY)?;
        self.erasing.set(false);
        Ok(())
    }

    /// Removes every own key of the local store, but for what says that this is under way. With
    /// `but_mine`, what this very tab wrote stays: it is from after the erasure.
    pub(super) fn clear(&self, but_mine: bool) -> Result<(), StoreFault> {
        for over in [&self.above, &self.laid] {
            *over.borrow_mut() = Texts::default();
        }
        if !but_mine && let Some(seen) = self.seen.borrow_mut().as_mut() {
            *seen = Texts::default();
        }
        for key in self.store.keys()? {
            let is_own = key.starts_with(PREFIX) && key != GENERATION && key != UNDER_WAY;
            if is_own && !(but_mine && self.is_mine(&key)?) {
                self.store.remove(&key)?;
                self.unsee(&key);
            }
        }
        Ok(())
    }

    fn is_mine(&self, key: &str) -> Result<bool, StoreFault> {
        if key.starts_with(PENDING) {
            return Ok(key.split('-').nth(1) == Some(&self.tab));
        }
        let text = self.store.read(key)?.unwrap_or_default();
        let envelope = Envelope::decode_with(key, &text, self.steps);
        Ok(envelope.is_ok_and(|envelope| envelope.by == self.tab))
    }
}
