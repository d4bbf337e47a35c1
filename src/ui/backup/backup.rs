//! What is kept, and how to keep it elsewhere too.

use leptos::prelude::*;

use super::room::{aside, room};
use super::sheet::{actions, said_here, sheet};
use crate::app::AppState;
use crate::app::backup::Export;
use crate::copy::backup as copy;
use crate::ui::el::{El, button, el, live_text, p};
use crate::ui::parts::old::{MenuItem, menu, page};

const ITEMS: [MenuItem; 4] = [
    (
        copy::RESTORE,
        copy::RESTORE_HINT,
        "#/more/backup/restore",
        None,
    ),
    (copy::BIN, copy::BIN_HINT, "#/more/backup/bin", None),
    (
        copy::SNAPSHOTS,
        copy::SNAPSHOTS_HINT,
        "#/more/backup/snapshots",
        None,
    ),
    (copy::MOVE, copy::MOVE_HINT, "#/more/backup/move", None),
];

/// Backup.
pub fn backup(app: AppState) -> AnyView {
    page(copy::TITLE, "#/more")
        .el(save(app))
        .child(menu("backup-hint", &ITEMS))
        .el(room(app))
        .el(exports(app))
        .child(aside(app))
        .view()
}

fn save(app: AppState) -> El {
    let said = RwSignal::new(String::new());
    let last = live_text(move || copy::last_backup(app.backup_age()));
    el("section")
        .class("backup-sheet")
        .attr("aria-labelledby", "backup-last")
        .el(el("h2")
            .class("backup-sheet__title")
            .attr("id", "backup-last")
            .child(last))
        .el(file_buttons(app, said))
        .child(p("backup-sheet__hint", copy::SAVE_HINT))
        .child(said_here(said))
}

/// The buttons that make a backup file.
pub(super) fn file_buttons(app: AppState, said: RwSignal<String>) -> El {
    let save = button("primary", copy::SAVE, move || {
        app.export(Export::Backup, said);
    });
    let mut buttons = actions().el(save);
    if app.can_send() {
        buttons = buttons.el(button("", copy::SEND, move || {
            app.export(Export::BackupToShare, said);
        }));
    }
    buttons
}

fn exports(app: AppState) -> El {
    let said = RwSignal::new(String::new());
    let one = |words: &'static str, what: Export| button("", words, move || app.export(what, said));
    sheet("backup-exports", copy::EXPORTS)
        .child(p("", copy::EXPORTS_TEXT))
        .el(actions()
            .el(one(copy::MARKDOWN, Export::Markdown))
            .el(one(copy::CSV, Export::Promises)))
        .child(said_here(said))
}
