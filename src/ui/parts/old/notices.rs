//! What is said beside the screen, with Undo.

use leptos::prelude::*;

use crate::app::{AppState, Failure, Notice, NoticeAction};
use crate::copy::{self, errors};
use crate::platform::page::{self, Part};
use crate::platform::update;
use crate::route::Route;
use crate::ui::el::{all, button, el, link, live, live_text, none, p};

/// The one notice, in a region that is read out when it changes, and beside it how far what was
/// done is kept.
pub fn notices(app: AppState) -> AnyView {
    let notice = live(move || app.notice().map_or_else(none, |notice| said(app, notice)));
    let is_told = move || {
        let is_done = app.notice().is_some_and(|notice| notice.is_done);
        is_done || app.saving().is_alarming()
    };
    let saving = live_text(move || {
        let words = if is_told() { app.saving().words() } else { "" };
        words.to_owned()
    });
    let saving = el("p")
        .class("notice__status")
        .attr("role", "status")
        .live_attr("data-saving", move || Some(app.saving().name()))
        .child(saving);
    all(vec![
        el("div").attr("role", "status").child(notice).view(),
        saving.view(),
    ])
}

/// The link that leads to a backup.
#[must_use]
pub fn remedy(app: AppState, action: NoticeAction) -> AnyView {
    match action {
        NoticeAction::None => none(),
        NoticeAction::Update => button("quiet", errors::RELOAD, update::renew).view(),
        NoticeAction::Reload => button("quiet", errors::RELOAD, move || app.reload()).view(),
        NoticeAction::Backup => {
            let backup = Route::Backup.fragment().unwrap_or_default();
            link("", backup, copy::backup::TITLE).view()
        }
    }
}

fn said(app: AppState, notice: Notice) -> AnyView {
    let mut line = el("div")
        .class("notice")
        .child(p("notice__text", notice.text));
    if let Some((command, undone)) = notice.undo {
        let take_back = move || {
            let said = match app.dispatch(command.clone()) {
                Ok(_) => {
                    app.just_marked().set(None);
                    Notice::done(undone)
                }
                // What could not be taken back now can be tried again.
                Err(failure @ Failure::NotStored(_)) => {
                    Notice::with_undo(failure.text(), Some(command.clone()), undone)
                }
                Err(failure) => Notice::new(failure.text()),
            };
            app.say(said);
            page::focus(Part::Main);
        };
        line = line.el(button("quiet", copy::UNDO, take_back));
    }
    let close = match notice.action {
        NoticeAction::Update => copy::more::LATER,
        _ => copy::CLOSE,
    };
    line.child(remedy(app, notice.action))
        .el(button("quiet", close, move || {
            app.hush();
            page::focus(Part::Main);
        }))
        .view()
}
