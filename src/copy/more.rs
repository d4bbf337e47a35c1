//! Everything behind "More".

use crate::domain::{Appearance, Way};

/// The screen's name.
pub const TITLE: &str = "More";
/// Helplines.
pub const HELP: &str = "Help";
/// Beside "Help".
pub const HELP_HINT: &str = "Helplines, without a network too";
/// Sharing the app.
pub const SHARE: &str = "Share Troth";
/// Beside "Share Troth".
pub const SHARE_HINT: &str = "A link. Nothing that you wrote goes with it";
/// Light and dark, and the door's answer.
pub const APPEARANCE: &str = "Appearance";
/// Beside "Appearance".
pub const APPEARANCE_HINT: &str = "Light or dark, and whom the guide speaks to";
/// What Troth is.
pub const ABOUT: &str = "About";
/// Beside "About".
pub const ABOUT_HINT: &str = "What Troth does and does not do, and its sources";

/// Said once, and in "More", when a new version can be used.
pub const UPDATE_READY: &str = "A new version is ready";
/// Goes on with the present version.
pub const LATER: &str = "Later";

/// Over the choice of light and dark.
pub const LIGHT_OR_DARK: &str = "Light or dark";
/// Over the door's answer.
pub const WAY_IN: &str = "Whom the guide speaks to";
/// Under the door's answer.
pub const WAY_IN_HINT: &str =
    "It orders the chapters and the words that are offered. It hides nothing.";

/// A choice of light or dark.
#[must_use]
pub const fn appearance(appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::System => "As the system",
        Appearance::Light => "Light",
        Appearance::Dark => "Dark",
    }
}

/// The door's answer.
#[must_use]
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Broke => "I broke trust",
        Way::Hurt => "I was hurt",
        Way::Read => "Just read",
    }
}

/// Before the first share.
pub const SHARE_ASK: &str =
    "Have they asked for space, or a court for no contact? Then do not send.";
/// Before the first share, what it is about.
pub const SHARE_OFF: &str = "Sharing is off until you turn it on.";
/// Turns sharing on.
pub const SHARE_TURN_ON: &str = "Turn on sharing";
/// Over what will be sent.
pub const SHARE_EXACTLY: &str = "This is all that will be sent:";
/// Opens the system's share sheet.
pub const SHARE_OPEN: &str = "Share";
/// Copies the link.
pub const COPY: &str = "Copy link";
/// The clipboard has the link.
pub const COPIED: &str = "Copied. You can paste the link where you like.";
/// The clipboard does not have the link.
pub const NOT_COPIED: &str = "Not copied: the browser does not let Troth use the clipboard. Press and \
     hold the link above to copy it.";
/// The share sheet took it.
pub const SHARED: &str = "Handed to your phone's share sheet.";
/// The share sheet did not open.
pub const NOT_SHARED: &str =
    "The share sheet did not open. Nothing was sent. You can copy the link instead.";
/// What a shared app link says.
pub const SHARE_TEXT: &str = "Troth: small promises, kept.";

/// What Troth is, a paragraph each.
pub const ABOUT_TEXT: [&str; 4] = [
    "Troth is an old word for faithfulness, and for a promise solemnly made. This app walks with \
     you through the long process after trust was broken: guidance, a private journal, and \
     promises made visible.",
    "It works without a network and without an account. Nothing you write leaves this phone unless \
     you send it. There is no advertising and no measuring of what you do.",
    "What you write is kept in this browser, on this phone. Anyone who can open the phone can open \
     Troth. If the browser's data is deleted, what you wrote is deleted with it.",
    "Leave quickly shows a neutral page at once and hides Troth until you ask for it. It does not \
     erase the browser's history, and software that watches this phone still sees.",
];
/// Over the sources.
pub const SOURCES: &str = "Where this comes from";
/// Beside "Hurt, or harm?".
pub const SAFETY_HINT: &str = "Five private questions. No answer is kept";
/// The line that says which build this is.
#[must_use]
pub fn version(version: &str) -> String {
    format!("Troth {version}")
}
