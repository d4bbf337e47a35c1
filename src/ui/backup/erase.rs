//! Erasing everything, after a word was typed.

use leptos::prelude::*;

use super::sheet::{actions, said_here, sheet};
use crate::app::state::later;
use crate::app::{AppState, EraseError};
use crate::copy::{backup as copy, errors};
use crate::platform::{history, lifecycle, page as static_page};
use crate::ui::el::{button, el, live, p, text, watch};
use crate::ui::parts::old::{Field, page};

/// Erase everything.
pub fn erase(app: AppState) -> AnyView {
    let is_done = RwSignal::new(false);
    page(copy::ERASE, "#/more")
        .child(live(move || {
            if is_done.get() {
                nothing_left()
            } else {
                untrack(|| ask(app, is_done))
            }
        }))
        .view()
}

fn ask(app: AppState, is_done: RwSignal<bool>) -> AnyView {
    let word = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let go = move || {
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(copy::ERASE_WORD)) {
            problem.set(copy::ERASE_NOT_TYPED.to_owned());
            static_page::focus_by_id("erase-word");
            return;
        }
        said.set(copy::ERASING.to_owned());
        later(Box::pin(async move {
            let words = match app.erase().await {
                Ok(()) if app.is_empty_everywhere().await => {
                    is_done.try_set(true);
                    String::new()
                }
                Ok(()) => copy::ERASE_FAILED.to_owned(),
                Err(EraseError::OtherTab) => copy::ERASE_OTHER_TAB.to_owned(),
                Err(EraseError::Storage(error)) => errors::storage(&error),
            };
            said.try_set(words);
        }));
    };
    let (entries, promises) =
        app.book_now(|book| (book.entries().count(), book.promises().count()));
    let goes = el("ul")
        .class("backup-sheet__list")
        .el(el("li").text(copy::erase_writing(entries, promises)))
        .children(copy::ERASE_REST.map(|line| el("li").text(line).view()));
    let field = Field {
        id: "erase-word".into(),
        label: text(copy::ERASE_FIELD),
        hint: "",
        text: word,
        problem,
    };
    let send = el("button")
        .attr("type", "submit")
        .class("button")
        .attr("data-kind", "danger")
        .text(copy::ERASE);
    let form = el("form")
        .class("backup-sheet__form")
        .on_send(go)
        .child(field.of_type("text"))
        .el(actions().el(send))
        .child(said_here(said));
    sheet("erase-what", copy::ERASE_WHAT)
        .child(p("", copy::ERASE_LEAD))
        .el(goes)
        .child(p("", copy::ERASE_NOT))
        .el(form)
        .view()
}

fn nothing_left() -> AnyView {
    watch(|| static_page::focus_by_id("erase-done"));
    let anew = || {
        history::replace("#");
        lifecycle::reload();
    };
    el("section")
        .class("backup-sheet")
        .el(el("h2")
            .class("backup-sheet__title")
            .attr("id", "erase-done")
            .attr("tabindex", "-1")
            .text(copy::ERASED_TITLE))
        .child(p("", copy::ERASED))
        .el(actions().el(button("primary", copy::BEGIN_ANEW, anew)))
        .view()
}
