//! A screen with nothing on it yet.

use leptos::prelude::*;

use crate::ui::el::{el, none, p};

/// Says what the screen is for, and offers the first step.
#[must_use]
pub fn empty_state(
    title: &'static str,
    text: &'static str,
    first_step: Option<AnyView>,
) -> AnyView {
    el("div")
        .class("empty-state")
        .el(el("h2").class("empty-state__title").text(title))
        .child(p("empty-state__text", text))
        .child(first_step.map_or_else(none, |step| {
            el("div").class("empty-state__action").child(step).view()
        }))
        .view()
}
