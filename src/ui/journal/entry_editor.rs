//! The open entry. It saves itself while one writes.

use leptos::prelude::*;

use super::draft::{Draft, Status};
use super::entry_when::entry_when;
use crate::app::AppState;
use crate::app::state::OpenEntry;
use crate::copy::journal as copy;
use crate::platform::debounce::Debounce;
use crate::platform::{lifecycle, page};
use crate::ui::el::{button, el, live_text, on_leave, watch};
use crate::ui::parts;

/// Id of the text field.
const FIELD: &str = "entry-text";

/// The text field, its status, and what can be done with the entry.
pub(super) fn entry_editor(app: AppState, entry: OpenEntry) -> AnyView {
    let status = Status {
        words: RwSignal::new(String::new()),
        is_entry: RwSignal::new(false),
    };
    let draft = StoredValue::new_local(Draft::open(app, entry, status));
    let pause = Debounce::default();
    let ended = pause.clone();
    // What went wrong is said by the status.
    let save = move || {
        // The field loses the focus once more when its screen is already gone.
        if let Some(draft) = draft.try_get_value() {
            let _ = draft.save();
        }
    };
    let type_in = move |event| {
        draft.get_value().type_in(event_target_value(&event));
        pause.call(save);
    };
    let (hide, leaving) = (lifecycle::on_hide(save), draft.get_value());
    on_leave(Box::new(move || {
        drop(hide);
        ended.cancel();
        leaving.left();
    }));
    watch(|| page::focus_by_id(FIELD));

    let now = draft.get_value();
    let shown = RwSignal::new(now.text());
    // What another tab wrote is shown, as long as nothing was typed over it.
    watch(move || {
        app.book(|_| ());
        if let Some(text) = draft.try_get_value().and_then(|draft| draft.refresh()) {
            shown.set(text);
        }
    });
    let question = now.entry().prompt.map(|prompt| {
        el("p")
            .class("entry-editor__prompt")
            .attr("id", "entry-prompt")
            .attr("dir", "auto")
            .text(prompt.text)
            .view()
    });
    let described_by = if question.is_some() {
        "entry-prompt entry-status"
    } else {
        "entry-status"
    };
    let text = el("textarea")
        .class("entry-editor__text")
        .attr("id", FIELD)
        .attr("aria-label", copy::ENTRY)
        .attr("aria-describedby", described_by)
        .attr("placeholder", copy::PLACEHOLDER)
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .bind(shown)
        .on("input", type_in)
        .on("blur", move |_| save());
    let status = el("p")
        .class("entry-editor__status")
        .attr("id", "entry-status")
        .attr("role", "status")
        .child(live_text(move || {
            if status.is_entry.get() {
                app.saving().words().to_owned()
            } else {
                status.words.get()
            }
        }));
    let actions = el("p")
        .class("entry-editor__actions")
        .el(button("danger", copy::DELETE, move || {
            draft.get_value().delete()
        }))
        .el(button("primary", copy::DONE, move || {
            draft.get_value().close()
        }));
    let editor = el("div")
        .class("entry-editor")
        .children(question)
        .child(entry_when(app, draft))
        .el(text)
        .el(status)
        .el(actions);
    parts::old::tab_page(copy::ENTRY).el(editor).view()
}
