//! What went wrong: what happened, what is safe, what to do.

use crate::domain::{DueField, Refusal};
use crate::storage::{Problem, StorageError};

/// Said after an address that names no screen.
pub const UNKNOWN_ADDRESS: &str =
    "Troth does not know this address. You are on Today; nothing has changed.";

/// Stays on the screen while the browser blocks storage.
pub const MEMORY_ONLY: &str = "This browser does not let Troth keep anything. You can read and \
     write, but everything is gone when you close this page. To keep what you write, allow \
     storage for this site, or leave private browsing.";

/// Instead of "Saved" while the browser blocks storage.
pub const KEPT_IN_THIS_TAB: &str = "Kept only until you close this page";
/// Instead of "Saved" while there is no durable mirror.
pub const KEPT_ONCE: &str = "Kept in this browser, without a second copy";
/// Instead of "Saved" until the durable mirror has it.
pub const NOT_ON_DEVICE: &str = "Kept in this tab, not yet on the device";
/// Instead of "Saved" after everything was erased.
pub const NOT_SAVED: &str = "Not saved";

/// Stays on the screen while there is no durable mirror.
pub const NO_SECOND_COPY: &str = "This browser keeps no second copy of what you write. Your words are \
     here, but the browser can take a minute to write them down. Give it that minute before you close \
     it, and save a backup now and then.";
/// Stays on the screen after everything was erased in another tab.
pub const ERASED: &str = "Not saved: everything was erased in another tab. What you see here is kept \
     nowhere else: copy what you need, then reload.";
/// Stays on the screen after another tab wrote what this Troth does not know.
pub const NEWER_ELSEWHERE: &str = "A newer Troth is open in another tab, and has written here. All of it \
     is safe. This tab only reads now. Reload it to get the newer Troth.";
/// The title of a screen that stands aside.
pub const ASIDE_TITLE: &str = "One moment";
/// In place of every screen while another tab erases everything.
pub const ASIDE_TEXT: &str =
    "Troth is being erased in another tab. This tab waits until that is done.";
/// Whoever would load the page anew has typed what is kept nowhere.
pub const COPY_FIRST: &str = "What you typed last is on this screen and nowhere else. Copy it first, then \
     press Reload again.";
/// The button that loads the page anew.
pub const RELOAD: &str = "Reload";

/// Said once, when the room runs short.
pub const FILLING: &str = "More than half of the room that this browser gives Troth is used. Nothing is \
     wrong. A backup is a good idea now.";
/// Stays on the screen when there is little room left.
pub const NEARLY_FULL: &str = "The room that this browser gives Troth is nearly used up. All you wrote is \
     safe. Save a backup, then make room: delete for good what is in the bin, or shorten long entries.";
/// What stands in a form is on the screen and nowhere else.
pub const DRAFT_NOT_KEPT: &str = "What you type here cannot be kept just now. It stays on the screen: \
     send it, or copy it somewhere else, before you close this page.";
/// What was deleted for good may be in the copies of the last days.
pub const STILL_IN_COPIES: &str = "It is deleted here, but the copies of the last days could not be \
     changed: its words may still be in them. Troth tries again each hour while it is open.";

/// Why a wish was refused.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::EntryEmpty => "There is nothing in this entry yet.".into(),
        Refusal::EntryTooLong { has, max } => too_long("This entry", *has, *max),
        Refusal::EntryInFuture => {
            "An entry cannot stand under a time that has not come. It stays where it was. Choose an \
             earlier date or time."
                .into()
        }
        Refusal::NoSuchEntry => "This entry has been deleted. What you see is still here to copy.".into(),
        Refusal::PromiseEmpty => "Say what is promised. Nothing else is needed.".into(),
        Refusal::PromiseTooLong { has, max } => too_long("The promise", *has, *max),
        Refusal::NoteEmpty => "There is nothing in this note yet.".into(),
        Refusal::NoteTooLong { has, max } => too_long("The note", *has, *max),
        Refusal::DueInPast(DueField::Date) => "Due date: this day has passed. Choose today or later.".into(),
        Refusal::DueInPast(DueField::Time) => "Due time: this time has passed. Choose a later one.".into(),
        Refusal::DueUnreadable(DueField::Date) => "Due date: this is not a date. Write it as year-month-day.".into(),
        Refusal::DueUnreadable(DueField::Time) => "Due time: this is not a time. Write it as hours:minutes.".into(),
        Refusal::DueWithoutDate => "Due date: a time needs a date too. Choose one, or take the time out.".into(),
        Refusal::AlreadyDue => {
            "The due time has come, so it stays as it is. You can mark the promise kept or not kept.".into()
        }
        Refusal::AlreadyMarked => "This promise is marked already. You can take the mark back.".into(),
        Refusal::NoSuchPromise => "This promise has been deleted.".into(),
        Refusal::NothingToUndo => "This was taken back already. Nothing has changed.".into(),
    }
}

fn too_long(what: &str, has: usize, max: usize) -> String {
    format!(
        "{what} has {} characters; Troth keeps up to {}. Your words are still here, but the newest \
         are not saved. Shorten them, or go on in a second one.",
        grouped(has),
        grouped(max),
    )
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1000), number % 1000)
    }
}

/// Why a change was not kept.
#[must_use]
pub fn storage(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "Not saved: this browser has no room left for Troth. What was saved before is safe. Save \
             a backup (More, Backup), then make room: delete for good what is in the bin, or shorten \
             a long entry."
                .into()
        }
        StorageError::Blocked => {
            "Not saved: the browser does not let Troth keep anything just now. What was saved \
             before is safe, and words that you are writing are still on the screen. Allow storage \
             for this site, then try again."
                .into()
        }
        StorageError::Newer => {
            "Not saved: what is kept here was written by a newer Troth. All of it is safe. Reload \
             the page to get the newer Troth."
                .into()
        }
        StorageError::Damaged => {
            "Not saved: what stood here before cannot be read, and could not be put aside. Nothing \
             was written over. Make room on this device, then try again."
                .into()
        }
        StorageError::NotOnDevice => {
            "Kept in this tab, not yet on the device. Leave it open: Troth goes on trying.".into()
        }
        StorageError::Erased => ERASED.into(),
        StorageError::Failed(name) => format!(
            "Not saved: the browser answered with “{name}”. What was saved before is safe, and \
             words that you are writing are still on the screen. Try again; if it stays so, copy them \
             somewhere else."
        ),
    }
}

/// What was found when the store was read at the start.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::PutAside { .. } => {
            "One thing could not be read. It was put aside, not deleted, and \
             everything else is here."
                .into()
        }
        Problem::LeftInPlace { .. } => {
            "One thing could not be read. It stays where it is, untouched, and \
             everything else is here."
                .into()
        }
        Problem::Newer => {
            "What is kept here was written by a newer Troth. You can read it, but not \
             change it. Reload the page to get the newer Troth."
                .into()
        }
        Problem::Unfinished => "Something you did last time could not be written down yet: this \
             browser has no room left for Troth. You see it here, and nothing older has changed. \
             Make room, then open Troth again."
            .into(),
        Problem::SecondVersion => "Two versions of an entry were found; both are there.".into(),
    }
}

/// The store could not be read at all.
#[must_use]
pub fn unreadable_store(name: &str) -> String {
    format!(
        "What is kept here could not be read (“{name}”). Nothing was changed or deleted. Close Troth \
         and open it again."
    )
}
