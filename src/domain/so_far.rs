//! The record of promises, in plain counts.

use super::{Book, Moment, Promiser, Timestamp};

/// How many days "So far" looks back.
pub const DAYS: i64 = 30;

/// Counts over the last [`DAYS`] days: by the due time, or without one by when it was marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    /// Marked kept.
    pub kept: usize,
    /// Marked not kept.
    pub not_kept: usize,
    /// The due time has passed, and nobody has marked it. This is not "not kept".
    pub not_marked: usize,
}

impl SoFar {
    /// Counts one person's promises.
    #[must_use]
    pub fn of(book: &Book, promiser: Promiser, now: &Moment) -> Self {
        let since = now.at.plus(-DAYS * Timestamp::DAY);
        let mut counts = Self::default();
        for state in book.promises().filter_map(super::Promise::state) {
            if state.promiser != promiser {
                continue;
            }
            let due = state.due.as_ref().map(|due| due.at);
            match state.mark {
                // One marked early counts at once: the earlier of the two times decides.
                Some(mark) if due.map_or(mark.at, |due| due.min(mark.at)) >= since => {
                    if mark.kept {
                        counts.kept += 1
                    } else {
                        counts.not_kept += 1
                    }
                }
                None if due.is_some_and(|due| due >= since && due <= now.at) => {
                    counts.not_marked += 1
                }
                _ => {}
            }
        }
        counts
    }

    /// All three together.
    #[must_use]
    pub const fn total(self) -> usize {
        self.kept + self.not_kept + self.not_marked
    }
}
