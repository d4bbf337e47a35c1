//! What was deleted for good goes from what was put aside, too.

use super::key::{Key, QUARANTINE};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::Repository;
use crate::domain::Thing;

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Removes what was put aside of these things and of the forms that belong to them.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred; what was removed before stays so.
    pub fn forget(&self, things: &[Thing]) -> Result<(), StoreFault> {
        let things = things.iter().flat_map(|thing| thing.with_forms());
        let names: Vec<String> = things.map(|thing| Key::from(thing).to_string()).collect();
        for key in self.store.keys()? {
            // A piece of which there was one already has signs behind its name.
            let name = key.strip_prefix(QUARANTINE).unwrap_or_default();
            if names
                .iter()
                .any(|known| name.trim_end_matches('~') == known)
            {
                self.store.remove(&key)?;
            }
        }
        Ok(())
    }
}
