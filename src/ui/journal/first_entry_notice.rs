//! What one should know before the first entry.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::{backup, journal, safety};
use crate::domain::Command;
use crate::platform::environment;
use crate::ui::el::{button, el, link, p};
use crate::ui::parts::old::page;

/// Who else can open this phone, and what becomes of what is written.
pub(super) fn first_entry_notice(app: AppState, passed: RwSignal<bool>) -> AnyView {
    let mut lines: Vec<_> = safety::FIRST_ENTRY_LINES
        .map(|line| el("li").text(line).view())
        .into_iter()
        .collect();
    if environment::is_ios_tab() {
        let install = el("li").class("first-entry-notice__install");
        let moving = link(
            "first-entry-notice__safety",
            "#/more/backup/move",
            backup::MOVE,
        );
        let install = install.el(el("strong").text(safety::IOS_TAB));
        lines.push(install.text(" ").el(moving).view());
    }
    let go_on = button("primary", journal::START, move || {
        // Where it cannot be remembered the notice comes once more; nothing of theirs is at stake.
        let _ = app.dispatch(Command::ReadFirstEntryNotice);
        passed.set(true);
    });
    let safety =
        link("first-entry-notice__safety", "#/more", safety::TITLE).attr("data-action", "safety");
    let notice = el("div")
        .class("first-entry-notice")
        .el(el("ul").class("first-entry-notice__lines").children(lines))
        .child(p("", safety::FIRST_ENTRY_CHOICE))
        .el(el("p")
            .class("first-entry-notice__actions")
            .el(go_on)
            .el(safety));
    page(safety::FIRST_ENTRY_TITLE, "#/journal")
        .el(notice)
        .view()
}
