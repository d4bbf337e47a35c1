//! One promise, and what can be done with it.

use leptos::prelude::*;

use super::change_time::ChangeTime;
use super::promise_log::PromiseLog;
use crate::app::{
    Notice, use_clock, use_dispatcher, use_drafts, use_just_marked, use_library, use_notices,
};
use crate::copy::promises as copy;
use crate::domain::promise::PromiseState;
use crate::domain::{Command, DraftId, Moment, Promise, PromiseId, Promiser, Standing};
use crate::platform::{clock, dates};

/// A promise with its due time, its mark or the buttons to mark it, and its history.
#[component]
pub(super) fn PromiseCard(id: PromiseId) -> impl IntoView {
    let (library, clock, drafts) = (use_library(), use_clock(), use_drafts());
    let state = Memo::new(move |_| library.with(|book| book.promise(id).and_then(Promise::state)));
    let standing = move || {
        let now = clock.now();
        state.with(|state| {
            state
                .as_ref()
                .map(|state| standing_name(state.standing(&now)))
        })
    };
    let is_open = move || state.with(|state| state.as_ref().is_some_and(|it| it.mark.is_none()));
    // A draft of another due time: the form to change it is open again.
    let is_changing = RwSignal::new(drafts.get(DraftId::Due(id)).is_some());
    view! {
        <article
            class="promise-card"
            id=format!("card-{id}")
            tabindex="-1"
            aria-labelledby=format!("promise-{id}")
            data-state=standing
        >
            {move || state.get().map(|state| view! { <CardHead id state /> })}
            <Show when=is_open>
                <Show
                    when=move || is_changing.get()
                    fallback=move || view! { <MarkButtons id state is_changing /> }
                >
                    <ChangeTime id state is_changing />
                </Show>
            </Show>
            <PromiseLog id state />
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

#[component]
fn CardHead(id: PromiseId, state: PromiseState) -> impl IntoView {
    let clock = use_clock();
    let made_to_me = (state.promiser == Promiser::Them)
        .then(|| view! { <p class="promise-card__by">{copy::MADE_TO_ME}</p> });
    let note = (!state.note.is_empty()).then(|| {
        view! {
            <p class="promise-card__note" dir="auto">
                {state.note.clone()}
            </p>
        }
    });
    let line_class = if state.mark.is_some() {
        "promise-card__mark"
    } else {
        "promise-card__due"
    };
    view! {
        <div class="promise-card__head">
            {made_to_me}
            <h3 class="promise-card__what" id=format!("promise-{id}") dir="auto">
                {state.what.clone()}
            </h3>
            {note}
            <p class=line_class>{move || standing_line(&state, clock.now())}</p>
        </div>
    }
}

fn standing_line(state: &PromiseState, now: Moment) -> String {
    match (&state.mark, &state.due) {
        (Some(mark), _) => copy::marked(mark.kept, &dates::day_of(mark.at)),
        (None, Some(due)) => copy::due(
            due,
            // The clock leaves the zone out.
            &Moment {
                zone: clock::zone(),
                ..now
            },
            &dates::day(due.local.date()),
            &dates::time(due.local.time()),
        ),
        (None, None) => copy::NO_DUE.to_owned(),
    }
}

/// "Kept", "Not kept", and "Change time" as long as the due time has not come.
#[component]
fn MarkButtons(
    id: PromiseId,
    state: Memo<Option<PromiseState>>,
    is_changing: RwSignal<bool>,
) -> impl IntoView {
    let (clock, dispatcher, notices) = (use_clock(), use_dispatcher(), use_notices());
    let just_marked = use_just_marked();
    let mark = move |kept: bool| {
        let text = if kept {
            copy::MARKED_KEPT
        } else {
            copy::MARKED_NOT_KEPT
        };
        match dispatcher.dispatch(Command::MarkPromise { id, kept }) {
            // The second of two taps: the first one's Undo stays.
            Ok(None) => {}
            Ok(undo) => {
                just_marked.set(id);
                notices.show(Notice::with_undo(text, undo, copy::TAKEN_BACK));
            }
            Err(failure) => notices.show(failure.notice()),
        }
    };
    let can_change = move || {
        let now = clock.now();
        state.with(|state| state.as_ref().is_some_and(|state| !state.is_past_due(&now)))
    };
    let title_id = format!("promise-{id}");
    view! {
        <p class="promise-card__actions">
            <button
                type="button"
                class="button"
                data-kind="quiet"
                aria-describedby=title_id.clone()
                on:click=move |_| mark(true)
            >
                {copy::KEPT}
            </button>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                aria-describedby=title_id.clone()
                on:click=move |_| mark(false)
            >
                {copy::NOT_KEPT}
            </button>
            <Show when=can_change>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    aria-describedby=title_id.clone()
                    on:click=move |_| is_changing.set(true)
                >
                    {copy::CHANGE_TIME}
                </button>
            </Show>
        </p>
    }
}
