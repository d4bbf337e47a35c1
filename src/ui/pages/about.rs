//! What Troth is, and where its guidance comes from.

use leptos::prelude::*;

use crate::copy::more as copy;
use crate::copy::sources::{self, Source};
use crate::ui::el::{el, p};
use crate::ui::parts::old::page;

/// What Troth is, and its sources.
#[must_use]
pub fn about() -> AnyView {
    let sources = el("section")
        .class("sources")
        .attr("aria-labelledby", "sources-title")
        .el(el("h2").attr("id", "sources-title").text(copy::SOURCES))
        .child(p("", sources::INTRO))
        .el(el("ul")
            .class("sources__list")
            .children(sources::SOURCES.iter().map(source)))
        .child(p("", sources::LEFT_OUT));
    page(copy::ABOUT, "#/more")
        .children(copy::ABOUT_TEXT.map(|line| p("", line)))
        .el(sources)
        .child(p("page__lead", copy::version(env!("CARGO_PKG_VERSION"))))
        .view()
}

fn source(source: &'static Source) -> AnyView {
    let title = format!("{}, {}: {}", source.authors, source.year, source.title);
    el("li")
        .class("sources__item")
        .el(el("cite").class("sources__title").text(title))
        .child(p("", source.says))
        .child(p("sources__firmness", source.firmness))
        .view()
}
