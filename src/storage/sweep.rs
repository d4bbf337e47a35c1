//! The names of what was deleted for good go too, in the end.

use super::key::RECORDS;
use super::port::{Committed, DurableMirror, LocalStore, MirrorWrite};
use super::repository::{Repository, StorageError};
use super::version::Version;
use super::wire;
use crate::domain::bin::KEPT;
use crate::domain::{Record, Thing, Timestamp};

/// Keys of one transaction.
const SOME: usize = 200;

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Removes what was deleted for good at least [`KEPT`] ago from both stores, this one first:
    /// should the mirror bring it back, it is empty, and goes again. The entries and promises that
    /// were deleted for good and whose names were still there.
    ///
    /// # Errors
    /// [`StorageError`]; what is left is swept the next time.
    pub async fn sweep(&self, now: Timestamp) -> Result<Vec<Thing>, StorageError> {
        self.may_write()?;
        let mut gone = Vec::new();
        let mut writes = Vec::new();
        let mut texts = self.store.texts(RECORDS)?;
        texts.extend(self.above.borrow().iter().cloned());
        for (key, text) in texts {
            if wire::is_gone(&text)
                && let Ok(version) = Version::read(&key, &text, self.steps)
                && let Record::Gone(thing, deleted) = version.record
            {
                if !matches!(thing, Thing::Draft(_)) {
                    gone.push(thing);
                }
                if deleted.plus(KEPT) > now {
                    continue;
                }
                self.store.remove(&key)?;
                self.unsee(&key);
                self.above.borrow_mut().remove(&key);
                writes.push(MirrorWrite {
                    key,
                    expected: Some(text),
                    new: None,
                });
            }
        }
        for some in writes.chunks(SOME) {
            let mut some = some.to_vec();
            // What another tab wrote meanwhile stays.
            while let Committed::Conflict(held) = self.commit(&some).await? {
                some.retain(|write| held.iter().all(|(key, _)| *key != write.key));
            }
        }
        Ok(gone)
    }
}
