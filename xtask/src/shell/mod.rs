//! Renders the static shell: the words of the door, the guide and the bars, filled into the
//! slots of `index.html`.
//!
//! **Invariant**: this is the only renderer of the deck. The app attaches to what stands here.

mod bars;
mod guide;
mod help;
mod html;
mod slots;

pub use slots::{SlotError, Slots};

use troth::guide::parse::ChapterText;

pub(crate) use html::escape;

/// The slots of `index.html` that hold words.
#[must_use]
pub fn words(chapters: &[ChapterText]) -> Slots {
    let mut slots = Slots::default();
    slots.set("description", bars::description());
    slots.set("skip-link", bars::skip_link());
    slots.set("top-bar", bars::top_bar());
    slots.set("tabs", bars::tabs());
    slots.set("stopped", help::stopped());
    slots.set("no-scripts", help::no_scripts());
    slots.set("door", bars::door());
    slots.set("help", help::help());
    slots.set("chapters", guide::chapters(chapters));
    slots.set("deck", guide::deck(chapters));
    slots
}
