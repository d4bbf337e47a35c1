//! The journal.

use super::counted;

/// The screen's name.
pub const TITLE: &str = "Journal";
/// The button that begins an entry.
pub const NEW: &str = "New entry";
/// The name of the text field.
pub const ENTRY: &str = "Entry";
/// In the empty text field.
pub const PLACEHOLDER: &str = "Write here. It saves itself.";
/// It is safe on the device.
pub const SAVED: &str = "Saved";
/// It is on its way.
pub const SAVING: &str = "Saving…";
/// The button that closes an entry.
pub const DONE: &str = "Done";
/// The button that deletes an entry.
pub const DELETE: &str = "Delete entry";
/// Said after an entry was deleted.
pub const DELETED: &str = "Entry deleted.";
/// Said after an entry came back.
pub const RESTORED: &str = "The entry is back.";
/// The date field.
pub const DATE: &str = "Date";
/// The time field.
pub const TIME: &str = "Time";
/// A date or time that cannot be read.
pub const UNREADABLE: &str = "This is not a date and a time. The entry stays where it was.";
/// The search box.
pub const SEARCH: &str = "Search journal";
/// The empty journal.
pub const EMPTY_TITLE: &str = "A private place to write";
/// What the empty journal is for.
pub const EMPTY_TEXT: &str = "What happened, what you felt, what you want to say and cannot yet. It \
     stays on this phone, and nobody is told.";
/// The button that shows older entries.
pub const OLDER: &str = "Show older entries";
/// The button under the notice before the first entry.
pub const START: &str = "Start writing";

/// When an entry stands, with its time of day.
#[must_use]
pub fn written(day: &str, time: &str) -> String {
    format!("Written {day}, {time}")
}

/// How many entries the search found.
#[must_use]
pub fn found(count: usize) -> String {
    if count == 0 {
        "No entry has these words.".to_owned()
    } else {
        format!("{} found", counted(count, "entry", "entries"))
    }
}

/// Said when another tab changed the same entry.
pub const SECOND_VERSION: &str = "This entry was changed in another tab. What you write here is kept \
     as a second entry.";
/// Over the list, and said when its screen is left: a text that is no entry.
pub const NOT_SAVED_YET: &str =
    "Something you wrote could not be saved as an entry yet. Its words are waiting for you.";
/// Behind the reason why a text is not saved as an entry.
pub const KEPT_AS_DRAFT: &str = "Your words are kept as a draft; the journal leads back to them.";
/// The same, where even that was not possible.
pub const ONLY_ON_SCREEN: &str = "Your words are only on this screen: copy them somewhere else before \
     you close it.";
/// The button back to it.
pub const REOPEN: &str = "Open it";
