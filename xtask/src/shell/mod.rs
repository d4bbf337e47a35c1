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

/// A page of the same words as the first view of the app, and nothing else: no styles, no scripts.
#[must_use]
pub fn plain() -> String {
    let words = [bars::top_bar(), bars::door(), bars::tabs()].concat();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Troth</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{}</head>\
         <body>{words}</body></html>",
        bars::description()
    )
}

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
