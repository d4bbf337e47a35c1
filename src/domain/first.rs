//! What the first screens show of everything that is kept: so much is read before anything else.

use std::cmp::Reverse;

use super::{Book, Entry, Promise, Thing};

/// Entries that the journal shows at once: as many as a screen has room for.
pub const ROWS: usize = 6;

impl Book {
    /// What Today and the first rows of the journal are made of, whatever the clock says: every promise without
    /// a mark, the newest entries, and something, if there is any writing at all.
    #[must_use]
    pub fn shown_first(&self) -> Vec<Thing> {
        let entries = newest_first(self.entries());
        let entries = entries.iter().take(ROWS);
        let is_open = |promise: &&Promise| {
            let state = promise.state();
            state.is_some_and(|state| state.mark.is_none())
        };
        let open = self.promises().filter(is_open);
        let mut shown: Vec<Thing> = entries.map(|entry| Thing::Entry(entry.id)).collect();
        shown.extend(open.map(|promise| Thing::Promise(promise.id)));
        if shown.is_empty() {
            let some = self.promises().take(1);
            shown.extend(some.map(|promise| Thing::Promise(promise.id)));
        }
        shown
    }
}

/// These entries, the newest first.
pub fn newest_first<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<&'a Entry> {
    let mut entries: Vec<&Entry> = entries.collect();
    entries.sort_unstable_by_key(|entry| Reverse((entry.when.on_the_wall(), entry.id)));
    entries
}
