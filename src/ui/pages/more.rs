//! More.

use leptos::prelude::*;

use crate::copy::{backup, errors, install, more as copy, safety};
use crate::platform::update;
use crate::ui::el::{button, el, p};
use crate::ui::parts::old::{MenuItem, menu, tab_page};

const ITEMS: [MenuItem; 8] = [
    (copy::HELP, copy::HELP_HINT, "#/more", Some("help")),
    (safety::TITLE, copy::SAFETY_HINT, "#/more", Some("safety")),
    (backup::TITLE, backup::HINT, "#/more/backup", None),
    (copy::SHARE, copy::SHARE_HINT, "#/more/share", None),
    (install::TITLE, install::HINT, "#/more/install", None),
    (
        copy::APPEARANCE,
        copy::APPEARANCE_HINT,
        "#/more/appearance",
        None,
    ),
    (copy::ABOUT, copy::ABOUT_HINT, "#/more/about", None),
    (backup::ERASE, backup::ERASE_HINT, "#/more/erase", None),
];

/// What is not used every day.
#[must_use]
pub fn more() -> AnyView {
    tab_page(copy::TITLE)
        .children(update::is_ready().then(new_version))
        .child(menu("more-hint", &ITEMS))
        .view()
}

fn new_version() -> AnyView {
    el("div")
        .class("banner")
        .child(p("", copy::UPDATE_READY))
        .el(button("quiet", errors::RELOAD, update::renew))
        .view()
}
