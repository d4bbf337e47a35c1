//! The screen of the journal.

use leptos::prelude::*;

use super::entry_search::EntrySearch;
use super::stored_draft::entry_of;
use crate::app::{OpenEntry, use_forms, use_library};
use crate::copy::journal as copy;
use crate::ui::parts::{EmptyState, TabPage};

/// The entries with their search, or the first step if there are none.
#[component]
pub fn EntryList() -> impl IntoView {
    let library = use_library();
    // Here, so that the search stays when the last entry is deleted and comes back.
    let typed = RwSignal::new(String::new());
    let has_entries = move || library.with(|book| book.entries().next().is_some());
    let empty = || {
        view! {
            <EmptyState title=copy::EMPTY_TITLE text=copy::EMPTY_TEXT>
                <NewEntryButton />
            </EmptyState>
        }
    };
    view! {
        <TabPage title=copy::TITLE>
            <UnsavedEntries />
            <Show when=has_entries fallback=empty>
                <p class="journal__new">
                    <NewEntryButton />
                </p>
                <EntrySearch typed />
            </Show>
        </TabPage>
    }
}

#[component]
fn NewEntryButton() -> impl IntoView {
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
    let (forms, library) = (use_forms(), use_library());
    let unsaved = Memo::new(move |_| {
        library.with(|book| {
            book.drafts()
                .filter_map(entry_of)
                .collect::<Vec<OpenEntry>>()
        })
    });
    view! {
        <For each=move || unsaved.get() key=|entry| entry.id let:entry>
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
        </For>
    }
}
