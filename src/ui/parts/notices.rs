//! What is said beside the screen, with Undo.

use leptos::prelude::*;

use crate::app::{AppState, Failure, Notice};
use crate::copy;
use crate::platform::page::{self, Part};
use crate::ui::el::{button, el, live, none, p};

/// The one notice, in a region that is read out when it changes.
pub fn notices(app: AppState) -> AnyView {
    let said = live(move || app.notice().map_or_else(none, |notice| said(app, notice)));
    el("div").attr("role", "status").child(said).view()
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
                    Notice::new(undone)
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
    line.el(button("quiet", copy::CLOSE, move || {
        app.hush();
        page::focus(Part::Main);
    }))
    .view()
}
