//! One promise, and what can be done with it.

use leptos::prelude::*;

use super::{DueFields, DueInput, PromiseLog};
use crate::app::state::app;
use crate::app::{Failure, Notice};
use crate::copy::{self as words_of, errors, promises as copy};
use crate::domain::promise::PromiseState;
use crate::domain::{Command, DueField, Moment, Promise, PromiseId, Promiser, Refusal, Standing};
use crate::platform::words;

/// A promise with its due time, its mark or the buttons to mark it, and its history.
#[component]
pub fn PromiseCard(
    /// Which promise.
    id: PromiseId,
) -> impl IntoView {
    let app = app();
    let state = app.select(move |book| book.promise(id).and_then(Promise::state));
    let now = app.now();
    let standing = Memo::new(move |_| {
        state.with(|state| state.as_ref().map(|state| state.standing(&now.get())))
    });
    let changing = RwSignal::new(false);
    let title_id = format!("promise-{id}");
    let labelled_by = title_id.clone();
    let what = move || state.with(|state| state.as_ref().map(|state| state.what.clone()));
    let note = move || {
        state
            .with(|state| state.as_ref().map(|state| state.note.clone()))
            .filter(|note| !note.is_empty())
    };
    let to_me = move || state.with(|s| s.as_ref().is_some_and(|s| s.promiser == Promiser::Them));
    let is_marked =
        Memo::new(move |_| state.with(|s| s.as_ref().is_some_and(|s| s.mark.is_some())));
    view! {
        <article
            class="promise-card"
            data-state=move || standing.get().map(standing_name)
            aria-labelledby=labelled_by
        >
            <Show when=to_me>
                <p class="promise-card__by">{copy::MADE_TO_ME}</p>
            </Show>
            <h3 class="promise-card__what" id=title_id dir="auto">
                {what}
            </h3>
            {move || {
                note().map(|note| view! { <p class="promise-card__note" dir="auto">{note}</p> })
            }}
            {move || {
                state
                    .get()
                    .map(|state| {
                        let class = if state.mark.is_some() {
                            "promise-card__mark"
                        } else {
                            "promise-card__due"
                        };
                        view! { <p class=class>{standing_line(&state, &now.get())}</p> }
                    })
            }}
            <Show when=move || !is_marked.get()>
                <Show
                    when=move || changing.get()
                    fallback=move || view! { <MarkButtons id changing /> }
                >
                    <ChangeTime id changing />
                </Show>
            </Show>
            <PromiseLog id />
        </article>
    }
}

const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Due => "due",
        Standing::Kept => "kept",
        Standing::NotKept => "not-kept",
    }
}

fn standing_line(state: &PromiseState, now: &Moment) -> String {
    match (&state.mark, &state.due) {
        (Some(mark), _) => copy::marked(mark.kept, &words::short_day(mark.at)),
        (None, Some(due)) => copy::due(
            due,
            now,
            &words::day(due.local.date()),
            &words::time(due.local.time()),
        ),
        (None, None) => copy::NO_DUE.to_owned(),
    }
}

/// "Kept", "Not kept", and "Change time" as long as the time has not come.
#[component]
fn MarkButtons(id: PromiseId, changing: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let mark = move |kept: bool| {
        let said = if kept {
            copy::MARKED_KEPT
        } else {
            copy::MARKED_NOT_KEPT
        };
        match app.dispatch(Command::MarkPromise { id, kept }) {
            // Nothing to take back: the second of two taps.
            Ok(done) if done.undo.is_none() => {}
            Ok(done) => {
                app.just_marked().set(Some(id));
                app.say(Notice::with_undo(said, done.undo, copy::TAKEN_BACK));
            }
            Err(failure) => app.say(Notice::new(failure.text())),
        }
    };
    let now = app.now();
    let can_change = app.select(move |book| book.promise(id).and_then(Promise::state));
    let can_change = move || {
        can_change
            .get()
            .is_some_and(|state| !state.is_past_due(&now.get()))
    };
    let described_by = format!("promise-{id}");
    view! {
        <p class="promise-card__actions">
            <button
                type="button"
                class="button"
                data-kind="primary"
                aria-describedby=described_by.clone()
                on:click=move |_| mark(true)
            >
                {copy::KEPT}
            </button>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                aria-describedby=described_by.clone()
                on:click=move |_| mark(false)
            >
                {copy::NOT_KEPT}
            </button>
            {move || {
                can_change()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                data-kind="quiet"
                                aria-describedby=described_by.clone()
                                on:click=move |_| changing.set(true)
                            >
                                {copy::CHANGE_TIME}
                            </button>
                        }
                    })
            }}
        </p>
    }
}

#[component]
fn ChangeTime(id: PromiseId, changing: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let due = app
        .book()
        .with_untracked(|book| book.promise(id).and_then(Promise::state))
        .and_then(|state| state.due);
    let input = DueInput::new(due.as_ref());
    let save = move || {
        input.problem.set(None);
        let changed = input
            .read()
            .map_err(Failure::Refused)
            .and_then(|due| app.dispatch(Command::ChangeDue { id, due }));
        match changed {
            Ok(done) => {
                changing.set(false);
                app.say(Notice::with_undo(
                    copy::TIME_CHANGED,
                    done.undo,
                    copy::TAKEN_BACK,
                ));
            }
            Err(Failure::Refused(
                refusal @ (Refusal::DueInPast(field) | Refusal::DueUnreadable(field)),
            )) => input.problem.set(Some((field, errors::refusal(&refusal)))),
            Err(Failure::Refused(refusal @ Refusal::DueWithoutDate)) => {
                input
                    .problem
                    .set(Some((DueField::Date, errors::refusal(&refusal))));
            }
            Err(failure) => app.say(Notice::new(failure.text())),
        }
    };
    view! {
        <form
            class="promise-card__change"
            autocomplete="off"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <DueFields input id=format!("due-{id}") />
            <p class="promise-card__actions">
                <button type="submit" class="button" data-kind="primary">
                    {copy::SAVE_TIME}
                </button>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    on:click=move |_| changing.set(false)
                >
                    {words_of::CANCEL}
                </button>
            </p>
        </form>
    }
}
