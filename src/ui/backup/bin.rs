//! The bin: what was deleted, to restore it or to delete it for good.

use leptos::prelude::*;

use super::sheet::beginning;
use crate::app::{use_clock, use_dispatcher, use_library};
use crate::copy::{backup as copy, journal, promises};
use crate::domain::bin::KEPT;
use crate::domain::{Binned, Command, Thing, Timestamp};
use crate::platform::dates;
use crate::platform::page::{self, Part};
use crate::ui::parts::{EmptyState, Page, ShowMore};

/// How many are shown at first, and added each time.
const PAGE: usize = 60;

#[component]
pub fn Bin() -> impl IntoView {
    let (library, clock) = (use_library(), use_clock());
    let limit = RwSignal::new(PAGE);
    // The rows that are shown, and how many there are.
    let bin = Memo::new(move |_| {
        let limit = limit.get();
        let now = clock.now_untracked().at;
        library.with(|book| {
            let bin = book.bin();
            let shown = bin.iter().take(limit);
            let rows: Vec<Row> = shown.map(|binned| row(binned, now)).collect();
            (rows, bin.len())
        })
    });
    let count = move || bin.with(|(_, count)| *count);
    let all = move || library.with_untracked(|book| book.bin().iter().map(Binned::thing).collect());
    view! {
        <Page title=copy::BIN back="#/more/backup">
            <Show
                when=move || count() != 0
                fallback=|| {
                    view! { <EmptyState title=copy::BIN_EMPTY_TITLE text=copy::BIN_EMPTY_TEXT /> }
                }
            >
                <p class="page__lead">{copy::BIN_LEAD}</p>
                <div class="bin-list">
                    // A row is rebuilt when anything in it changes.
                    <For each=move || bin.with(|(rows, _)| rows.clone()) key=Row::clone let:row>
                        <Item row />
                    </For>
                    <ShowMore label=copy::BIN_OLDER count limit page=PAGE />
                </div>
                <DeleteForever
                    label=copy::EMPTY_BIN
                    question=copy::EMPTY_BIN_ASK
                    yes=copy::EMPTY_BIN_YES
                    done=copy::EMPTIED
                    things=all
                />
            </Show>
        </Page>
    }
}

/// What a row of the bin shows.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    thing: Thing,
    kind: &'static str,
    when: String,
    text: String,
    goes: String,
}

fn row(binned: &Binned<'_>, now: Timestamp) -> Row {
    let (kind, when, text) = match binned {
        Binned::Entry(entry) => (
            copy::ENTRY,
            dates::full_date(entry.when.local.date()),
            beginning(&entry.text),
        ),
        Binned::Promise(promise) => {
            let what = promise.state().map(|state| beginning(&state.what));
            (copy::PROMISE, String::new(), what.unwrap_or_default())
        }
    };
    let left = binned.deleted().plus(KEPT).0.saturating_sub(now.0);
    let days_left = left.saturating_add(Timestamp::DAY - 1) / Timestamp::DAY;
    Row {
        thing: binned.thing(),
        kind,
        when,
        text,
        goes: copy::goes(days_left),
    }
}

#[component]
fn Item(row: Row) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let thing = row.thing;
    let restore = move |_| {
        let (command, done, undone) = match thing {
            Thing::Entry(id) => (
                Command::RestoreEntry(id),
                journal::RESTORED,
                journal::DELETED,
            ),
            Thing::Promise(id) => (
                Command::RestorePromise(id),
                promises::RESTORED,
                promises::DELETED,
            ),
            Thing::Draft(_) => return,
        };
        dispatcher.perform(command, done, undone);
        page::focus(Part::Main);
    };
    let id = format!("bin-{}", name_of(thing));
    let text_id = id.clone();
    view! {
        <article class="bin-item" aria-labelledby=id>
            <p class="bin-item__kind">
                <span>{row.kind}</span>
                <span>{row.when}</span>
            </p>
            <p class="bin-item__text" id=text_id dir="auto">
                {row.text}
            </p>
            <p class="bin-item__goes">{row.goes}</p>
            <div class="bin-item__actions">
                <button type="button" class="button" on:click=restore>
                    {copy::BRING_BACK}
                </button>
                <DeleteForever
                    label=copy::FOR_GOOD
                    question=copy::FOR_GOOD_ASK
                    yes=copy::FOR_GOOD_YES
                    done=copy::GONE
                    things=move || vec![thing]
                />
            </div>
        </article>
    }
}

fn name_of(thing: Thing) -> String {
    match thing {
        Thing::Entry(id) => format!("entry-{id}"),
        Thing::Promise(id) => format!("promise-{id}"),
        Thing::Draft(_) => String::new(),
    }
}

/// Asks once, in its place, before something that cannot be undone.
#[component]
fn DeleteForever(
    label: &'static str,
    question: &'static str,
    yes: &'static str,
    done: &'static str,
    things: impl Fn() -> Vec<Thing> + 'static,
) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let delete = move |_| {
        dispatcher.delete_forever(&things(), done);
        page::focus(Part::Main);
    };
    view! {
        <details class="bin-ask">
            <summary>{label}</summary>
            <p>{question}</p>
            <button type="button" class="button" data-kind="danger" on:click=delete>
                {yes}
            </button>
        </details>
    }
}
