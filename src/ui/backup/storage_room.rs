//! How much room is taken, whether the browser promised to keep it, and what to tidy.

use leptos::prelude::*;

use super::sheet::{Sheet, StatusLine, beginning};
use crate::app::{
    Export, OpenEntry, Persistence, use_backups, use_forms, use_library, use_storage_room,
};
use crate::copy::backup as copy;
use crate::domain::{Book, Entry, EntryId};

/// From how many per cent on there is advice on what to tidy.
const ADVICE: usize = 60;
/// How many of the longest entries are shown.
const LONGEST: usize = 3;

/// Room, in words and as a bar.
#[component]
pub(super) fn Room() -> impl IntoView {
    let room = use_storage_room();
    let persistence = room.persistence();
    let percent = Memo::new(move |_| room.percent_used());
    let needs_advice = move || percent.get().is_some_and(|percent| percent >= ADVICE);
    view! {
        <Sheet id="backup-room" title=copy::ROOM>
            {move || percent.get().map(|percent| view! { <Meter percent /> })}
            <Promise persistence />
            <Show when=needs_advice>
                <Advice />
            </Show>
        </Sheet>
    }
}

#[component]
fn Meter(percent: usize) -> impl IntoView {
    view! {
        <div class="backup-room">
            <progress
                class="backup-sheet__progress"
                aria-labelledby="backup-room-text"
                max="100"
                value=percent.min(100).to_string()
            ></progress>
            <p id="backup-room-text">{copy::room(percent)}</p>
        </div>
    }
}

/// What the browser promised.
#[component]
fn Promise(persistence: RwSignal<Persistence>) -> impl IntoView {
    let room = use_storage_room();
    move || match persistence.get() {
        Persistence::Unknown => ().into_any(),
        Persistence::Granted => view! { <p class="backup-sheet__hint">{copy::KEPT}</p> }.into_any(),
        Persistence::NotGranted => view! {
            <div class="backup-room">
                <p class="backup-sheet__hint">{copy::NOT_KEPT}</p>
                <div class="backup-sheet__actions">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| room.request_persistence(persistence)
                    >
                        {copy::ASK_TO_KEEP}
                    </button>
                </div>
            </div>
        }
        .into_any(),
        Persistence::Denied => view! {
            <div class="backup-room">
                <p class="backup-sheet__hint">{copy::NOT_KEPT}</p>
                <p role="status">{copy::ASKED}</p>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Advice() -> impl IntoView {
    let library = use_library();
    let has_bin = library.with_untracked(|book| !book.bin().is_empty());
    let longest = library.with_untracked(longest);
    view! {
        <div class="backup-room">
            <h3>{copy::TIDY}</h3>
            <p>{copy::TIDY_TEXT}</p>
            <ul class="backup-room__tidy">
                {has_bin
                    .then(|| {
                        view! {
                            <li>
                                <a href="#/more/backup/bin">{copy::TIDY_BIN}</a>
                            </li>
                        }
                    })}
                {(!longest.is_empty())
                    .then(|| {
                        view! {
                            <li>
                                {copy::TIDY_LONGEST}
                                {longest.into_iter().map(long_entry).collect_view()}
                            </li>
                        }
                    })}
            </ul>
        </div>
    }
}

/// Length, entry, and how it begins.
type LongEntry = (usize, EntryId, String);

fn long_entry((length, id, text): LongEntry) -> impl IntoView {
    let forms = use_forms();
    let open = move |_| forms.open_entry(OpenEntry { id, prompt: None });
    view! {
        <button type="button" class="backup-room__entry" on:click=open>
            <span class="backup-room__text" dir="auto">
                {text}
            </span>
            <span>{copy::length(length)}</span>
        </button>
    }
}

fn longest(book: &Book) -> Vec<LongEntry> {
    let mut all: Vec<&Entry> = book.entries().collect();
    all.sort_by_key(|entry| (entry.text.len(), entry.id.place()));
    let longest = all.into_iter().rev().take(LONGEST);
    longest
        .map(|Entry { id, text, .. }| (text.chars().count(), *id, beginning(text)))
        .collect()
}

/// Damaged records that were quarantined.
#[component]
pub(super) fn Quarantine() -> impl IntoView {
    let backups = use_backups();
    let count = backups.quarantined_count();
    let status = RwSignal::new(String::new());
    (count > 0).then(|| {
        view! {
            <Sheet id="backup-aside" title=copy::ASIDE>
                <p>{copy::aside(count)}</p>
                <div class="backup-sheet__actions">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| backups.export(Export::Quarantine, status)
                    >
                        {copy::SAVE_ASIDE}
                    </button>
                </div>
                <StatusLine status />
            </Sheet>
        }
    })
}
