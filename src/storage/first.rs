//! What the first screen is made of. It is noted when the app is left, so that the next start need not read
//! thousands of records before it shows anything.
//!
//! The note is a hint and nothing more: a start reads everything all the same, a moment later, and nothing is
//! decided before that ([`crate::app`]). It is taken away before a wish is written.

use super::key::{FIRST, Key, UNDER_WAY};
use super::port::{DurableMirror, LocalStore};
use super::repository::{Repository, stamp};
use super::version::Version;
use crate::domain::{Record, Thing};

/// Records that have to be left out for a note to be worth it: so many are read at once sooner than twice.
const MANY: usize = 100;

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// The records of the note. None if there is no note, or one of them is not as it was noted: then everything
    /// is to be [read first](Self::load).
    pub fn load_first(&self) -> Option<Vec<Record>> {
        let note = self.store.read(FIRST).ok()??;
        if self.store.read(UNDER_WAY).ok()?.is_some() {
            return None;
        }
        let mut records = Vec::new();
        let mut rest = note.as_str();
        while let Some((line, others)) = rest.split_once('\n') {
            let (key, noted) = line.split_once(' ')?;
            rest = others;
            let text = self.store.read(key).ok()??;
            let version = Version::read(key, &text, self.steps).ok()?;
            (stamp(&version.envelope) == noted).then_some(())?;
            records.push(version.record);
        }
        Some(records)
    }

    /// Notes these entries and promises, and every record of another kind; whether just that was noted before.
    /// Nothing is noted before everything was loaded, or if it would leave out few.
    pub fn note_first(&self, shown: &[Thing]) -> bool {
        let seen = self.seen.borrow();
        let Some(seen) = seen.as_ref() else {
            return false;
        };
        let mut note = String::new();
        let mut left_out = 0;
        for (key, stamp) in seen.iter() {
            let thing = match Key::parse(key) {
                Some(Key::Entry(id)) => Some(Thing::Entry(id)),
                Some(Key::Promise(id)) => Some(Thing::Promise(id)),
                _ => None,
            };
            if thing.is_none_or(|thing| shown.contains(&thing)) {
                for part in [key, " ", stamp, "\n"] {
                    note.push_str(part);
                }
            } else {
                left_out += 1;
            }
        }
        let before = self.store.read(FIRST).ok().flatten();
        let is_new = before.as_ref() != Some(&note);
        if self.may_write().is_err() || self.erasing.get() {
            return !is_new;
        }
        if left_out < MANY {
            self.forget_first();
        } else if is_new {
            // Without it the next start takes a little longer.
            let _ = self.store.write(FIRST, &note);
        }
        !is_new
    }

    /// Takes the note away: it is not true any more.
    pub(super) fn forget_first(&self) {
        if matches!(self.store.read(FIRST), Ok(Some(_))) {
            // Should it stay, the first screen is for a moment what it was before.
            let _ = self.store.remove(FIRST);
        }
    }
}
