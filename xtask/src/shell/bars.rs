//! The door, and the bars around every screen.

use troth::copy::shell as copy;
use troth::route::Tab;

use super::html::{element, escape, text};

/// The sentence that a search engine may show.
pub(super) fn description() -> String {
    format!(
        "<meta name=\"description\" content=\"{}\">",
        escape(copy::description())
    )
}

pub(super) fn skip_link() -> String {
    text(
        "a",
        &[("class", "skip-link"), ("href", "#main")],
        copy::skip_link(),
    )
}

pub(super) fn top_bar() -> String {
    let brand = [("class", "top-bar__brand"), ("href", "#/today")];
    let leave = [
        ("id", "leave"),
        ("class", "leave-quickly"),
        ("type", "button"),
    ];
    text("a", &brand, copy::brand()) + &text("button", &leave, copy::leave_quickly())
}

pub(super) fn tabs() -> String {
    let tab = |tab: Tab| {
        let href = format!("#/{}", tab.slug());
        let attributes = [
            ("class", "tab-bar__tab"),
            ("href", &href),
            ("data-tab", tab.slug()),
        ];
        let name = text("span", &[], copy::tab(tab));
        element("a", &attributes, &format!("{}{name}", icon(tab)))
    };
    let all: String = Tab::ALL.into_iter().map(tab).collect();
    let attributes = [
        ("id", "main-nav"),
        ("class", "tab-bar"),
        ("aria-label", copy::main_navigation()),
    ];
    element("nav", &attributes, &all)
}

const fn icon(tab: Tab) -> &'static str {
    match tab {
        Tab::Today => include_str!("../../../assets/icons/today.svg").trim_ascii(),
        Tab::Guide => include_str!("../../../assets/icons/guide.svg").trim_ascii(),
        Tab::Promises => include_str!("../../../assets/icons/promises.svg").trim_ascii(),
        Tab::Journal => include_str!("../../../assets/icons/journal.svg").trim_ascii(),
        Tab::More => include_str!("../../../assets/icons/more.svg").trim_ascii(),
    }
}

pub(super) fn door() -> String {
    let way = |(name, words): (&str, &str)| {
        let href = if name == "afraid" {
            "#help-now"
        } else {
            "#/guide/tonight/1"
        };
        let attributes = [("class", "door__way"), ("data-way", name), ("href", href)];
        element("li", &[], &text("a", &attributes, words))
    };
    let ways: String = copy::door_ways().into_iter().map(way).collect();
    let lines: String = copy::door_lines()
        .into_iter()
        .map(|line| text("p", &[], line))
        .collect();
    let attributes = [
        ("id", "door"),
        ("class", "door"),
        ("aria-labelledby", "door-title"),
    ];
    let title = text("h1", &[("id", "door-title")], copy::door_title());
    let ways = element("ul", &[("class", "door__ways")], &ways);
    element("section", &attributes, &format!("{title}{lines}{ways}"))
}
