//! Choosing a backup: a file, or a code.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::preview::stages;
use super::sheet::{actions, sheet};
use crate::app::AppState;
use crate::app::restore::{Restoration, Stage};
use crate::copy::{backup, restore as copy};
use crate::platform::{files, page as static_page};
use crate::ui::el::{button, el, live, live_if, p, text, watch};
use crate::ui::parts::old::{Field, field_error, page};

/// Restore a backup.
pub fn restore(_app: AppState) -> AnyView {
    let restoration = Restoration::new();
    // Kept beside the field: a code that was cut off can be mended.
    let code = RwSignal::new(String::new());
    let is_choosing = move || restoration.stage.get() == Stage::Choose;
    page(backup::RESTORE, "#/more/backup")
        .child(live_if(is_choosing, move || choose(restoration, code)))
        .child(live(move || stages(restoration, copy::ANOTHER)))
        .view()
}

fn choose(restoration: Restoration, code: RwSignal<String>) -> AnyView {
    let file = el("input")
        .class("backup-sheet__file")
        .attr("id", "restore-file")
        .attr("type", "file")
        .attr("aria-describedby", "restore-hint restore-error")
        .on("change", move |event: Event| {
            let field = event_target::<HtmlInputElement>(&event);
            if let Some(file) = files::chosen(&field) {
                code.set(String::new());
                restoration.read_file(file);
            }
        });
    let field = Field {
        id: "restore-code".into(),
        label: text(copy::CODE),
        hint: "",
        text: code,
        problem: RwSignal::new(String::new()),
    };
    let read = button("", copy::READ_CODE, move || {
        restoration.read_code(code.get_untracked());
    });
    let has_code = code.with_untracked(|code| !code.is_empty());
    if restoration.status.with_untracked(|said| !said.is_empty()) {
        watch(move || {
            static_page::focus_by_id(if has_code {
                "restore-code"
            } else {
                "restore-file"
            });
        });
    }
    sheet("restore-choose", copy::CHOOSE_FILE)
        .child(p("", copy::RESTORE_LEAD))
        .el(el("label")
            .class("visually-hidden")
            .attr("for", "restore-file")
            .text(backup::RESTORE))
        .el(file)
        .child(field_error("restore-error", restoration.status))
        .el(el("p")
            .class("backup-sheet__hint")
            .attr("id", "restore-hint")
            .text(copy::FILE_HINT))
        .el(el("details")
            .maybe("open", has_code.then_some(""))
            .el(el("summary").text(copy::PASTE))
            .child(field.lines())
            .el(actions().el(read)))
        .view()
}
