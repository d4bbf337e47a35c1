//! The record of promises.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::promises as copy;
use crate::domain::so_far::SoFar;
use crate::domain::{Promise, Promiser};
use crate::ui::el::{el, live, none, p};

/// "So far": plain counts, in words and a bar, for each side that has promises.
pub(super) fn so_far(app: AppState) -> AnyView {
    live(move || {
        let has = |promiser: Promiser| {
            app.book(|book| {
                book.promises()
                    .filter_map(Promise::state)
                    .any(|state| state.promiser == promiser)
            })
        };
        let people: Vec<_> = [Promiser::Me, Promiser::Them]
            .into_iter()
            .filter(|promiser| has(*promiser))
            .collect();
        if people.is_empty() {
            return none();
        }
        el("section")
            .class("so-far")
            .attr("aria-labelledby", "so-far-title")
            .el(el("h2")
                .class("so-far__title")
                .attr("id", "so-far-title")
                .text(copy::SO_FAR))
            .children(people.into_iter().map(|promiser| counts(app, promiser)))
            .child(p("so-far__hint", copy::SO_FAR_HINT))
            .view()
    })
}

fn counts(app: AppState, promiser: Promiser) -> AnyView {
    let now = app.now();
    let counts = app.book(|book| SoFar::of(book, promiser, &now));
    el("div")
        .class("so-far__person")
        .el(el("h3")
            .class("so-far__whose")
            .text(copy::so_far_of(promiser)))
        .child(p("so-far__counts", copy::so_far(counts)))
        .child(if counts.total() > 0 {
            bar(counts)
        } else {
            none()
        })
        .view()
}

/// Most parts of the bar; above that a part stands for several promises.
const PARTS: usize = 60;

/// The same as the words, for the eye: a part for each promise. Hidden from assistive technology.
fn bar(counts: SoFar) -> AnyView {
    let kinds = [
        ("kept", counts.kept),
        ("not-kept", counts.not_kept),
        ("not-marked", counts.not_marked),
    ];
    let mut bar = el("div").class("so-far__bar").attr("aria-hidden", "true");
    for (kind, count) in kinds {
        for _ in 0..(count * PARTS).div_ceil(counts.total().max(PARTS)) {
            bar = bar.el(el("span").class("so-far__part").attr("data-kind", kind));
        }
    }
    bar.view()
}
