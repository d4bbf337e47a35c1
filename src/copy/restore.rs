//! Restoring a backup: from choosing the file to the summary.

use super::counted;

/// Over the file field.
pub const CHOOSE_FILE: &str = "Choose a file";
/// The restore page, before anything is chosen.
pub const RESTORE_LEAD: &str = "Nothing changes before you have seen what is inside.";
/// The file field's hint.
pub const FILE_HINT: &str = "Its name begins with troth-backup.";
/// Opens the field for a code.
pub const PASTE: &str = "Paste a code";
/// The field for a code.
pub const CODE: &str = "Code";
/// The button that reads the code.
pub const READ_CODE: &str = "Read the code";
/// While a file is read.
pub const READING: &str = "Reading";
/// The button that stops it.
pub const STOP: &str = "Stop";
/// The button that chooses another file.
pub const ANOTHER: &str = "Choose another file";

/// The button that goes back to the list of snapshots.
pub const ANOTHER_COPY: &str = "Choose another copy";

/// How far reading is.
#[must_use]
pub fn reading(percent: usize) -> String {
    format!("Reading… {percent} %")
}

/// The file is none of Troth's.
pub const NOT_A_BACKUP: &str = "This is not a backup of Troth. Nothing here has changed. Choose a file \
     whose name begins with troth-backup.";
/// There is nothing in the file.
pub const EMPTY_FILE: &str = "There is nothing in this file. Nothing here has changed. Save the backup \
     again where it was made, then choose the new file.";
/// A newer Troth wrote the file.
pub const NEWER_FILE: &str = "A newer Troth made this backup. It is fine, and nothing here has changed. \
     Reload the page to get the newer Troth, then choose the file again.";
/// The file is locked with a passphrase.
pub const LOCKED_FILE: &str = "This backup is locked with a passphrase, and this Troth cannot open it \
     yet. The file is fine, and nothing here has changed.";
/// The browser could not read the file.
pub const UNREADABLE_FILE: &str = "The browser could not read this file. Nothing here has changed. Choose \
     it again; if it is on another device or in a cloud, copy it here first.";
/// The code is none, or only a part of one.
pub const NOT_A_CODE: &str = "This is not a whole code. Nothing here has changed. Copy it again, from its \
     beginning to its end.";

/// A snapshot could not be read.
pub const SNAPSHOT_LOST: &str =
    "This copy cannot be read. Nothing here has changed. Try another one.";

/// Over what is in a backup.
pub const INSIDE: &str = "What would change";
/// Over the boxes.
pub const CHOOSE: &str = "What do you want to restore?";
/// Not there yet.
pub const NEW: &str = "Not here yet";
/// In the bin, or deleted for good.
pub const BROUGHT_BACK: &str = "Deleted here";
/// What bringing back means.
pub const BROUGHT_BACK_HINT: &str = "They come back.";
/// Different here.
pub const REPLACED: &str = "Different here";
/// What replacing means.
pub const REPLACED_HINT: &str = "Entries get the words of the backup in place of what stands here now. \
     Promises only get what they lack; nothing is taken from them.";
/// The same here.
pub const SAME: &str = "The same here";
/// What becomes of what is the same.
pub const SAME_HINT: &str = "Nothing happens to these.";
/// Cannot be read.
pub const DAMAGED: &str = "Damaged";
/// What becomes of what is damaged.
pub const DAMAGED_HINT: &str = "These cannot be read. Everything else can be restored.";
/// Of a newer Troth.
pub const NEWER: &str = "From a newer Troth";
/// What to do with what is newer.
pub const NEWER_HINT: &str = "Reload the page to get the newer Troth, then restore these.";
/// The file is not as it was saved.
pub const INCOMPLETE: &str = "The file is not as it was saved: it ends too early, or was changed. What is \
     whole in it can be restored; something may be missing.";
/// There is nothing to restore.
pub const ALL_HERE: &str = "Everything in it is here already. There is nothing to restore.";
/// A snapshot is made first.
pub const SNAPSHOT_FIRST: &str =
    "A snapshot of what is here now is made first, so that you can go back.";
/// No box is ticked.
pub const NOTHING_CHOSEN: &str = "Tick at least one of the boxes.";
/// An entry that is damaged.
pub const AN_ENTRY: &str = "an entry";
/// A promise that is damaged.
pub const A_PROMISE: &str = "a promise";
/// Anything else that is damaged.
pub const SOMETHING: &str = "something else";

/// When the backup was made.
#[must_use]
pub fn made(moment: &str) -> String {
    format!("Made {moment}")
}

/// How many entries, promises and other things.
#[must_use]
pub fn amounts(of: [usize; 3]) -> String {
    let [entries, promises, others] = of;
    let mut parts = Vec::new();
    if entries > 0 {
        parts.push(counted(entries, "entry", "entries"));
    }
    if promises > 0 {
        parts.push(counted(promises, "promise", "promises"));
    }
    if others > 0 {
        parts.push(counted(others, "choice or draft", "choices and drafts"));
    }
    parts.join(", ")
}

/// Where something damaged stands in the file, and what it is.
#[must_use]
pub fn damaged(line: usize, what: &str) -> String {
    format!("Line {line}: {what}")
}

/// More that is damaged.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// The button that restores.
pub const RESTORE: &str = "Restore";
/// Over the summary.
pub const OVER: &str = "What was restored";
/// While records are restored.
pub const RESTORING: &str = "Restoring";
/// What happens when one leaves.
pub const MAY_LEAVE: &str = "If you leave this page, what is restored by then stays. Restoring the same \
     backup again finishes it.";
/// Over what is said when no snapshot could be made.
pub const NO_SNAPSHOT_TITLE: &str = "Not restored yet";
/// A snapshot could not be made, so nothing was restored.
pub const NO_SNAPSHOT: &str = "No snapshot could be made first, so nothing was restored. Save a backup of \
     what is here now, then come back and restore without a snapshot.";
/// The button that restores though there is no snapshot.
pub const WITHOUT_SNAPSHOT: &str = "Restore without a snapshot";
/// Under the summary, where it is not on the device.
pub const NOT_ON_DEVICE: &str = "It is kept in this tab, not yet on the device. Leave it open; Troth goes \
     on trying.";
/// Under the summary, where the browser blocks storage.
pub const THIS_TAB_ONLY: &str = "It is kept only until you close this page.";
/// Under the summary, where it was stopped or failed.
pub const FINISH_LATER: &str = "Restoring the same backup again finishes it.";
/// The link from the summary.
pub const TO_JOURNAL: &str = "To the journal";

/// How far restoring is.
#[must_use]
pub fn restored_of(done: usize, of: usize) -> String {
    format!("Restored {done} of {of}")
}

/// Everything chosen was restored, and is on the device.
#[must_use]
pub fn restored(count: usize) -> String {
    format!("Restored {count}. Everything is saved.")
}

/// Everything chosen was restored; whether it is saved is said elsewhere.
#[must_use]
pub fn restored_only(count: usize) -> String {
    format!("Restored {count}.")
}
