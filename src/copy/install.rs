//! More → Install.

/// The screen's name.
pub const TITLE: &str = "Install";
/// Beside "Install".
pub const HINT: &str = "On the home screen, in a window of its own";
/// What it is, and who sees it.
pub const LEAD: &str = "Installed, Troth opens from the home screen like any other app. Whoever holds \
     this device can see its icon and its name there. In the browser it works the same, without a \
     network too.";
/// Troth runs as an app, or has just become one.
pub const DONE: &str = "Troth is installed.";
/// Opens the browser's own question.
pub const ASK: &str = "Install Troth";
/// The browser's own question was opened.
pub const ASKED: &str = "Your browser asks you now. If you say yes, Troth will be among your apps in a \
     moment.";
/// On an iPhone or iPad: the name of each picture, and what to do.
pub const IOS: [(&str, &str); 3] = [
    (
        "share",
        "Tap Share, at the edge of the screen. In some versions it is behind three dots.",
    ),
    ("add", "Scroll down and tap Add to Home Screen."),
    ("home", "Tap Add. Troth is now on the home screen."),
];
/// In Safari on a Mac.
pub const DOCK: &str = "In Safari’s menu bar, open File and choose Add to Dock.";
/// Where the installed app keeps its own things.
pub const APART: &str = "The installed app begins empty: it does not see what you wrote in the browser. \
     You can take that with you.";
/// In every other browser.
pub const MENU: &str = "Open the browser’s own menu (on a phone often three dots) and look for Install or \
     Add to Home screen. Not every browser has it.";
