//! What is seldom decided: how things go for good, and how they come back out of a backup.

use super::decide::nothing;
use super::{Book, Change, Circumstance, Command};

/// Decides on such a wish. **Invariant**: only the second part of the app has one, and this
/// function is in that part (`xtask/src/finish/divider.rs`).
#[inline(never)]
pub(super) fn decide(book: &Book, command: Command, with: &Circumstance) -> Change {
    match command {
        Command::DeleteForGood(things) => book.delete_for_good(&things, with),
        Command::EmptyOldBin => book.empty_old_bin(with),
        Command::Restore(records) => book.restore(records, with),
        _ => nothing(),
    }
}
