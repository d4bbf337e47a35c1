//! The words of the static shell: what can be read before the app has started, or without it.

use crate::guide::Audience;
use crate::route::Tab;

/// The name. Also the title of the page, always.
#[must_use]
pub const fn brand() -> &'static str {
    "Troth"
}

/// What a search engine or a home screen may say about it.
#[must_use]
pub const fn description() -> &'static str {
    "Guidance, a private journal and promises. Works offline, with no account."
}

/// The first stop of the keyboard.
#[must_use]
pub const fn skip_link() -> &'static str {
    "Skip to the content"
}

/// The button that hides everything.
#[must_use]
pub const fn leave_quickly() -> &'static str {
    "Leave quickly"
}

/// The name of the tab bar.
#[must_use]
pub const fn main_navigation() -> &'static str {
    "Main"
}

/// The name of a tab.
#[must_use]
pub const fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Today => "Today",
        Tab::Guide => "Guide",
        Tab::Promises => "Promises",
        Tab::Journal => "Journal",
        Tab::More => "More",
    }
}

/// The heading of the door.
#[must_use]
pub const fn door_title() -> &'static str {
    "Trust was broken."
}

/// What this is: one paragraph each.
#[must_use]
pub const fn door_lines() -> [&'static str; 2] {
    [
        "That is not always beyond repair, and it takes long.",
        "Cards to read, a journal, and promises. What you write stays on this device.",
    ]
}

/// The ways in: the value of `data-way`, and the words.
#[must_use]
pub const fn door_ways() -> [(&'static str, &'static str); 4] {
    [
        ("broke", "I broke trust"),
        ("hurt", "I was hurt"),
        ("afraid", "I'm afraid, or not sure"),
        ("read", "Just read"),
    ]
}

/// The heading of the list of chapters.
#[must_use]
pub const fn chapters_title() -> &'static str {
    "Guide"
}

/// The name of the list of chapters.
#[must_use]
pub const fn chapters_navigation() -> &'static str {
    "Chapters"
}

/// How many cards a chapter has.
#[must_use]
pub fn card_count(count: usize) -> String {
    if count == 1 {
        "1 card".to_owned()
    } else {
        format!("{count} cards")
    }
}

/// The name of the deck.
#[must_use]
pub const fn cards_region() -> &'static str {
    "Cards"
}

/// Whom the "you" of a card addresses.
#[must_use]
pub const fn addressed_to(audience: Audience) -> &'static str {
    match audience {
        Audience::Broke => "For the one who broke trust",
        Audience::Hurt => "For the one who was hurt",
        Audience::Both => "For both",
    }
}

/// A card's way to the journal.
#[must_use]
pub const fn write_about_it() -> &'static str {
    "Write about it"
}

/// A card's way to a promise.
#[must_use]
pub const fn make_a_promise() -> &'static str {
    "Make a promise"
}

/// A card's way to safety.
#[must_use]
pub const fn hurt_or_harm() -> &'static str {
    "Hurt, or harm?"
}

/// The heading of the static help.
#[must_use]
pub const fn help_title() -> &'static str {
    "If you are afraid"
}

/// What the static help says, before the numbers.
#[must_use]
pub const fn help_lines() -> [&'static str; 2] {
    [
        "You owe no patience to someone you fear. If you may be in danger, leave the repair for \
         later: safety comes first. Fear and a pattern matter; you need not be sure before you \
         talk to somebody, alone.",
        "The emergency number, and a line for anyone hurt by a partner:",
    ]
}

/// What the static help says after the numbers.
#[must_use]
pub const fn help_after() -> &'static str {
    "Calls can show in the call log and on the bill. More helplines are under More, Help."
}

/// Scripts are switched off.
#[must_use]
pub const fn no_scripts() -> &'static str {
    "Scripts are switched off. All cards can be read below. The journal, promises and \
     “Leave quickly” need scripts."
}

/// The app did not start: heading.
#[must_use]
pub const fn stopped_title() -> &'static str {
    "Troth has not started"
}

/// The app did not start because a part of it did not arrive, or is broken.
#[must_use]
pub const fn stopped_failed() -> &'static str {
    "A part of the app did not arrive, or did not work."
}

/// What is safe, whatever the reason.
#[must_use]
pub const fn stopped_safe() -> &'static str {
    "What you wrote before is still on this device; nothing was changed. The guide can be read."
}

/// Starts again.
#[must_use]
pub const fn try_again() -> &'static str {
    "Try again"
}

/// Stands between two numbers of one place.
#[must_use]
pub const fn between_numbers() -> &'static str {
    " · "
}
