//! The search in the journal, and what it finds, by month and day.

use chrono::{Datelike, NaiveDate};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::entry_row::EntryRow;
use crate::app::{use_library, use_loader};
use crate::copy::journal as copy;
use crate::domain::first::{ROWS, newest_first};
use crate::domain::search::Query;
use crate::domain::{Book, EntryId};
use crate::platform::dates;
use crate::ui::parts::ShowMore;

/// Entries that are shown before "Show older entries" is pressed.
const PAGE: usize = 50;
/// How long nothing is typed before more than the first rows are shown, in milliseconds.
const PAUSE: u32 = 300;

/// An entry that matches, and its day.
#[derive(Clone, Copy, PartialEq)]
struct Found {
    id: EntryId,
    date: NaiveDate,
}

/// What stands in the list; also its key, so that it stays while others come and go.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    /// The first day of the month.
    Month(NaiveDate),
    Day(NaiveDate),
    Entry(EntryId),
}

/// The search field, and below it all entries or those found: the first rows at once, the rest after a pause, so that
/// typing never waits for rows that nobody reads.
#[component]
pub(super) fn EntrySearch(typed: RwSignal<String>) -> impl IntoView {
    let (library, loader) = (use_library(), use_loader());
    let query = Memo::new(move |_| typed.with(|typed| Query::new(typed)));
    let found = Memo::new(move |_| {
        loader.track_rest();
        library.with(|book| query.with(|query| matching(book, query.as_ref())))
    });
    let limit = RwSignal::new(ROWS);
    let pause = StoredValue::new_local(None);
    let start_with_first_rows = move || {
        limit.set(ROWS);
        // The timer before is dropped, and so stopped.
        pause.set_value(Some(Timeout::new(PAUSE, move || limit.set(PAGE))));
    };
    start_with_first_rows();
    let rows = Memo::new(move |_| found.with(|found| with_headings(found, limit.get())));
    let count = Memo::new(move |_| found.with(Vec::len));
    // Not while only the first rows are shown, for a moment.
    let is_settled = move || limit.get() >= PAGE;
    let status = move || {
        let is_search = query.with(Option::is_some);
        is_search.then(|| copy::found(count.get()))
    };
    let on_input = move |event| {
        loader.load_all();
        start_with_first_rows();
        typed.set(event_target_value(&event));
    };
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
                prop:value=typed
                on:input=on_input
            />
            <p class="search__count" role="status">
                {status}
            </p>
        </div>
        <div class="entry-list">
            <For each=move || rows.get() key=|row| *row let:row>
                <ListRow row query />
            </For>
        </div>
        <Show when=is_settled>
            <ShowMore label=copy::OLDER count=move || count.get() limit page=PAGE />
        </Show>
    }
}

#[component]
fn ListRow(row: Row, query: Memo<Option<Query>>) -> impl IntoView {
    match row {
        Row::Month(date) => {
            view! { <h2 class="entry-list__month">{dates::month(date)}</h2> }.into_any()
        }
        Row::Day(date) => view! { <h3 class="entry-list__day">{dates::day(date)}</h3> }.into_any(),
        Row::Entry(id) => view! { <EntryRow id query /> }.into_any(),
    }
}

/// The entries that match, newest first. Ids only: there may be thousands.
fn matching(book: &Book, query: Option<&Query>) -> Vec<Found> {
    let matches = |text: &str| query.is_none_or(|query| query.is_in(text));
    let found = book.entries().filter(|entry| {
        let prompt = entry.prompt.as_ref();
        matches(&entry.text) || prompt.is_some_and(|prompt| matches(&prompt.text))
    });
    let found = newest_first(found).into_iter().map(|entry| Found {
        id: entry.id,
        date: entry.when.local.date(),
    });
    found.collect()
}

/// So many of the entries, with a heading before the first of each month and day.
fn with_headings(found: &[Found], limit: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut last_month, mut last_day) = (None, None);
    for Found { id, date } in found.iter().take(limit) {
        let month = date.with_day(1).unwrap_or(*date);
        if last_month.replace(month) != Some(month) {
            rows.push(Row::Month(month));
        }
        if last_day.replace(*date) != Some(*date) {
            rows.push(Row::Day(*date));
        }
        rows.push(Row::Entry(*id));
    }
    rows
}
