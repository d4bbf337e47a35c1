//! The screen of promises: the record, and the shelves.

use leptos::prelude::*;

use super::so_far::SoFar;
use super::{JustMarkedCard, PromiseList};
use crate::app::{use_clock, use_forms, use_just_marked, use_library};
use crate::copy::promises as copy;
use crate::domain::{Book, Moment, Promise, PromiseId, Standing};
use crate::route::{Route, Shelf};
use crate::ui::parts::{EmptyState, ShowMore, TabPage};

/// How many promises are shown at first, and how many more each time older ones are asked for.
const PAGE_SIZE: usize = 50;

/// The promises on one shelf.
#[component]
pub fn Shelves(shelf: Shelf) -> impl IntoView {
    let (library, clock, forms) = (use_library(), use_clock(), use_forms());
    let just_marked = use_just_marked();
    let limit = RwSignal::new(PAGE_SIZE);
    let all_ids = Memo::new(move |_| {
        let now = clock.now();
        let mut ids = library.with(|book| on_shelf(book, shelf, &now));
        // The one just marked has its own card above the list.
        let just_marked = just_marked.get();
        ids.retain(|id| Some(*id) != just_marked);
        ids
    });
    let ids = Memo::new(move |_| {
        let mut ids = all_ids.get();
        ids.truncate(limit.get());
        ids
    });
    let is_empty = move || all_ids.with(Vec::is_empty);
    let count = move || all_ids.with(Vec::len);
    let (empty_title, empty_text) = copy::empty(shelf);
    view! {
        <TabPage title=copy::TITLE>
            <p class="promises__new">
                <button
                    type="button"
                    class="button"
                    data-kind="primary"
                    on:click=move |_| forms.new_promise("")
                >
                    {copy::NEW}
                </button>
            </p>
            <SoFar />
            <ShelfTabs current=shelf />
            <JustMarkedCard />
            <PromiseList ids />
            <Show when=is_empty>
                <EmptyState title=empty_title text=empty_text />
            </Show>
            <ShowMore label=copy::OLDER count limit page=PAGE_SIZE />
        </TabPage>
    }
}

/// The links between the shelves, each with its number of promises.
#[component]
fn ShelfTabs(current: Shelf) -> impl IntoView {
    let (library, clock) = (use_library(), use_clock());
    let tab = move |shelf: Shelf| {
        let count = Memo::new(move |_| {
            let now = clock.now();
            library.with(|book| on_shelf(book, shelf, &now).len())
        });
        view! {
            <a
                class="segmented__item"
                href=Route::Promises(shelf).fragment().unwrap_or_default()
                aria-current=(shelf == current).then_some("page")
            >
                {copy::shelf(shelf)}
                " "
                <span class="segmented__count">{count}</span>
            </a>
        }
    };
    view! {
        <nav class="segmented" aria-label=copy::SHELVES>
            {Shelf::ALL.map(tab).collect_view()}
        </nav>
    }
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
