//! Records of older versions become records of this one.
//!
//! An older record is read through the steps from its version to this one; the next write makes it
//! one of this version. [`Repository::migrate`] writes all of them.

use super::envelope::{newest, version_of};
use super::port::{DurableMirror, LocalStore};
use super::repository::{Repository, StorageError};
use super::version::Version;
use crate::domain::{Change, Record, Timestamp};

/// What turns the body of one version, under this key, into that of the next; none if it makes no
/// sense.
pub type Step = fn(key: &str, body: &str) -> Option<String>;

/// The steps of every version up to this one: the first makes version 2 of version 1.
pub const STEPS: &[Step] = &[];

/// Records that are written in one go.
const SOME: usize = 90;

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// The same with other steps, for trying them out.
    #[must_use]
    pub fn with_steps(mut self, steps: &'static [Step]) -> Self {
        self.steps = steps;
        self
    }

    /// Writes every record of an older version anew, some at a time. Wherever it stops, each
    /// record is of the older version and readable, or of the new one; the next call goes on.
    ///
    /// # Errors
    /// As [`Self::stage`] and [`Self::settle`].
    pub async fn migrate(&self, now: Timestamp) -> Result<(), StorageError> {
        let mut older = Vec::new();
        for (key, text) in self.texts()? {
            if version_of(&text).is_some_and(|version| version < newest(self.steps))
                && let Ok(version) = Version::read(&key, &text, self.steps)
            {
                older.push(version.record);
            }
        }
        while !older.is_empty() {
            let records: Vec<Record> = older.drain(..older.len().min(SOME)).collect();
            let undo = None;
            let staged = self.stage(&Change { records, undo }, now)?;
            self.settle(vec![staged]).await?;
        }
        Ok(())
    }
}
