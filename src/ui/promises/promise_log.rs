//! What happened to a promise, and what can still be done with its record.

use leptos::prelude::*;

use super::promise_card::state;
use crate::app::{AppState, Notice};
use crate::copy::promises as copy;
use crate::domain::{Command, DraftId, Event, EventKind, Promise, PromiseId};
use crate::platform::dates;
use crate::ui::el::{all, button, el, live, live_if, none, submit, text};
use crate::ui::parts::old::{Field, FormDraft};

/// The field of a draft that has the note.
const NOTE: &str = "note";

/// The history, a note, taking the mark back, and deleting: one tap away.
pub(super) fn promise_log(app: AppState, id: PromiseId) -> AnyView {
    el("details")
        .class("promise-card__history")
        // A note that waits is to be seen.
        .maybe("open", app.draft(DraftId::Note(id)).map(|_| ""))
        .el(el("summary").text(copy::HISTORY))
        .child(history(app, id))
        .view()
}

/// What that opens.
fn history(app: AppState, id: PromiseId) -> AnyView {
    let mark = move || state(app, id).and_then(|state| state.mark);
    let take_back = move || {
        if let Some(mark) = untrack(mark) {
            app.perform(
                Command::Retract {
                    id,
                    event: mark.event,
                },
                copy::TAKEN_BACK,
                copy::TAKEN_BACK,
            );
        }
    };
    let delete = move || {
        app.perform(Command::DeletePromise(id), copy::DELETED, copy::RESTORED);
    };
    let actions = el("p")
        .class("promise-card__actions")
        .child(live_if(
            move || mark().is_some(),
            move || button("quiet", copy::TAKE_BACK, take_back).view(),
        ))
        .el(button("danger", copy::DELETE, delete));
    all(vec![
        live(move || app.book(|book| book.promise(id).map_or_else(none, events))),
        note_form(app, id, "note"),
        actions.view(),
    ])
}

/// A note that is added to the record. `prefix` begins the id of its field: one promise can be on
/// the screen twice.
pub(super) fn note_form(app: AppState, id: PromiseId, prefix: &str) -> AnyView {
    let waiting = app.draft(DraftId::Note(id));
    let note =
        RwSignal::new(waiting.map_or_else(String::new, |draft| draft.field(NOTE).to_owned()));
    let problem = RwSignal::new(String::new());
    let is_saved = RwSignal::new(false);
    let fields = |note| vec![(NOTE.to_owned(), note)];
    let read = move || fields(note.get_untracked());
    let draft = FormDraft::new(
        app,
        DraftId::Note(id),
        fields(String::new()),
        Box::new(read),
    );
    let sent = draft.clone();
    let save = move || {
        let text = note.get_untracked();
        // The second of two taps: the first one saved it and emptied the field.
        if text.is_empty() && is_saved.get_untracked() {
            return;
        }
        match app.dispatch(Command::NotePromise { id, note: text }) {
            Ok(undo) => {
                note.set(String::new());
                is_saved.set(true);
                sent.done();
                app.say(Notice::with_undo(copy::NOTED, undo, copy::TAKEN_BACK));
            }
            Err(failure) => problem.set(failure.text()),
        }
    };
    let field = Field {
        id: format!("{prefix}-{id}").into(),
        label: text(copy::NOTE),
        hint: "",
        text: note,
        problem,
    };
    let form = el("form")
        .class("promise-card__note-form")
        .on_send(save)
        .child(field.lines())
        .el(submit(copy::SAVE_NOTE).attr("data-kind", "quiet"));
    draft.follow(form).view()
}

fn events(promise: &Promise) -> AnyView {
    let lines = promise
        .events()
        .map(|event| el("li").attr("dir", "auto").text(line(event)).view());
    el("ol")
        .class("promise-card__events")
        .children(lines)
        .view()
}

fn line(event: &Event) -> String {
    let new_due = match &event.kind {
        EventKind::Changed { due: Some(due) } => {
            format!(
                "{}, {}",
                dates::day(due.local.date()),
                dates::time(due.local.time())
            )
        }
        _ => String::new(),
    };
    copy::happened(
        &event.kind,
        event.retracts.is_some(),
        &dates::moment(event.at),
        &new_due,
    )
}
