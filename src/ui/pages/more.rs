//! More.

use leptos::prelude::*;

use crate::copy::{more as copy, safety};
use crate::ui::el::{el, link};
use crate::ui::parts::tab_page;

/// What is not used every day: name, what it is, where it leads, what it does instead.
const ITEMS: [(&str, &str, &str, Option<&str>); 5] = [
    (copy::HELP, copy::HELP_HINT, "#/more", Some("help")),
    (safety::TITLE, copy::SAFETY_HINT, "#/more", Some("safety")),
    (copy::SHARE, copy::SHARE_HINT, "#/more/share", None),
    (
        copy::APPEARANCE,
        copy::APPEARANCE_HINT,
        "#/more/appearance",
        None,
    ),
    (copy::ABOUT, copy::ABOUT_HINT, "#/more/about", None),
];

/// What is not used every day.
#[must_use]
pub fn more() -> AnyView {
    let items = ITEMS
        .into_iter()
        .enumerate()
        .map(|(index, (name, hint, href, action))| {
            let hint_id = format!("menu-hint-{index}");
            let link = link("menu__item", href, name)
                .maybe("data-action", action)
                .attr("aria-describedby", hint_id.clone());
            el("li")
                .el(link)
                .el(el("span")
                    .class("menu__hint")
                    .attr("id", hint_id)
                    .text(hint))
                .view()
        });
    tab_page(copy::TITLE)
        .el(el("ul").class("menu").children(items))
        .view()
}
