//! To another phone, or from a tab of Safari into the installed app.

use leptos::prelude::*;

use super::backup::file_buttons;
use super::sheet::{actions, said_here, sheet};
use crate::app::AppState;
use crate::app::state::later;
use crate::copy::backup as copy;
use crate::platform::{clipboard, environment};
use crate::ui::el::{El, button, el, live_if, p};
use crate::ui::parts::old::page;

/// Move my data.
pub fn moving(app: AppState) -> AnyView {
    let is_tab = environment::is_ios_tab();
    let (lead, there, open, after) = if is_tab {
        (
            copy::MOVE_TAB_LEAD,
            copy::MOVE_APP,
            copy::MOVE_OPEN_APP,
            copy::MOVE_AFTER_TAB,
        )
    } else {
        (
            copy::MOVE_LEAD,
            copy::MOVE_THERE,
            copy::MOVE_OPEN_THERE,
            copy::MOVE_AFTER,
        )
    };
    let mut here = Vec::new();
    if is_tab {
        here.push(copy::MOVE_INSTALL);
    }
    here.push(copy::MOVE_TAKE);
    let rest = [
        open,
        copy::MOVE_RESTORE,
        copy::MOVE_CHOOSE,
        copy::MOVE_CHECK,
    ];
    let number = here.len() + 1;
    page(copy::MOVE, "#/more/backup")
        .child(p("page__lead", lead))
        .el(sheet("move-here", copy::MOVE_HERE)
            .el(steps(1, &here))
            .child(take(app)))
        .el(sheet("move-there", there).el(steps(number, &rest)))
        .el(sheet("move-after", copy::MOVE_AFTERWARDS)
            .child(p("", copy::MOVE_DELETE))
            .child(p("", after)))
        .view()
}

/// Steps in their order, counted on from a number.
fn steps(first: usize, steps: &[&'static str]) -> El {
    let items = steps.iter().map(|step| el("li").text(*step).view());
    el("ol")
        .class("backup-sheet__steps")
        .attr("start", first.to_string())
        .children(items)
}

/// A file, or a code.
fn take(app: AppState) -> AnyView {
    let said = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    let make = button("", copy::MAKE_CODE, move || app.make_code(code, said));
    let has_code = move || code.with(|code| !code.is_empty());
    el("div")
        .class("backup-sheet__take")
        .el(file_buttons(app, said).el(make))
        .child(live_if(has_code, move || made(code, said)))
        .child(said_here(said))
        .view()
}

fn made(code: RwSignal<String>, said: RwSignal<String>) -> AnyView {
    let copy_it = move || {
        later(Box::pin(async move {
            let is_copied = clipboard::copy(&code.get_untracked()).await;
            let words = if is_copied {
                copy::CODE_COPIED
            } else {
                copy::CODE_NOT_COPIED
            };
            said.try_set(words.to_owned());
        }));
    };
    let field = el("textarea")
        .class("backup-sheet__code")
        .attr("id", "move-code")
        .attr("rows", "3")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .text(code.get_untracked());
    el("div")
        .class("field")
        .el(el("label")
            .class("field__label")
            .attr("for", "move-code")
            .text(copy::YOUR_CODE))
        .el(field)
        .el(actions().el(button("primary", copy::COPY_CODE, copy_it)))
        .view()
}
