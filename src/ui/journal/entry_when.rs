//! The date and time of the open entry.

use leptos::prelude::*;

use super::entry_draft::EntryDraft;
use crate::app::{use_dispatcher, use_library};
use crate::copy::journal as copy;
use crate::domain::moment::{iso_date, iso_time, parse_date, parse_time};
use crate::domain::{Command, Moment};
use crate::platform::{clock, dates};
use crate::ui::parts::{FieldError, update_quietly};

/// The date and time with the fields to change them, once the entry is saved.
#[component]
pub(super) fn EntryWhen(draft: EntryDraft) -> impl IntoView {
    let library = use_library();
    let when = Memo::new(move |_| {
        library.with(|book| book.entry(draft.id.get()).map(|entry| entry.when.clone()))
    });
    view! {
        <Show when=move || when.with(Option::is_some)>
            <WhenFields draft when />
        </Show>
    }
}

#[component]
fn WhenFields(draft: EntryDraft, when: Memo<Option<Moment>>) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let initial = |write: fn(&Moment) -> String| {
        RwSignal::new(when.with_untracked(|when| when.as_ref().map(write).unwrap_or_default()))
    };
    let date = initial(|when| iso_date(when.local.date()));
    let time = initial(|when| iso_time(when.local.time()));
    let problem = RwSignal::new(String::new());
    let move_entry = move || {
        let civil = parse_date(&date.get_untracked()).zip(parse_time(&time.get_untracked()));
        let Some((date, time)) = civil else {
            problem.set(copy::UNREADABLE.to_owned());
            return;
        };
        let id = draft.id.get_untracked();
        let when = clock::resolve(date.and_time(time));
        problem.set(match dispatcher.dispatch(Command::MoveEntry { id, when }) {
            Ok(_) => String::new(),
            Err(failure) => failure.text(),
        });
    };
    let written = move || {
        when.get().map(|when| {
            copy::written(
                &dates::day(when.local.date()),
                &dates::time(when.local.time()),
            )
        })
    };
    view! {
        <details class="entry-editor__when">
            <summary>{written}</summary>
            <div class="entry-editor__fields">
                <WhenField
                    id="entry-date"
                    input_type="date"
                    label=copy::DATE
                    value=date
                    on_change=move_entry
                />
                <WhenField
                    id="entry-time"
                    input_type="time"
                    label=copy::TIME
                    value=time
                    on_change=move_entry
                />
                <FieldError id="entry-when-error" problem />
            </div>
        </details>
    }
}

/// Changes the entry when it is left, not with every digit.
#[component]
fn WhenField(
    id: &'static str,
    input_type: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    on_change: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <input
                class="field__input"
                id=id
                type=input_type
                autocomplete="off"
                aria-describedby="entry-when-error"
                prop:value=value
                on:input=move |event| update_quietly(&event, value)
                on:change=move |_| on_change()
            />
        </div>
    }
}
