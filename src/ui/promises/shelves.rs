//! The screen of promises: the record, and the shelves.

use leptos::prelude::*;

use super::so_far::so_far;
use super::{cards, just_marked};
use crate::app::AppState;
use crate::copy::promises as copy;
use crate::domain::{Book, Moment, Promise, PromiseId, Standing};
use crate::route::{Route, Shelf};
use crate::ui::el::{button, el, live_if, live_text};
use crate::ui::parts::old::{empty_state, tab_page};

/// Promises that are shown before older ones are asked for.
const PAGE: usize = 50;

/// The promises on a shelf.
pub fn shelves(app: AppState, shelf: Shelf) -> AnyView {
    let limit = RwSignal::new(PAGE);
    let (empty_title, empty_text) = copy::empty(shelf);
    let count = move || shown(app, shelf).len();
    tab_page(copy::TITLE)
        .el(el("p")
            .class("promises__new")
            .el(button("primary", copy::NEW, move || app.promise(""))))
        .child(so_far(app))
        .child(tabs(app, shelf))
        .child(just_marked(app))
        .child(cards(app, move || {
            let mut ids = shown(app, shelf);
            ids.truncate(limit.get());
            ids
        }))
        .child(live_if(
            move || count() == 0,
            move || empty_state(empty_title, empty_text, None),
        ))
        .child(live_if(
            move || count() > limit.get(),
            move || {
                button("quiet", copy::OLDER, move || {
                    limit.update(|limit| *limit += PAGE)
                })
                .view()
            },
        ))
        .view()
}

/// What was marked a moment ago stands above the list, not in it.
fn shown(app: AppState, shelf: Shelf) -> Vec<PromiseId> {
    let now = app.now();
    let mut ids = app.book(|book| on_shelf(book, shelf, &now));
    let just_marked = app.just_marked().get();
    ids.retain(|id| Some(*id) != just_marked);
    ids
}

fn tabs(app: AppState, present: Shelf) -> AnyView {
    let tab = |shelf: Shelf| {
        let count = move || {
            let now = app.now();
            app.book(|book| on_shelf(book, shelf, &now).len())
                .to_string()
        };
        el("a")
            .class("segmented__item")
            .attr(
                "href",
                Route::Promises(shelf).fragment().unwrap_or_default(),
            )
            .maybe("aria-current", (shelf == present).then_some("page"))
            .text(copy::shelf(shelf))
            .text(" ")
            .el(el("span").class("segmented__count").child(live_text(count)))
            .view()
    };
    el("nav")
        .class("segmented")
        .attr("aria-label", copy::SHELVES)
        .children(Shelf::ALL.map(tab))
        .view()
}

/// The promises on a shelf: what is due first comes first, what was marked last comes first.
#[must_use]
pub fn on_shelf(book: &Book, shelf: Shelf, now: &Moment) -> Vec<PromiseId> {
    let mut found: Vec<(i64, PromiseId)> = book
        .promises()
        .filter_map(|promise| Some((promise.id, Promise::state(promise)?)))
        .filter(|(_, state)| shelf_of(state.standing(now)) == shelf)
        .map(|(id, state)| {
            let due = state.due.map_or(i64::MAX, |due| due.at.0);
            (state.mark.map_or(due, |mark| -mark.at.0), id)
        })
        .collect();
    found.sort_by_key(|(place, id)| (*place, id.place()));
    found.into_iter().map(|(_, id)| id).collect()
}

const fn shelf_of(standing: Standing) -> Shelf {
    match standing {
        Standing::Open => Shelf::Open,
        Standing::Due => Shelf::Due,
        Standing::Kept | Standing::NotKept => Shelf::Closed,
    }
}
