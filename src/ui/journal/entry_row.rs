//! One entry in the list.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::state::OpenEntry;
use crate::domain::Entry;
use crate::domain::search::Query;
use crate::platform::dates;
use crate::ui::el::el;
use crate::ui::parts::old::dated;

/// Characters of an entry that its row shows.
const SHOWN: usize = 220;
/// Stands where a text is cut.
const CUT: &str = "…";

/// The time, the question, and the beginning of the text; with a search, the part that matches.
pub(super) fn entry_row(app: AppState, entry: &Entry, query: Option<&Query>) -> AnyView {
    let id = entry.id;
    let time = entry.when.local.time();
    let mut row = el("button")
        .attr("type", "button")
        .class("entry-row")
        .on_press(move || app.open(OpenEntry { id, prompt: None }))
        .el(el("span")
            .class("entry-row__time")
            .child(dated(app, move || dates::time(time))));
    if let Some(prompt) = &entry.prompt {
        row = row.child(marked("entry-row__prompt", &prompt.text, query));
    }
    row.child(marked(
        "entry-row__text",
        &excerpt(&entry.text, query),
        query,
    ))
    .view()
}

/// The text with its matches marked. Text stays text.
fn marked(class: &'static str, text: &str, query: Option<&Query>) -> AnyView {
    let span = el("span").class(class).attr("dir", "auto");
    let Some(query) = query else {
        return span.text(text.to_owned()).view();
    };
    query
        .pieces(text)
        .iter()
        .fold(span, |span, piece| {
            let text = piece.text.to_owned();
            if piece.matched {
                span.el(el("mark").text(text))
            } else {
                span.text(text)
            }
        })
        .view()
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
    let cut = |is_cut: bool| if is_cut { CUT } else { "" };
    [cut(before > 0), &rest[..end], cut(end < rest.len())].concat()
}
