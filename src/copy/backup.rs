//! Backup, the bin, snapshots, moving, erasing. Restoring is in [`super::restore`].

use super::counted;

/// The screen's name.
pub const TITLE: &str = "Backup";
/// Beside "Backup", under More.
pub const HINT: &str = "A file of everything, the bin, another phone";
/// The button that saves a backup file.
pub const SAVE: &str = "Save a backup";
/// The button that hands a backup file to the share sheet.
pub const SEND: &str = "Send the file";
/// Under the button that saves a backup file.
pub const SAVE_HINT: &str = "One file with everything that is kept here. It is not locked: whoever \
     finds it can read it. Keep it where only you look.";
/// While a file is made.
pub const MAKING: &str = "Making the file…";
/// The share sheet was closed.
pub const NOT_SENT: &str = "Nothing was sent.";
/// Neither a download nor the share sheet worked.
pub const NOT_MADE: &str = "The browser did not take the file. Nothing here has changed. Try again, \
     or copy a code under Move my data.";

/// When a backup was last made, in days before today.
#[must_use]
pub fn last_backup(days: Option<i64>) -> String {
    let when = days.map_or_else(|| "never".to_owned(), days_ago);
    format!("Last backup: {when}")
}

fn days_ago(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("{days} days ago"),
    }
}

/// A file was handed to the browser.
#[must_use]
pub fn saved_as(name: &str) -> String {
    format!("Handed to the browser as {name}. Look whether you find it among your downloads.")
}

/// The share sheet took the file.
#[must_use]
pub fn sent(name: &str) -> String {
    format!("Handed on: {name}.")
}

/// The link to restoring, and the name of the file field.
pub const RESTORE: &str = "Restore a backup";
/// Beside the link.
pub const RESTORE_HINT: &str = "From a file or a code. You see first what would change";
/// The link to what was deleted.
pub const BIN: &str = "Bin";
/// Beside the link.
pub const BIN_HINT: &str = "What you deleted in the last 30 days";
/// The link to the copies of the last days.
pub const SNAPSHOTS: &str = "Snapshots";
/// Beside the link.
pub const SNAPSHOTS_HINT: &str = "Copies of the last days, on this device";
/// The link to moving.
pub const MOVE: &str = "Move my data";
/// Beside the link.
pub const MOVE_HINT: &str = "To another phone, or into the installed app";

/// Over the exports.
pub const EXPORTS: &str = "To read elsewhere";
/// Under their heading.
pub const EXPORTS_TEXT: &str = "For people and other programs. Troth restores from a backup only, \
     not from these.";
/// The button that saves everything as Markdown.
pub const MARKDOWN: &str = "Everything as text";
/// The button that saves promises as CSV.
pub const CSV: &str = "Promises as a table";

/// Over how much room is taken.
pub const ROOM: &str = "Room in this browser";

/// How much room is taken.
#[must_use]
pub fn room(percent: usize) -> String {
    let percent = if percent == 0 {
        "Less than 1".to_owned()
    } else {
        percent.to_string()
    };
    format!("{percent} % of the room this browser gives Troth")
}

/// The browser has promised to keep the data.
pub const KEPT: &str = "The browser has promised to keep it until you delete it.";
/// The browser has not promised it.
pub const NOT_KEPT: &str = "The browser has not promised to keep it: when the device runs out of \
     room, it may delete it. A backup file is safe from that.";
/// The button that asks for it.
pub const ASK_TO_KEEP: &str = "Ask the browser to keep it";
/// The browser did not promise it.
pub const ASKED: &str = "Not yet. A browser often says yes once Troth is installed, or used more.";

/// Over the advice on making room.
pub const TIDY: &str = "To make room";
/// What comes first.
pub const TIDY_TEXT: &str = "Save a backup first. Then any of these helps:";
/// Deleted things.
pub const TIDY_BIN: &str = "Empty the bin";
/// Over the longest entries.
pub const TIDY_LONGEST: &str = "Shorten or delete one of your longest entries:";

/// How long an entry is.
#[must_use]
pub fn length(characters: usize) -> String {
    counted(characters, "character", "characters")
}

/// Over what was put aside.
pub const ASIDE: &str = "Put aside";
/// The button that saves it.
pub const SAVE_ASIDE: &str = "Save the damaged pieces";

/// Damaged pieces that were put aside.
#[must_use]
pub fn aside(count: usize) -> String {
    format!(
        "{} could not be read. Nothing was deleted. Saved as a file, somebody who knows such files \
         may still read the words in it.",
        counted(count, "damaged piece", "damaged pieces")
    )
}

/// The quiet reminder on Today: the link.
pub const REMINDER_SAVE: &str = "Save one";
/// The quiet reminder on Today: the button.
pub const REMINDER_LATER: &str = "Later";

/// Over an entry in the bin.
pub const ENTRY: &str = "Entry";
/// Over a promise in the bin.
pub const PROMISE: &str = "Promise";
/// The empty bin.
pub const BIN_EMPTY_TITLE: &str = "Nothing is in the bin";
/// What the bin is for.
pub const BIN_EMPTY_TEXT: &str = "What you delete waits here for 30 days. Until then you can bring it \
     back.";
/// What the bin is for, over what is in it.
pub const BIN_LEAD: &str = "You can bring these back until their time is over.";
/// The button that brings it back.
pub const BRING_BACK: &str = "Restore";
/// The button that deletes it for good.
pub const FOR_GOOD: &str = "Delete for good";
/// The button that does it, after the question.
pub const FOR_GOOD_YES: &str = "Yes, delete it for good";
/// Before one thing is deleted for good.
pub const FOR_GOOD_ASK: &str = "It goes from here and from the snapshots, and cannot be brought back. A \
     backup file that you saved may still have it.";
/// The button that deletes all of it for good.
pub const EMPTY_BIN: &str = "Empty the bin";
/// The button that does it, after the question.
pub const EMPTY_BIN_YES: &str = "Yes, delete all of it for good";
/// Said after one thing was deleted for good.
pub const GONE: &str = "Deleted for good.";
/// Said after the bin was emptied.
pub const EMPTIED: &str = "The bin is empty.";
/// Said when damaged pieces of it could not be removed.
pub const STILL_ASIDE: &str = "Deleted here. A damaged piece of it could not be removed. Try again, or \
     erase everything.";
/// The button that shows more of the bin.
pub const BIN_OLDER: &str = "Show what was deleted earlier";

/// Before all of it is deleted for good.
pub const EMPTY_BIN_ASK: &str = "Everything in the bin goes from here and from the snapshots, and \
     cannot be brought back. A backup file that you saved may still have it.";

/// When something in the bin goes for good.
#[must_use]
pub fn goes(days: i64) -> String {
    match days {
        ..=0 => "Goes for good today".to_owned(),
        1 => "Goes for good tomorrow".to_owned(),
        _ => format!("Goes for good in {days} days"),
    }
}

/// Over the snapshots.
pub const SNAPSHOTS_LEAD: &str = "Once a day Troth makes a copy of everything here, and keeps the \
     last seven. They are on this device only: a backup file is safer.";
/// No snapshot yet.
pub const SNAPSHOTS_EMPTY_TITLE: &str = "No copy yet";
/// What snapshots are for.
pub const SNAPSHOTS_EMPTY_TEXT: &str = "Once a day, when there is something to copy, Troth makes one by \
     itself. You can go back to it here.";
/// The browser does not answer about snapshots.
pub const SNAPSHOTS_UNREADABLE: &str = "The browser does not show its copies just now. What you wrote is \
     safe. Open this page again.";
/// The button that shows what restoring a snapshot would change.
pub const LOOK: &str = "See what would change";

/// A daily snapshot.
pub const DAILY: &str = "Copy of the day";
/// Another snapshot.
pub const BEFORE_RESTORING: &str = "Made before a backup was restored";

/// How much is in a snapshot.
#[must_use]
pub fn snapshot_size(records: usize, kilobytes: usize) -> String {
    let things = counted(records, "thing", "things");
    format!("{things}, {} kB", kilobytes.max(1))
}

/// The move, in a tab of Safari: what it is about.
pub const MOVE_TAB_LEAD: &str = "In a Safari tab everything may be deleted after seven days without a \
     visit. In the installed app it stays. The two do not share what they keep, so take it across \
     once.";
/// The move anywhere else: what it is about.
pub const MOVE_LEAD: &str = "What you write is on this device only. A file or a code takes it to another \
     phone, or into the installed app.";
/// Over the steps here.
pub const MOVE_HERE: &str = "Here";
/// Over the steps in the installed app.
pub const MOVE_APP: &str = "In the installed app";
/// Over the steps on the other phone.
pub const MOVE_THERE: &str = "On the other phone";
/// In a tab of Safari: install.
pub const MOVE_INSTALL: &str = "Install Troth: tap Share, then Add to Home Screen. The icon can be seen by \
     whoever holds this phone.";
/// Take it along.
pub const MOVE_TAKE: &str = "Save a backup file, or make a code and copy it.";
/// Open Troth there.
pub const MOVE_OPEN_APP: &str = "Open Troth from the home screen.";
/// Open Troth on the other phone.
pub const MOVE_OPEN_THERE: &str = "Open Troth at the same address, and install it if you like. Bring the \
     file or the code there in a way that only you can see.";
/// Where to restore.
pub const MOVE_RESTORE: &str = "Go to More, Backup, Restore a backup.";
/// What to choose.
pub const MOVE_CHOOSE: &str = "Choose the file, or tap “Paste a code” and paste it.";
/// What to check.
pub const MOVE_CHECK: &str = "See what is new, tap Restore, and wait for “Everything is saved.”";
/// Over what to do afterwards.
pub const MOVE_AFTERWARDS: &str = "Afterwards";
/// What becomes of what is here, in a tab.
pub const MOVE_AFTER_TAB: &str = "Then write in the installed app only. What is left in this tab you can \
     erase: More, Erase everything.";
/// What becomes of what is here, elsewhere.
pub const MOVE_AFTER: &str = "What is here stays here. If the phone goes to somebody else, erase it: More, \
     Erase everything.";
/// What becomes of the file and the code.
pub const MOVE_DELETE: &str = "Delete the file, and copy something else over the code: both can be read by \
     whoever finds them.";
/// The button that makes a code.
pub const MAKE_CODE: &str = "Make a code";
/// The field with the code.
pub const YOUR_CODE: &str = "Your code";
/// The button that copies it.
pub const COPY_CODE: &str = "Copy the code";
/// The clipboard has it.
pub const CODE_COPIED: &str = "Copied. Paste it where you restore.";
/// The clipboard does not have it.
pub const CODE_NOT_COPIED: &str = "Not copied: the browser does not let Troth use the clipboard. Press and \
     hold the code, select all of it, and copy it.";
/// No code could be made.
pub const NO_CODE: &str = "This browser cannot make a code. Save a backup file instead.";

/// Under More: erasing.
pub const ERASE: &str = "Erase everything";
/// Beside it.
pub const ERASE_HINT: &str = "All that is kept here, from this browser";
/// Over what goes.
pub const ERASE_WHAT: &str = "What goes";
/// Before the list of what goes.
pub const ERASE_LEAD: &str = "This deletes all that Troth keeps in this browser:";
/// What goes beside entries and promises.
pub const ERASE_REST: [&str; 2] = [
    "the bin, drafts and favourites",
    "snapshots, damaged pieces and your choices",
];
/// What does not go.
pub const ERASE_NOT: &str = "It cannot be taken back. Backup files that you saved stay where they are, and \
     so does what you shared. Troth itself stays, empty.";
/// The field for the word.
pub const ERASE_FIELD: &str = "Type the word erase";
/// The word.
pub const ERASE_WORD: &str = "erase";
/// The word is another one.
pub const ERASE_NOT_TYPED: &str = "Nothing was erased. Type the word erase, then press the button.";
/// While it is erased.
pub const ERASING: &str = "Erasing…";
/// Another tab does not stand aside.
pub const ERASE_OTHER_TAB: &str = "Nothing was erased: Troth is open in another tab or window. Close it, \
     then try again.";
/// It could not be erased.
pub const ERASE_FAILED: &str =
    "Not everything could be erased. Close other tabs of Troth, then try again.";
/// The heading when it is done.
pub const ERASED_TITLE: &str = "Nothing is left";
/// When it is done.
pub const ERASED: &str = "Troth looked again: no entry, no promise, no snapshot and no choice of yours is \
     in this browser any more.";
/// The button after it is done.
pub const BEGIN_ANEW: &str = "Begin anew";

/// Entries and promises that go.
#[must_use]
pub fn erase_writing(entries: usize, promises: usize) -> String {
    format!(
        "{} and {}",
        counted(entries, "entry", "entries"),
        counted(promises, "promise", "promises")
    )
}
