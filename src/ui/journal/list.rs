//! The list of entries, by month and day, with its search.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::draft::entry_of;
use super::entry_row::entry_row;
use crate::app::AppState;
use crate::app::state::OpenEntry;
use crate::copy::journal as copy;
use crate::domain::first::{ROWS, newest_first};
use crate::domain::search::Query;
use crate::domain::{Book, Entry};
use crate::platform::dates;
use crate::ui::el::{El, all, button, el, live, live_if, live_text, none};
use crate::ui::parts::old::{dated, empty_state, tab_page};
use gloo_timers::callback::Timeout;

/// Entries that are shown before "Show older entries" is asked for.
const PAGE: usize = 50;
/// How long nothing is typed before those below the first are shown, in milliseconds.
const PAUSE: u32 = 300;

/// The journal.
pub fn list(app: AppState) -> AnyView {
    let typed = RwSignal::new(String::new());
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
            searched(app, typed),
        ])
    });
    tab_page(copy::TITLE)
        .child(live(move || not_saved_yet(app)))
        .child(empty)
        .child(full)
        .view()
}

/// The search, and below it what it finds: first what is seen at once, the rest after a moment, so
/// that nobody waits for it while typing.
fn searched(app: AppState, typed: RwSignal<String>) -> AnyView {
    let (count, limit) = (RwSignal::new(0), RwSignal::new(ROWS));
    let mut pause = None;
    let mut begin = move || {
        limit.set(ROWS);
        // The one before is dropped, and does nothing.
        let _ = pause.replace(Timeout::new(PAUSE, move || limit.set(PAGE)));
    };
    begin();
    let first = move || {
        let (found, views) = rows(app, typed, 0, ROWS);
        count.set(found);
        views
    };
    let rest = move || {
        app.rest();
        let limit = limit.get();
        if limit == ROWS {
            return none();
        }
        let (found, views) = rows(app, typed, ROWS, limit);
        // Once more: where the others were read later, the first rows are not made anew.
        count.set(found);
        views
    };
    let older = move || {
        let limit_now = limit.get();
        if limit_now < PAGE || count.get() <= limit_now {
            return none();
        }
        button("quiet", copy::OLDER, move || limit.set(limit_now + PAGE)).view()
    };
    let list = el("div")
        .class("entry-list")
        .child(live(first))
        .child(live(rest));
    all(vec![
        search(app, typed, count, begin),
        list.view(),
        live(older),
    ])
}

fn new_entry(app: AppState) -> El {
    button("primary", copy::NEW, move || app.write(None))
}

/// The way back to texts that could not be kept as entries.
fn not_saved_yet(app: AppState) -> AnyView {
    let waiting = app.book(|book| {
        let drafts = book.drafts().filter_map(entry_of);
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

fn search(
    app: AppState,
    typed: RwSignal<String>,
    count: RwSignal<usize>,
    mut begin: impl FnMut() + 'static,
) -> AnyView {
    let told = move || {
        if typed.with(|typed| Query::new(typed).is_none()) {
            return String::new();
        }
        copy::found(count.get())
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
                app.read_all();
                begin();
                typed.set(event_target_value(&event));
            }))
        .el(el("p")
            .class("search__count")
            .attr("role", "status")
            .child(live_text(told)))
        .view()
}

/// How many entries match, and of those from one place up to another the rows, with the headings
/// between them.
fn rows(app: AppState, typed: RwSignal<String>, from: usize, to: usize) -> (usize, AnyView) {
    let query = typed.with(|typed| Query::new(typed));
    app.book(|book| {
        let found = matching(book, query.as_ref());
        let mut views = Vec::new();
        let mut last = from.checked_sub(1).and_then(|at| found.get(at));
        for row in found.iter().take(to).skip(from) {
            let last = last.replace(row).map(|entry| entry.when.local.date());
            headings(app, &mut views, last, row.when.local.date());
            views.push(entry_row(app, row, query.as_ref()));
        }
        (found.len(), all(views))
    })
}

/// Adds the headings that an entry of this day needs after one of that day.
fn headings(app: AppState, views: &mut Vec<AnyView>, last: Option<NaiveDate>, date: NaiveDate) {
    let month = |date: NaiveDate| (date.year(), date.month());
    if last.map(month) != Some(month(date)) {
        let words = dated(app, move || dates::month(date));
        views.push(el("h2").class("entry-list__month").child(words).view());
    }
    if last != Some(date) {
        let words = dated(app, move || dates::day(date));
        views.push(el("h3").class("entry-list__day").child(words).view());
    }
}

/// The entries that match, newest first.
fn matching<'a>(book: &'a Book, query: Option<&Query>) -> Vec<&'a Entry> {
    let matches = |text: &str| query.is_none_or(|query| query.is_in(text));
    newest_first(book.entries().filter(|entry| {
        matches(&entry.text)
            || entry
                .prompt
                .as_ref()
                .is_some_and(|prompt| matches(&prompt.text))
    }))
}
