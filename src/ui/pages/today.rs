//! Today: what is due and not marked, the next card, Write.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::{promises, shell, today as copy};
use crate::domain::{Book, PromiseId};
use crate::guide::{self, Chapter};
use crate::route::{Route, Shelf};
use crate::ui::backup::reminder;
use crate::ui::el::{El, button, el, link, live, live_if, none, p};
use crate::ui::parts::old::tab_page;
use crate::ui::promises::{cards, just_marked, on_shelf};

/// Today.
pub fn today(app: AppState) -> AnyView {
    let is_day_one = move || !app.book(Book::has_writing);
    let write = section()
        .el(button("primary", copy::WRITE, move || app.write(None)))
        .child(p("today__hint", copy::WRITE_HINT));
    let afraid = link("", "#/more", copy::AFRAID).attr("data-action", "safety");
    let today = el("div")
        .class("today")
        .child(live_if(is_day_one, || p("page__lead", copy::DAY_ONE)))
        .child(live_if(move || !is_day_one(), move || due_today(app)))
        .child(live(move || next_card(app)))
        .el(write)
        .child(live_if(is_day_one, move || first_promise(app)))
        .el(el("p").class("today__afraid").el(afraid))
        .child(reminder(app));
    tab_page(copy::TITLE).el(today).view()
}

fn section() -> El {
    el("section").class("today__section")
}

fn first_promise(app: AppState) -> AnyView {
    section()
        .el(button("quiet", copy::ONE_PROMISE, move || {
            app.promise_for_tomorrow()
        }))
        .child(p("today__hint", copy::ONE_PROMISE_HINT))
        .view()
}

fn due_today(app: AppState) -> AnyView {
    let nothing = || {
        let others = link("", "#/promises", promises::TITLE);
        el("p")
            .class("today__hint")
            .text(copy::NOTHING_DUE)
            .text(" ")
            .el(others)
            .view()
    };
    let heading = el("h2")
        .class("today__heading")
        .attr("id", "today-due")
        .text(copy::DUE);
    section()
        .attr("aria-labelledby", "today-due")
        .el(heading)
        .child(just_marked(app))
        .child(cards(app, move || due(app)))
        .child(live_if(move || due(app).is_empty(), nothing))
        .view()
}

/// What is due and not marked; changes.
fn due(app: AppState) -> Vec<PromiseId> {
    let now = app.now();
    app.book(|book| on_shelf(book, Shelf::Due, &now))
}

fn next_card(app: AppState) -> AnyView {
    let stopped = app.book(|book| book.preferences().bookmark.as_ref().and_then(guide::find));
    let heading = if stopped.is_some() {
        copy::CONTINUE
    } else {
        copy::START
    };
    let Some(card) = stopped.or_else(|| guide::card(Chapter::Tonight, 1)) else {
        return none();
    };
    let chapter = format!(
        "{}. {}",
        card.chapter.title(),
        shell::addressed_to(card.audience)
    );
    let card = el("a")
        .class("next-card")
        .attr(
            "href",
            Route::Card(card.chapter, card.number)
                .fragment()
                .unwrap_or_default(),
        )
        .el(el("span").class("next-card__heading").text(heading))
        .el(el("span").class("next-card__title").text(card.title))
        .el(el("span").class("next-card__chapter").text(chapter));
    section().el(card).view()
}
