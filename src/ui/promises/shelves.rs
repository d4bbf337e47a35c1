//! The screen of promises: the record, and the shelves.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{JustMarked, PromiseCard, SoFarRegion};
use crate::app::state::app;
use crate::copy::promises as copy;
use crate::domain::{Book, Moment, PromiseId, Standing, Timestamp};
use crate::route::{Route, Shelf};
use crate::ui::parts::{EmptyState, Page};

/// Promises that are shown before older ones are asked for.
const PAGE: usize = 50;

/// The promises on a shelf.
#[component]
pub fn Promises(
    /// Which.
    shelf: Shelf,
) -> impl IntoView {
    let app = app();
    let now = app.now();
    let book = app.book();
    let ids = Memo::new(move |_| {
        let mut ids = book.with(|book| on_shelf(book, shelf, &now.get()));
        // What was marked a moment ago stands above the list, not in it.
        ids.retain(|id| Some(*id) != app.just_marked().get());
        ids
    });
    let limit = RwSignal::new(PAGE);
    let (empty_title, empty_text) = copy::empty(shelf);
    let new = move |_| app.promise("");
    view! {
        <Page title=copy::TITLE>
            <p class="promises__new">
                <button type="button" class="button" data-kind="primary" on:click=new>
                    {copy::NEW}
                </button>
            </p>
            <SoFarRegion />
            <Shelves present=shelf />
            <JustMarked />
            <For
                each=move || ids.get().into_iter().take(limit.get())
                key=|id| *id
                children=|id| view! { <PromiseCard id /> }
            />
            <Show when=move || ids.with(Vec::is_empty)>
                <EmptyState title=empty_title text=empty_text />
            </Show>
            <Show when=move || ids.with(Vec::len).gt(&limit.get())>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    on:click=move |_| limit.update(|limit| *limit += PAGE)
                >
                    {copy::OLDER}
                </button>
            </Show>
        </Page>
    }
}

#[component]
fn Shelves(present: Shelf) -> impl IntoView {
    let app = app();
    let now = app.now();
    let counts = Memo::new(move |_| {
        Shelf::ALL.map(|shelf| {
            app.book()
                .with(|book| on_shelf(book, shelf, &now.get()).len())
        })
    });
    let link = move |(index, shelf): (usize, Shelf)| {
        let name = copy::shelf(shelf);
        view! {
            <a
                class="segmented__item"
                href=Route::Promises(shelf).fragment()
                aria-current=(shelf == present).then_some("page")
            >
                {name} " " <span class="segmented__count">{move || counts.get()[index]}</span>
            </a>
        }
    };
    view! {
        <nav class="segmented" aria-label=copy::SHELVES>
            {Shelf::ALL.into_iter().enumerate().map(link).collect_view()}
        </nav>
    }
}

/// The promises on a shelf: what is due first comes first, what was marked last comes first.
pub(in crate::ui) fn on_shelf(book: &Book, shelf: Shelf, now: &Moment) -> Vec<PromiseId> {
    let mut found: Vec<(Timestamp, PromiseId)> = book
        .promises()
        .filter_map(|promise| Some((promise.id, promise.state()?)))
        .filter(|(_, state)| shelf_of(state.standing(now)) == shelf)
        .map(|(id, state)| {
            let due = state.due.map_or(Timestamp(i64::MAX), |due| due.at);
            (state.mark.map_or(due, |mark| mark.at), id)
        })
        .collect();
    if shelf == Shelf::Closed {
        found.sort_by_key(|key| Reverse(*key));
    } else {
        found.sort();
    }
    found.into_iter().map(|(_, id)| id).collect()
}

const fn shelf_of(standing: Standing) -> Shelf {
    match standing {
        Standing::Open => Shelf::Open,
        Standing::Due => Shelf::Due,
        Standing::Kept | Standing::NotKept => Shelf::Closed,
    }
}
