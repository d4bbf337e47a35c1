//! What happened to a promise, and what can still be done with its record.

use leptos::prelude::*;

use crate::app::{Notice, use_dispatcher, use_drafts, use_library, use_notices};
use crate::copy::promises as copy;
use crate::domain::promise::PromiseState;
use crate::domain::{Command, DraftId, Event, EventKind, PromiseId};
use crate::platform::dates;
use crate::ui::parts::{DraftForm, FormDraft, TextArea};

/// Name of the field in a draft.
const NOTE: &str = "note";

/// The history, a note, taking the mark back, and deleting: one tap away.
#[component]
pub(super) fn PromiseLog(id: PromiseId, state: Memo<Option<PromiseState>>) -> impl IntoView {
    let (dispatcher, drafts) = (use_dispatcher(), use_drafts());
    let is_marked = move || state.with(|state| state.as_ref().is_some_and(|it| it.mark.is_some()));
    let take_back = move |_| {
        if let Some(mark) = state.get_untracked().and_then(|state| state.mark) {
            let event = mark.event;
            let retract = Command::Retract { id, event };
            dispatcher.perform(retract, copy::TAKEN_BACK, copy::TAKEN_BACK);
        }
    };
    let delete = move |_| {
        dispatcher.perform(Command::DeletePromise(id), copy::DELETED, copy::RESTORED);
    };
    view! {
        // Open if there is a draft of a note in it.
        <details class="promise-card__history" open=drafts.get(DraftId::Note(id)).is_some()>
            <summary>{copy::HISTORY}</summary>
            <Events id />
            <NoteForm id id_prefix="note" />
            <p class="promise-card__actions">
                <Show when=is_marked>
                    <button type="button" class="button" data-kind="quiet" on:click=take_back>
                        {copy::TAKE_BACK}
                    </button>
                </Show>
                <button type="button" class="button" data-kind="danger" on:click=delete>
                    {copy::DELETE}
                </button>
            </p>
        </details>
    }
}

#[component]
fn Events(id: PromiseId) -> impl IntoView {
    let library = use_library();
    let events = Memo::new(move |_| {
        library.with(|book| {
            let promise = book.promise(id);
            promise.map_or_else(Vec::new, |promise| promise.events().cloned().collect())
        })
    });
    view! {
        <ol class="promise-card__events">
            <For each=move || events.get() key=|event| event.id let:event>
                <li dir="auto">{event_line(&event)}</li>
            </For>
        </ol>
    }
}

fn event_line(event: &Event) -> String {
    let new_due = match &event.kind {
        EventKind::Changed { due: Some(due) } => {
            let (day, time) = (due.local.date(), due.local.time());
            format!("{}, {}", dates::day(day), dates::time(time))
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

/// A note that is added to the record. The id of its field begins with `id_prefix`: one promise can be on the screen
/// twice.
#[component]
pub(super) fn NoteForm(id: PromiseId, id_prefix: &'static str) -> impl IntoView {
    let (dispatcher, notices, drafts) = (use_dispatcher(), use_notices(), use_drafts());
    let saved = drafts.get(DraftId::Note(id));
    let note = RwSignal::new(saved.map_or_else(String::new, |draft| draft.field(NOTE).to_owned()));
    let problem = RwSignal::new(String::new());
    let was_sent = RwSignal::new(false);
    let to_fields = |note| vec![(NOTE.to_owned(), note)];
    let draft = FormDraft::new(DraftId::Note(id), to_fields(String::new()), move || {
        to_fields(note.get_untracked())
    });
    let save = move || {
        let text = note.get_untracked();
        // The second of two taps: the first one saved it and emptied the field.
        if text.is_empty() && was_sent.get_untracked() {
            return;
        }
        match dispatcher.dispatch(Command::NotePromise { id, note: text }) {
            Ok(undo) => {
                note.set(String::new());
                was_sent.set(true);
                draft.finish();
                notices.show(Notice::with_undo(copy::NOTED, undo, copy::TAKEN_BACK));
            }
            Err(failure) => problem.set(failure.text()),
        }
    };
    view! {
        <DraftForm class="promise-card__note-form" draft on_submit=save>
            <TextArea id=format!("{id_prefix}-{id}") label=copy::NOTE text=note problem />
            <button type="submit" class="button" data-kind="quiet">
                {copy::SAVE_NOTE}
            </button>
        </DraftForm>
    }
}
