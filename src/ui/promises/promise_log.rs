//! What happened to a promise, and what can still be done with its record.

use leptos::prelude::*;

use crate::app::Notice;
use crate::app::state::app;
use crate::copy::promises as copy;
use crate::domain::{Command, Event, EventKind, Promise, PromiseId};
use crate::platform::words;

/// The history, a note, taking the mark back, and deleting.
#[component]
pub fn PromiseLog(
    /// Which promise.
    id: PromiseId,
) -> impl IntoView {
    let app = app();
    let promise = app.select(move |book| book.promise(id).cloned());
    let mark = move || {
        promise
            .get()
            .as_ref()
            .and_then(Promise::state)
            .and_then(|state| state.mark)
    };
    let take_back = move |_| {
        if let Some(mark) = mark() {
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
    let delete = move |_| {
        app.perform(Command::DeletePromise(id), copy::DELETED, copy::RESTORED);
    };
    let lines = move || {
        let Some(promise) = promise.get() else {
            return Vec::new();
        };
        promise.events().map(line).collect()
    };
    view! {
        <details class="promise-card__history">
            <summary>{copy::HISTORY}</summary>
            <ol class="promise-card__events">
                {move || {
                    lines()
                        .into_iter()
                        .map(|line: String| view! { <li dir="auto">{line}</li> })
                        .collect_view()
                }}
            </ol>
            <NoteForm id />
            <p class="promise-card__actions">
                <Show when=move || mark().is_some()>
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

/// A note that is added to the record.
#[component]
pub fn NoteForm(
    /// Which promise.
    id: PromiseId,
) -> impl IntoView {
    let app = app();
    let note = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let save = move || match app.dispatch(Command::NotePromise {
        id,
        note: note.get_untracked(),
    }) {
        Ok(done) => {
            note.set(String::new());
            problem.set(None);
            app.say(Notice::with_undo(copy::NOTED, done.undo, copy::TAKEN_BACK));
        }
        Err(failure) => problem.set(Some(failure.text())),
    };
    let field_id = format!("note-{id}");
    let error_id = format!("{field_id}-error");
    view! {
        <form
            class="promise-card__note-form"
            autocomplete="off"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <div class="field">
                <label class="field__label" for=field_id.clone()>
                    {copy::NOTE}
                </label>
                <textarea
                    class="field__input"
                    id=field_id
                    rows="2"
                    dir="auto"
                    autocomplete="off"
                    aria-describedby=error_id.clone()
                    aria-invalid=move || problem.get().map(|_| "true")
                    prop:value=move || note.get()
                    on:input=move |event| {
                        note.set(event_target_value(&event));
                        problem.set(None);
                    }
                ></textarea>
                <p class="field__error" id=error_id role="alert">
                    {move || problem.get()}
                </p>
            </div>
            <button type="submit" class="button" data-kind="quiet">
                {copy::SAVE_NOTE}
            </button>
        </form>
    }
}

fn line(event: &Event) -> String {
    let new_due = match &event.kind {
        EventKind::Changed { due: Some(due) } => {
            format!(
                "{}, {}",
                words::day(due.local.date()),
                words::time(due.local.time())
            )
        }
        _ => String::new(),
    };
    copy::happened(
        &event.kind,
        event.retracts.is_some(),
        &words::moment(event.at),
        &new_due,
    )
}
