//! What is said when the app did not start or has stopped. The build puts it into `assets/rescue.js`;
//! what must be there without any other file stands in [`super::shell`].

/// It ran, and does no more: heading.
pub const STOPPED: &str = "Troth has stopped";
/// The browser cannot run it.
pub const ABSENT: &str = "This browser does not run WebAssembly, which the journal and promises need. \
     Lockdown Mode and some settings switch it off.";
/// It came upon a fault of its own.
pub const CRASHED: &str = "Something went wrong inside the app, so it went no further.";
/// Said after that, in place of what is said where it did not start.
pub const SAFE: &str = "What was saved is still on this device, and nothing more was changed.";
/// It stopped again and again.
pub const LOOPS: &str = "It stopped several times in a row, so it was not started again.";
/// Over the words that stood in a field.
pub const TYPED: &str = "Typed last, and perhaps not saved. Copy what you need.";
/// Saves a backup.
pub const EXPORT: &str = "Export my data";
/// The browser has the backup.
pub const EXPORTED: &str = "The browser has the backup now. Troth restores it under More, Backup.";
/// The browser refused, or something came in between.
pub const NOT_EXPORTED: &str =
    "The backup could not be made. What you wrote is still in this browser.";
/// There is nothing to put into a backup.
pub const NOTHING: &str = "Nothing that you wrote was found in this browser.";
/// Removes the app's files and fetches them again.
pub const RESET: &str = "Reset app files";
/// What that does.
pub const RESET_HINT: &str = "Resetting fetches the app’s files again. What you wrote stays.";
/// They could not be fetched again.
pub const UNREACHABLE: &str = "Troth’s files cannot be fetched just now. Nothing was removed.";
