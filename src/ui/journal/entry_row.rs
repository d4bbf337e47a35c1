//! One entry in the list.

use leptos::prelude::*;

use crate::app::state::{OpenEntry, app};
use crate::domain::search::Query;
use crate::domain::{Entry, EntryId};
use crate::platform::words;

/// Characters of an entry that its row shows.
const SHOWN: usize = 220;

/// The time, the question, and the beginning of the text; with a search, the part that matches.
#[component]
pub fn EntryRow(
    /// Which entry.
    id: EntryId,
    /// What is looked for.
    #[prop(into)]
    query: Signal<Option<Query>>,
) -> impl IntoView {
    let app = app();
    let entry = app.select(move |book| book.entry(id).cloned());
    let open = move |_| app.open(OpenEntry { id, prompt: None });
    let row = move |entry: Entry| {
        let query = query.get();
        view! {
            <button type="button" class="entry-row" on:click=open>
                <span class="entry-row__time">{words::time(entry.when.local.time())}</span>
                {entry
                    .prompt
                    .map(|prompt| {
                        view! {
                            <span class="entry-row__prompt" dir="auto">
                                {marked(&prompt.text, query.as_ref())}
                            </span>
                        }
                    })}
                <span class="entry-row__text" dir="auto">
                    {marked(excerpt(&entry.text, query.as_ref()), query.as_ref())}
                </span>
            </button>
        }
    };
    view! { {move || entry.get().map(row)} }
}

/// The text with its matches marked. Text stays text.
fn marked(text: &str, query: Option<&Query>) -> AnyView {
    match query {
        None => text.to_owned().into_any(),
        Some(query) => query
            .pieces(text)
            .into_iter()
            .map(|piece| {
                let text = piece.text.to_owned();
                if piece.matched {
                    view! { <mark>{text}</mark> }.into_any()
                } else {
                    text.into_any()
                }
            })
            .collect_view()
            .into_any(),
    }
}

/// The beginning of the text, or the part around the first match.
fn excerpt<'a>(text: &'a str, query: Option<&Query>) -> &'a str {
    let first = query.map_or(0, |query| {
        query
            .pieces(text)
            .first()
            .filter(|piece| !piece.matched)
            .map_or(0, |piece| piece.text.len())
    });
    let first = if first == text.len() { 0 } else { first };
    let before = text[..first]
        .char_indices()
        .rev()
        .nth(SHOWN / 4)
        .map_or(0, |(at, _)| at);
    let rest = &text[before..];
    let end = rest
        .char_indices()
        .nth(SHOWN)
        .map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}
