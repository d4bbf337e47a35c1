//! The frame of a screen.

use crate::app::AppState;
use crate::copy;
use crate::ui::el::{El, Words, el, link};

/// A screen with its heading. `back` is where "Back" leads, as a fragment; none for the screen of
/// a tab.
#[must_use]
pub fn page(title: impl Into<Words>, back: Option<&'static str>) -> El {
    frame(
        title.into(),
        back.map(|fragment| link("page__back", fragment, copy::BACK)),
    )
}

/// A screen that has no address: "Back" leads to where one was.
#[must_use]
pub fn private_page(app: AppState, title: &'static str) -> El {
    let back = el("button")
        .attr("type", "button")
        .class("page__back")
        .text(copy::BACK)
        .on_press(move || app.return_to_origin());
    frame(title.into(), Some(back))
}

fn frame(title: Words, back: Option<El>) -> El {
    let head = el("header")
        .class("page__head")
        .children(back.map(El::view))
        .el(el("h1").class("page__title").text(title));
    el("article").class("page").el(head)
}
