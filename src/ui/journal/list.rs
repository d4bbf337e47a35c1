//! The list of entries, by month and day, with its search.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::draft::entry_of;
use super::entry_row::entry_row;
use crate::app::AppState;
use crate::app::state::OpenEntry;
use crate::copy::journal as copy;
use crate::domain::order::ranked;
use crate::domain::search::Query;
use crate::domain::{Book, EntryId};
use crate::platform::words;
use crate::ui::el::{El, all, button, el, live, live_if, live_text, none};
use crate::ui::parts::{empty_state, tab_page};

/// Entries that are shown before "Show older entries" is asked for.
const PAGE: usize = 50;

/// The journal.
pub fn list(app: AppState) -> AnyView {
    let typed = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let has_entries = move || app.book(|book| book.entries().next().is_some());
    let empty = live_if(
        move || !has_entries(),
        move || {
            empty_state(
                copy::EMPTY_TITLE,
                copy::EMPTY_TEXT,
                Some(new_entry(app).view()),
            )
        },
    );
    let full = live_if(has_entries, move || {
        all(vec![
            el("p").class("journal__new").el(new_entry(app)).view(),
            search(app, typed, limit),
            live(move || entries(app, typed, limit)),
        ])
    });
    tab_page(copy::TITLE)
        .child(live(move || not_saved_yet(app)))
        .child(empty)
        .child(full)
        .view()
}

fn new_entry(app: AppState) -> El {
    button("primary", copy::NEW, move || app.write(None))
}

/// The way back to texts that could not be kept as entries.
fn not_saved_yet(app: AppState) -> AnyView {
    let waiting = app.book(|book| {
        let drafts = book.drafts().iter().filter_map(entry_of);
        drafts.collect::<Vec<_>>()
    });
    let line = |entry: OpenEntry| {
        let reopen = button("quiet", copy::REOPEN, move || app.open(entry.clone()));
        el("p")
            .class("banner")
            .attr("data-kind", "warn")
            .text(copy::NOT_SAVED_YET)
            .el(reopen)
            .view()
    };
    all(waiting.into_iter().map(line).collect())
}

fn search(app: AppState, typed: RwSignal<String>, limit: RwSignal<usize>) -> AnyView {
    let count = move || {
        let Some(query) = typed.with(|typed| Query::new(typed)) else {
            return String::new();
        };
        copy::found(app.book(|book| matching(book, Some(&query)).len()))
    };
    el("div")
        .class("search")
        .attr("role", "search")
        .el(el("label")
            .class("visually-hidden")
            .attr("for", "journal-search")
            .text(copy::SEARCH))
        .el(el("input")
            .class("search__input")
            .attr("id", "journal-search")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("placeholder", copy::SEARCH)
            .bind(typed)
            .on("input", move |event| {
                typed.set(event_target_value(&event));
                limit.set(PAGE);
            }))
        .el(el("p")
            .class("search__count")
            .attr("role", "status")
            .child(live_text(count)))
        .view()
}

fn entries(app: AppState, typed: RwSignal<String>, limit: RwSignal<usize>) -> AnyView {
    let query = typed.with(|typed| Query::new(typed));
    app.book(|book| {
        let found = matching(book, query.as_ref());
        let shown = found.len().min(limit.get());
        let older = if found.len() > shown {
            button("quiet", copy::OLDER, move || {
                limit.update(|limit| *limit += PAGE)
            })
            .view()
        } else {
            none()
        };
        let mut list = el("div").class("entry-list");
        let mut last = None;
        for (date, id) in &found[..shown] {
            list = headings(list, last.replace(*date), *date).child(entry_row(
                app,
                book,
                *id,
                query.as_ref(),
            ));
        }
        all(vec![list.view(), older])
    })
}

/// The headings that an entry of this day needs after one of that day.
fn headings(list: El, last: Option<NaiveDate>, date: NaiveDate) -> El {
    if last == Some(date) {
        return list;
    }
    let same_month =
        last.is_some_and(|last| (last.year(), last.month()) == (date.year(), date.month()));
    let list = if same_month {
        list
    } else {
        list.el(el("h2").class("entry-list__month").text(words::month(date)))
    };
    list.el(el("h3").class("entry-list__day").text(words::day(date)))
}

/// The entries that match, newest first, with the day of each.
fn matching(book: &Book, query: Option<&Query>) -> Vec<(NaiveDate, EntryId)> {
    let matches = |text: &str| query.is_none_or(|query| query.is_in(text));
    let found: Vec<_> = book
        .entries()
        .filter(|entry| {
            matches(&entry.text)
                || entry
                    .prompt
                    .as_ref()
                    .is_some_and(|prompt| matches(&prompt.text))
        })
        .collect();
    let order = ranked(
        found
            .iter()
            .map(|entry| (entry.when.on_the_wall(), entry.id.place())),
    );
    let newest_first = order.into_iter().rev().map(|index| found[index]);
    newest_first
        .map(|entry| (entry.when.local.date(), entry.id))
        .collect()
}
