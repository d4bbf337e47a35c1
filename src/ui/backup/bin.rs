//! What was deleted: to bring it back, or to let it go for good.

use leptos::prelude::*;

use super::beginning;
use crate::app::AppState;
use crate::copy::{backup as copy, journal, promises};
use crate::domain::bin::KEPT;
use crate::domain::{Binned, Book, Command, Thing, Timestamp};
use crate::platform::dates;
use crate::platform::page::{self as static_page, Part};
use crate::ui::el::{El, all, button, el, live, live_if, none, p};
use crate::ui::parts::old::{empty_state, page};

/// How many are shown at first, and added each time.
const PAGE: usize = 60;

/// One of the bin, in words.
struct Row {
    thing: Thing,
    kind: &'static str,
    when: String,
    text: String,
    goes: String,
}

/// The bin.
pub fn bin(app: AppState) -> AnyView {
    let limit = RwSignal::new(PAGE);
    let is_empty = move || app.book(|book| book.bin().is_empty());
    let empty = || empty_state(copy::BIN_EMPTY_TITLE, copy::BIN_EMPTY_TEXT, None);
    page(copy::BIN, "#/more/backup")
        .child(live_if(is_empty, empty))
        .child(live(move || filled(app, limit)))
        .view()
}

fn filled(app: AppState, limit: RwSignal<usize>) -> AnyView {
    let now = untrack(|| app.now()).at;
    let (rows, count) = app.book(|book| rows(book, limit.get(), now));
    if rows.is_empty() {
        return none();
    }
    let mut list = el("div").class("bin-list");
    for (index, row) in rows.iter().enumerate() {
        list = list.child(item(app, index, row));
    }
    if count > rows.len() {
        let more = move || limit.update(|limit| *limit += PAGE);
        list = list.el(button("quiet", copy::BIN_OLDER, more));
    }
    let empty = move || {
        let things: Vec<Thing> =
            app.book_now(|book| book.bin().iter().map(Binned::thing).collect());
        for_good(app, &things, copy::EMPTIED);
    };
    all(vec![
        p("page__lead", copy::BIN_LEAD),
        list.view(),
        ask(
            copy::EMPTY_BIN,
            copy::EMPTY_BIN_ASK,
            copy::EMPTY_BIN_YES,
            empty,
        ),
    ])
}

fn rows(book: &Book, limit: usize, now: Timestamp) -> (Vec<Row>, usize) {
    let bin = book.bin();
    let shown = bin.iter().take(limit).map(|binned| row(binned, now));
    (shown.collect(), bin.len())
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
    Row {
        thing: binned.thing(),
        kind,
        when,
        text,
        goes: copy::goes(left.saturating_add(Timestamp::DAY - 1) / Timestamp::DAY),
    }
}

fn item(app: AppState, index: usize, row: &Row) -> AnyView {
    let id = format!("bin-text-{index}");
    let thing = row.thing;
    let kind = el("p")
        .class("bin-item__kind")
        .el(el("span").text(row.kind))
        .el(el("span").text(row.when.clone()));
    el("article")
        .class("bin-item")
        .attr("aria-labelledby", id.clone())
        .el(kind)
        .el(el("p")
            .class("bin-item__text")
            .attr("id", id)
            .attr("dir", "auto")
            .text(row.text.clone()))
        .child(p("bin-item__goes", row.goes.clone()))
        .el(actions(app, thing))
        .view()
}

fn actions(app: AppState, thing: Thing) -> El {
    let bring_back = move || {
        let (command, said, undone) = match thing {
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
        app.perform(command, said, undone);
        static_page::focus(Part::Main);
    };
    let gone = move || for_good(app, &[thing], copy::GONE);
    el("div")
        .class("bin-item__actions")
        .el(button("", copy::BRING_BACK, bring_back))
        .child(ask(
            copy::FOR_GOOD,
            copy::FOR_GOOD_ASK,
            copy::FOR_GOOD_YES,
            gone,
        ))
}

/// Asks once, in its place, before something that cannot be taken back.
fn ask(
    name: &'static str,
    words: &'static str,
    yes: &'static str,
    act: impl FnMut() + 'static,
) -> AnyView {
    el("details")
        .class("bin-ask")
        .el(el("summary").text(name))
        .child(p("", words))
        .el(button("danger", yes, act))
        .view()
}

fn for_good(app: AppState, things: &[Thing], said: &'static str) {
    app.delete_for_good(things, said);
    static_page::focus(Part::Main);
}
