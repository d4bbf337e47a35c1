//! The frame of a screen.

use crate::app::AppState;
use crate::copy;
use crate::ui::el::{El, Words, el, link};

/// The screen of a tab, with its heading.
#[must_use]
pub fn tab_page(title: &'static str) -> El {
    frame(title, None)
}

/// A screen with its heading, and "Back" to a fragment.
#[must_use]
pub fn page(title: &'static str, back: impl Into<Words>) -> El {
    frame(title, Some(link("page__back", back, copy::BACK)))
}

/// A screen that has no address: "Back" leads to where one was.
#[must_use]
pub fn private_page(app: AppState, title: &'static str) -> El {
    let back = el("button")
        .attr("type", "button")
        .class("page__back")
        .text(copy::BACK)
        .on_press(move || app.return_to_origin());
    frame(title, Some(back))
}

fn frame(title: &'static str, back: Option<El>) -> El {
    let head = el("header")
        .class("page__head")
        .children(back.map(El::view))
        .el(el("h1").class("page__title").text(title));
    el("article").class("page").el(head)
}
