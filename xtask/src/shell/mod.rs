//! Renders the static shell: the words of the door, the guide and the bars, for the slots of
//! `index.html`.
//!
//! **Invariant**: this is the only renderer of the deck. The app attaches to what is here.

mod bars;
mod guide;
mod help;
mod slots;

pub(crate) use slots::{Slots, fill};

use maud::{DOCTYPE, html};
use troth::guide::parse::ChapterText;

/// A page of the same words as the first view of the app, and nothing else: no styles, no scripts.
#[must_use]
pub fn plain() -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { "Troth" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                (bars::description())
            }
            body { (bars::top_bar()) (bars::door()) (bars::tabs()) }
        }
    };
    page.into_string()
}

/// The slots of `index.html` that hold words.
pub(crate) fn words(chapters: &[ChapterText]) -> Slots {
    Slots::from([
        ("description", bars::description()),
        ("skip-link", bars::skip_link()),
        ("top-bar", bars::top_bar()),
        ("tabs", bars::tabs()),
        ("stopped", help::stopped()),
        ("no-scripts", help::no_scripts()),
        ("door", bars::door()),
        ("help", help::help()),
        ("chapters", guide::chapters(chapters)),
        ("deck", guide::deck(chapters)),
    ])
}
