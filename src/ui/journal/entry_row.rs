//! One entry in the list.

use leptos::prelude::*;

use crate::app::{OpenEntry, use_forms, use_library};
use crate::domain::search::Query;
use crate::domain::{Entry, EntryId};
use crate::platform::dates;

/// Characters of an entry that its row shows.
const SHOWN: usize = 220;
/// Stands where a text is cut.
const ELLIPSIS: &str = "…";

/// A text in pieces, each with whether the search matches it.
type Pieces = Vec<(bool, String)>;

/// What a row shows of its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    time: String,
    prompt: Option<Pieces>,
    text: Pieces,
}

/// The time, the question, and the beginning of the text; with a search, the part that matches.
#[component]
pub(super) fn EntryRow(id: EntryId, query: Memo<Option<Query>>) -> impl IntoView {
    let (library, forms) = (use_library(), use_forms());
    let row = Memo::new(move |_| {
        query.with(|query| {
            let query = query.as_ref();
            library.with(|book| book.entry(id).map(|entry| row(entry, query)))
        })
    });
    let open = move |_| forms.open_entry(OpenEntry { id, prompt: None });
    view! {
        <button type="button" class="entry-row" on:click=open>
            {move || {
                row.get()
                    .map(|Row { time, prompt, text }| {
                        view! {
                            <span class="entry-row__time">{time}</span>
                            {prompt
                                .map(|prompt| {
                                    view! {
                                        <span class="entry-row__prompt" dir="auto">
                                            {marked(prompt)}
                                        </span>
                                    }
                                })}
                            <span class="entry-row__text" dir="auto">
                                {marked(text)}
                            </span>
                        }
                    })
            }}
        </button>
    }
}

fn row(entry: &Entry, query: Option<&Query>) -> Row {
    Row {
        time: dates::time(entry.when.local.time()),
        prompt: entry
            .prompt
            .as_ref()
            .map(|prompt| pieces(&prompt.text, query)),
        text: pieces(&excerpt(&entry.text, query), query),
    }
}

fn pieces(text: &str, query: Option<&Query>) -> Pieces {
    match query {
        None => vec![(false, text.to_owned())],
        Some(query) => {
            let pieces = query.pieces(text);
            let pieces = pieces.iter();
            pieces
                .map(|piece| (piece.matched, piece.text.to_owned()))
                .collect()
        }
    }
}

fn marked(pieces: Pieces) -> impl IntoView {
    let piece = |(is_match, text): (bool, String)| {
        if is_match {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    pieces.into_iter().map(piece).collect_view()
}

/// The beginning of the text, or the part around the first match, with a sign where it is cut.
fn excerpt(text: &str, query: Option<&Query>) -> String {
    let first = query
        .and_then(|query| query.first_in(text))
        .map_or(0, |(from, _)| from);
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
    let cut = |is_cut: bool| if is_cut { ELLIPSIS } else { "" };
    [cut(before > 0), &rest[..end], cut(end < rest.len())].concat()
}
