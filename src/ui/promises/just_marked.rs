//! The promise that was marked a moment ago, with room for a note.

use leptos::prelude::*;

use super::promise_card::state;
use super::promise_log::note_form;
use crate::app::AppState;
use crate::copy::promises as copy;
use crate::domain::{PromiseId, Promiser};
use crate::platform::page;
use crate::ui::el::{el, link, live, none, p, watch};

/// Stays until one goes elsewhere: marking takes one tap, and a note is never in its way.
pub fn just_marked(app: AppState) -> AnyView {
    live(move || {
        let Some(id) = app.just_marked().get() else {
            return none();
        };
        untrack(|| marked(app, id))
    })
}

fn marked(app: AppState, id: PromiseId) -> AnyView {
    let Some(state) = state(app, id) else {
        return none();
    };
    let Some(mark) = state.mark else {
        return none();
    };
    // The button that marked it is gone: go on from here.
    watch(|| page::focus_by_id("just-marked"));
    let (name, words) = if mark.kept {
        ("kept", copy::MARKED_KEPT)
    } else {
        ("not-kept", copy::MARKED_NOT_KEPT)
    };
    let mut card = el("section")
        .class("promise-card")
        .attr("data-state", name)
        .attr("aria-labelledby", "just-marked")
        .el(el("h3")
            .class("promise-card__what")
            .attr("id", "just-marked")
            .attr("tabindex", "-1")
            .attr("dir", "auto")
            .text(state.what))
        .child(p("promise-card__mark", words));
    if !mark.kept && state.promiser == Promiser::Me {
        let smaller = link("", "#/promises/new", copy::SMALLER).attr("data-action", "promise");
        card = card.el(el("div")
            .class("promise-card__after")
            .child(p("", copy::AFTER_NOT_KEPT))
            .el(smaller));
    }
    card.child(note_form(app, id, "mark-note")).view()
}
