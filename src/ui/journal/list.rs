//! The list of entries, by month and day, with its search.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::EntryRow;
use crate::app::state::{OpenEntry, app};
use crate::copy::journal as copy;
use crate::domain::search::Query;
use crate::domain::{Book, EntryId};
use crate::platform::words;
use crate::ui::parts::{EmptyState, Page};

/// Entries that are shown before "Show older entries" is asked for.
const PAGE: usize = 50;

/// The journal.
#[component]
pub fn Journal() -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let query = Memo::new(move |_| Query::new(&typed.get()));
    let book = app.book();
    let found =
        Memo::new(move |_| query.with(|query| book.with(|book| matching(book, query.as_ref()))));
    let is_empty = app.select(|book| book.entries().next().is_none());
    let days = Memo::new(move |_| {
        let limit = limit.get();
        found.with(|found| by_day(&found[..found.len().min(limit)]))
    });
    view! {
        <Page title=copy::TITLE>
            <NotSavedYet />
            <Show
                when=move || !is_empty.get()
                fallback=move || {
                    view! {
                        <EmptyState title=copy::EMPTY_TITLE text=copy::EMPTY_TEXT>
                            <NewEntry />
                        </EmptyState>
                    }
                }
            >
                <p class="journal__new">
                    <NewEntry />
                </p>
                <Search typed limit found=move || query.with(Option::is_some).then(|| found.with(Vec::len)) />
                <div class="entry-list">
                    {move || {
                        days.get()
                            .into_iter()
                            .map(|day| view! { <DayOfEntries day query /> })
                            .collect_view()
                    }}
                </div>
                <Show when=move || found.with(Vec::len).gt(&limit.get())>
                    <button
                        type="button"
                        class="button"
                        data-kind="quiet"
                        on:click=move |_| limit.update(|limit| *limit += PAGE)
                    >
                        {copy::OLDER}
                    </button>
                </Show>
            </Show>
        </Page>
    }
}

#[component]
fn NewEntry() -> impl IntoView {
    let app = app();
    view! {
        <button type="button" class="button" data-kind="primary" on:click=move |_| app.write(None)>
            {copy::NEW}
        </button>
    }
}

/// The way back to texts that could not be kept.
#[component]
fn NotSavedYet() -> impl IntoView {
    let app = app();
    let open = move || {
        app.unsaved()
            .with(|texts| texts.keys().copied().collect::<Vec<_>>())
    };
    view! {
        {move || {
            open()
                .into_iter()
                .map(|id| {
                    let reopen = move |_| {
                        let prompt = app
                            .unsaved()
                            .with_untracked(|texts| texts.get(&id).and_then(|text| text.prompt.clone()));
                        app.open(OpenEntry { id, prompt });
                    };
                    view! {
                        <p class="banner" data-kind="warn">
                            {copy::NOT_SAVED_YET}
                            <button type="button" class="button" data-kind="quiet" on:click=reopen>
                                {copy::REOPEN}
                            </button>
                        </p>
                    }
                })
                .collect_view()
        }}
    }
}

#[component]
fn Search(
    typed: RwSignal<String>,
    limit: RwSignal<usize>,
    #[prop(into)] found: Signal<Option<usize>>,
) -> impl IntoView {
    view! {
        <div class="search" role="search">
            <label class="visually-hidden" for="journal-search">
                {copy::SEARCH}
            </label>
            <input
                class="search__input"
                id="journal-search"
                type="search"
                autocomplete="off"
                placeholder=copy::SEARCH
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    limit.set(PAGE);
                }
            />
            <p class="search__count" role="status">
                {move || found.get().map(copy::found)}
            </p>
        </div>
    }
}

/// The entries of a day.
#[derive(Clone, PartialEq)]
struct Day {
    date: NaiveDate,
    opens_month: bool,
    entries: Vec<EntryId>,
}

#[component]
fn DayOfEntries(day: Day, query: Memo<Option<Query>>) -> impl IntoView {
    let Day {
        date,
        opens_month,
        entries,
    } = day;
    view! {
        {opens_month.then(|| view! { <h2 class="entry-list__month">{words::month(date)}</h2> })}
        <h3 class="entry-list__day">{words::day(date)}</h3>
        {entries.into_iter().map(|id| view! { <EntryRow id query /> }).collect_view()}
    }
}

/// The entries that match, newest first, with the day of each.
fn matching(book: &Book, query: Option<&Query>) -> Vec<(NaiveDate, EntryId)> {
    let matches = |text: &str| query.is_none_or(|query| query.is_in(text));
    let mut found: Vec<_> = book
        .entries()
        .filter(|entry| {
            matches(&entry.text)
                || entry
                    .prompt
                    .as_ref()
                    .is_some_and(|prompt| matches(&prompt.text))
        })
        .collect();
    found.sort_by_key(|entry| Reverse((entry.when.local, entry.id)));
    found
        .into_iter()
        .map(|entry| (entry.when.local.date(), entry.id))
        .collect()
}

fn by_day(found: &[(NaiveDate, EntryId)]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for (date, id) in found {
        match days.last_mut() {
            Some(day) if day.date == *date => day.entries.push(*id),
            last => {
                let opens_month = last.is_none_or(|day| {
                    (day.date.year(), day.date.month()) != (date.year(), date.month())
                });
                days.push(Day {
                    date: *date,
                    opens_month,
                    entries: vec![*id],
                });
            }
        }
    }
    days
}
