//! A part of the page on its own sheet, and a line that says what happened.

use leptos::prelude::*;

use crate::ui::el::{El, el, live_text};

/// A part under its heading; `id` is the heading's.
pub(super) fn sheet(id: &'static str, title: &'static str) -> El {
    el("section")
        .class("backup-sheet")
        .attr("aria-labelledby", id)
        .el(el("h2")
            .class("backup-sheet__title")
            .attr("id", id)
            .text(title))
}

/// What happened, where it is read out when it changes.
pub(super) fn said_here(said: RwSignal<String>) -> AnyView {
    el("p")
        .class("backup-sheet__said")
        .attr("role", "status")
        .child(live_text(move || said.get()))
        .view()
}

/// Buttons beside each other.
pub(super) fn actions() -> El {
    el("div").class("backup-sheet__actions")
}

/// How far something is, for the eye; the words beside it say it too.
pub(super) fn progress(label: &'static str, done: usize, of: usize) -> AnyView {
    el("progress")
        .class("backup-sheet__progress")
        .attr("aria-label", label)
        .attr("max", of.max(1).to_string())
        .attr("value", done.to_string())
        .view()
}
