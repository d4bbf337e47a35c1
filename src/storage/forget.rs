//! What was deleted for good goes from what was put aside, too.

use super::key::{Key, QUARANTINE};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::Repository;
use crate::domain::{Record, Thing, Timestamp};

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Removes what was put aside of these things and of the forms that belong to them.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred; what was removed before stays so.
    pub fn forget(&self, things: &[Thing]) -> Result<(), StoreFault> {
        let mut names = Vec::new();
        for thing in things {
            let forms = thing.forms().into_iter().map(Thing::Draft);
            for thing in forms.chain([*thing]) {
                names.push(Key::of(&Record::Gone(thing, Timestamp(0))).to_string());
            }
        }
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
