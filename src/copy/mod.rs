//! Every visible sentence, in English: by screen, as constants where nothing varies and as
//! functions where something does. Another language is another folder of the same names.
//!
//! Second person, plain, short. Never blame, diagnose, praise, or promise an outcome. An error
//! says what happened, what is safe, and what to do next.

pub mod backup;
pub mod errors;
pub mod export;
pub mod guide;
pub mod install;
pub mod journal;
pub mod more;
pub mod promises;
pub mod rescue;
pub mod restore;
pub mod safety;
pub mod shell;
pub mod sources;
pub mod today;

/// The button that takes the last thing back.
pub const UNDO: &str = "Undo";
/// The button that takes a notice away.
pub const CLOSE: &str = "Close";
/// The button that leaves a form without doing anything.
pub const CANCEL: &str = "Cancel";
/// The link back to where one came from.
pub const BACK: &str = "Back";

/// A count with its noun: "1 card", "3 cards".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
