//! The list of entries, by month and day, with its search.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::entry_state::entry_of;
use super::rows::{Found, Rows};
use super::search::Search;
use crate::app::{OpenEntry, use_forms, use_library, use_loader};
use crate::copy::journal as copy;
use crate::domain::first::{ROWS, newest_first};
use crate::domain::search::Query;
use crate::domain::{Book, Entry};
use crate::ui::parts::{EmptyState, TabPage};

/// Entries that are shown before "Show older entries" is asked for.
const PAGE: usize = 50;
/// How long nothing is typed before those below the first are shown, in milliseconds.
const PAUSE: u32 = 300;

#[component]
pub fn EntryList() -> impl IntoView {
    let library = use_library();
    let has_entries = Memo::new(move |_| library.with(|book| book.entries().next().is_some()));
    view! {
        <TabPage title=copy::TITLE>
            <UnsavedEntries />
            <Show
                when=move || has_entries.get()
                fallback=|| {
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
                <FoundEntries />
            </Show>
        </TabPage>
    }
}

#[component]
fn NewEntry() -> impl IntoView {
    let forms = use_forms();
    view! {
        <button
            type="button"
            class="button"
            data-kind="primary"
            on:click=move |_| forms.write(None)
        >
            {copy::NEW}
        </button>
    }
}

/// The way back to texts that could not be saved as entries.
#[component]
fn UnsavedEntries() -> impl IntoView {
    let (library, forms) = (use_library(), use_forms());
    let unsaved =
        move || library.with(|book| book.drafts().filter_map(entry_of).collect::<Vec<_>>());
    let line = move |entry: OpenEntry| {
        view! {
            <p class="banner" data-kind="warn">
                {copy::NOT_SAVED_YET}
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    on:click=move |_| forms.open_entry(entry.clone())
                >
                    {copy::REOPEN}
                </button>
            </p>
        }
    };
    move || unsaved().into_iter().map(line).collect_view()
}

/// The search, and below it what it finds: first what is seen at once, the rest after a moment, so that nobody waits for
/// it while typing.
#[component]
fn FoundEntries() -> impl IntoView {
    let (library, loader) = (use_library(), use_loader());
    let text = RwSignal::new(String::new());
    let query = Memo::new(move |_| text.with(|text| Query::new(text)));
    let found = Memo::new(move |_| {
        loader.track_rest();
        query.with(|query| library.with(|book| find(book, query.as_ref())))
    });
    let limit = RwSignal::new(ROWS);
    let pause = StoredValue::new_local(None);
    let show_first = move || {
        limit.set(ROWS);
        // The timer before is dropped, and does nothing.
        pause.set_value(Some(Timeout::new(PAUSE, move || {
            limit.try_set(PAGE);
        })));
    };
    show_first();
    let count = move || query.with(Option::is_some).then(|| found.with(Vec::len));
    let on_type = move || {
        loader.load_all();
        show_first();
    };
    let has_older = move || limit.get() >= PAGE && found.with(Vec::len) > limit.get();
    view! {
        <Search text count=Signal::derive(count) on_type />
        <div class="entry-list">
            <Rows found from=0 to=limit query />
        </div>
        <Show when=has_older>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                on:click=move |_| limit.update(|limit| *limit += PAGE)
            >
                {copy::OLDER}
            </button>
        </Show>
    }
}

/// The entries that match, newest first.
fn find(book: &Book, query: Option<&Query>) -> Vec<Found> {
    let matches = |text: &str| query.is_none_or(|query| query.is_in(text));
    let is_found = |entry: &&Entry| {
        let prompt = entry.prompt.as_ref();
        matches(&entry.text) || prompt.is_some_and(|prompt| matches(&prompt.text))
    };
    newest_first(book.entries().filter(is_found))
        .into_iter()
        .map(|entry| (entry.id, entry.when.local.date()))
        .collect()
}
