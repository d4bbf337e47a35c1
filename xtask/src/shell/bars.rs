//! The door, and the bars around every screen.

use maud::{Markup, PreEscaped, html};
use troth::copy::shell as copy;
use troth::route::Tab;

/// The sentence that a search engine may show.
pub(super) fn description() -> Markup {
    html! { meta name="description" content=(copy::description()); }
}

pub(super) fn skip_link() -> Markup {
    html! { a class="skip-link" href="#main" { (copy::skip_link()) } }
}

pub(super) fn top_bar() -> Markup {
    html! {
        a class="top-bar__brand" href="#/today" { (copy::brand()) }
        button id="leave" class="leave-quickly" type="button" { (copy::leave_quickly()) }
    }
}

pub(super) fn tabs() -> Markup {
    html! {
        nav id="main-nav" class="tab-bar" aria-label=(copy::main_navigation()) {
            @for tab in Tab::ALL {
                a class="tab-bar__tab" href={ "#/" (tab.slug()) } data-tab=(tab.slug()) {
                    (PreEscaped(icon(tab)))
                    span { (copy::tab(tab)) }
                }
            }
        }
    }
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

pub(super) fn door() -> Markup {
    html! {
        section id="door" class="door" aria-labelledby="door-title" {
            h1 id="door-title" { (copy::door_title()) }
            @for line in copy::door_lines() {
                p { (line) }
            }
            ul class="door__ways" {
                @for (name, words) in copy::door_ways() {
                    @let href = if name == "afraid" { "#help-now" } else { "#/guide/tonight/1" };
                    li { a class="door__way" data-way=(name) href=(href) { (words) } }
                }
            }
        }
    }
}
