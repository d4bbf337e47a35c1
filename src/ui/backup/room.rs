//! How much room is taken, whether the browser promised to keep it, and what to tidy.

use leptos::prelude::*;

use super::beginning;
use super::sheet::{actions, said_here, sheet};
use crate::app::AppState;
use crate::app::backup::{Export, Persistence};
use crate::app::state::OpenEntry;
use crate::copy::backup as copy;
use crate::domain::{Book, Entry, EntryId};
use crate::ui::el::{El, button, el, link, live, live_if, none, p};

/// From how many per cent on there is advice on what to tidy.
const ADVICE: usize = 60;
/// How many of the longest entries are shown.
const LONGEST: usize = 3;

/// Room, in words and as a bar.
pub(super) fn room(app: AppState) -> El {
    let promised = app.promised();
    let taken = Memo::new(move |_| app.room_taken());
    let percent = move || taken.get();
    sheet("backup-room", copy::ROOM)
        .child(live(move || meter(percent())))
        .child(live(move || kept(app, promised)))
        .child(live_if(
            move || percent().is_some_and(|percent| percent >= ADVICE),
            move || tidy(app),
        ))
}

fn meter(percent: Option<usize>) -> AnyView {
    let Some(percent) = percent else {
        return none();
    };
    el("div")
        .class("backup-room")
        .el(el("progress")
            .class("backup-sheet__progress")
            .attr("aria-labelledby", "backup-room-text")
            .attr("max", "100")
            .attr("value", percent.min(100).to_string()))
        .el(el("p")
            .attr("id", "backup-room-text")
            .text(copy::room(percent)))
        .view()
}

fn kept(app: AppState, promised: RwSignal<Persistence>) -> AnyView {
    let ask = || button("", copy::ASK_TO_KEEP, move || app.ask_to_keep(promised));
    match promised.get() {
        Persistence::Unknown => none(),
        Persistence::Granted => p("backup-sheet__hint", copy::KEPT),
        Persistence::NotGranted => el("div")
            .class("backup-room")
            .child(p("backup-sheet__hint", copy::NOT_KEPT))
            .el(actions().el(ask()))
            .view(),
        Persistence::Denied => el("div")
            .class("backup-room")
            .child(p("backup-sheet__hint", copy::NOT_KEPT))
            .el(el("p").attr("role", "status").text(copy::ASKED))
            .view(),
    }
}

fn tidy(app: AppState) -> AnyView {
    let has_bin = app.book_now(|book| !book.bin().is_empty());
    let mut list = el("ul").class("backup-room__tidy");
    if has_bin {
        list = list.el(el("li").el(link("", "#/more/backup/bin", copy::TIDY_BIN)));
    }
    let longest = app.book_now(longest);
    if !longest.is_empty() {
        let entries = longest.into_iter().map(|one| entry(app, one));
        list = list.el(el("li").text(copy::TIDY_LONGEST).children(entries));
    }
    el("div")
        .class("backup-room")
        .el(el("h3").text(copy::TIDY))
        .child(p("", copy::TIDY_TEXT))
        .el(list)
        .view()
}

type Long = (usize, EntryId, String);

fn entry(app: AppState, (length, id, text): Long) -> AnyView {
    el("button")
        .attr("type", "button")
        .class("backup-room__entry")
        .on_press(move || app.open(OpenEntry { id, prompt: None }))
        .el(el("span")
            .class("backup-room__text")
            .attr("dir", "auto")
            .text(text))
        .el(el("span").text(copy::length(length)))
        .view()
}

fn longest(book: &Book) -> Vec<Long> {
    let mut all: Vec<&Entry> = book.entries().collect();
    all.sort_by_key(|entry| (entry.text.len(), entry.id.place()));
    let longest = all.into_iter().rev().take(LONGEST);
    longest
        .map(|Entry { id, text, .. }| (text.chars().count(), *id, beginning(text)))
        .collect()
}

/// Damaged pieces that were put aside.
pub(super) fn aside(app: AppState) -> AnyView {
    let count = app.aside();
    if count == 0 {
        return none();
    }
    let said = RwSignal::new(String::new());
    let save = button("", copy::SAVE_ASIDE, move || {
        app.export(Export::Quarantine, said);
    });
    sheet("backup-aside", copy::ASIDE)
        .child(p("", copy::aside(count)))
        .el(actions().el(save))
        .child(said_here(said))
        .view()
}
