//! One entry in the list.

use chrono::NaiveTime;
use leptos::prelude::*;

use crate::app::{OpenEntry, use_forms, use_library};
use crate::domain::search::Query;
use crate::domain::{Entry, EntryId};
use crate::platform::dates;

/// Characters of an entry that its row shows.
const SHOWN: usize = 220;
/// Stands where a text is cut.
const CUT: &str = "…";

/// What the row shows, and no more: an entry can be long.
#[derive(Clone, PartialEq)]
struct RowContent {
    time: NaiveTime,
    prompt: Option<String>,
    excerpt: String,
}

impl RowContent {
    fn new(entry: &Entry, query: Option<&Query>) -> Self {
        Self {
            time: entry.when.local.time(),
            prompt: entry.prompt.as_ref().map(|prompt| prompt.text.clone()),
            excerpt: excerpt(&entry.text, query),
        }
    }
}

/// The time, the question, and the beginning of the text; with a search, the part that matches.
#[component]
pub(super) fn EntryRow(id: EntryId, query: Memo<Option<Query>>) -> impl IntoView {
    let (forms, library) = (use_forms(), use_library());
    let content = Memo::new(move |_| {
        let read = |entry: &Entry| query.with(|query| RowContent::new(entry, query.as_ref()));
        library.with(|book| book.entry(id).map(read))
    });
    let show = move |content: RowContent, query: Option<&Query>| {
        let prompt = content.prompt.map(|prompt| {
            view! {
                <span class="entry-row__prompt" dir="auto">
                    {marked(&prompt, query)}
                </span>
            }
        });
        view! {
            <span class="entry-row__time">{dates::time(content.time)}</span>
            {prompt}
            <span class="entry-row__text" dir="auto">
                {marked(&content.excerpt, query)}
            </span>
        }
    };
    view! {
        <button
            type="button"
            class="entry-row"
            on:click=move |_| forms.open_entry(OpenEntry { id, prompt: None })
        >
            {move || {
                let query = query.read();
                content.get().map(|content| show(content, query.as_ref()))
            }}
        </button>
    }
}

/// The text with its matches marked.
fn marked(text: &str, query: Option<&Query>) -> AnyView {
    let Some(query) = query else {
        return text.to_owned().into_any();
    };
    let pieces = query.pieces(text).into_iter().map(|piece| {
        let text = piece.text.to_owned();
        if piece.matched {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    });
    pieces.collect_view().into_any()
}

/// The beginning of the text, or the part around the first match, with a sign where it is cut.
fn excerpt(text: &str, query: Option<&Query>) -> String {
    let first = query
        .and_then(|query| query.first_in(text))
        .map_or(0, |(from, _)| from);
    let before = text.get(..first).unwrap_or_default().char_indices();
    let from = before.rev().nth(SHOWN / 4).map_or(0, |(at, _)| at);
    let rest = text.get(from..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(SHOWN)
        .map_or(rest.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { CUT } else { "" };
    let shown = rest.get(..end).unwrap_or_default();
    [cut(from > 0), shown, cut(end < rest.len())].concat()
}
