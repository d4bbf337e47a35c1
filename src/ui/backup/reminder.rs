//! The quiet reminder of a backup on Today.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::backup as copy;
use crate::domain::Command;
use crate::platform::page::{self as static_page, Part};
use crate::ui::el::{button, el, link, live_if, text};

/// Once a month, where there is writing and no newer backup.
pub fn reminder(app: AppState) -> AnyView {
    live_if(move || app.wants_backup(), move || line(app))
}

fn line(app: AppState) -> AnyView {
    let later = move || {
        app.quietly(Command::PutOffBackup);
        static_page::focus(Part::Main);
    };
    let age = untrack(|| app.backup_age());
    el("div")
        .class("backup-reminder")
        .el(el("p")
            .child(text(copy::last_backup(age)))
            .text(". ")
            .el(link("", "#/more/backup", copy::REMINDER_SAVE)))
        .el(button("quiet", copy::REMINDER_LATER, later))
        .view()
}
