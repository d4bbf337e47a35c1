//! The date and time of an entry.

use leptos::prelude::*;

use super::entry_draft::EntryDraft;
use crate::app::{use_dispatcher, use_library};
use crate::copy::journal as copy;
use crate::domain::moment::{iso_date, iso_time, parse_date, parse_time};
use crate::domain::{Command, Moment};
use crate::platform::{clock, dates};
use crate::ui::parts::{FieldError, update_quietly};

/// The date and time, and the fields to change them, once the entry is saved.
#[component]
pub(super) fn EntryWhen(draft: EntryDraft) -> impl IntoView {
    let library = use_library();
    let when = Memo::new(move |_| {
        library.with(|book| book.entry(draft.id()?).map(|entry| entry.when.clone()))
    });
    view! {
        <Show when=move || when.with(Option::is_some)>
            <Fields draft when />
        </Show>
    }
}

#[component]
fn Fields(draft: EntryDraft, when: Memo<Option<Moment>>) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let local = when.with_untracked(|when| when.as_ref().map(|when| when.local));
    let date = RwSignal::new(local.map_or_else(String::new, |local| iso_date(local.date())));
    let time = RwSignal::new(local.map_or_else(String::new, |local| iso_time(local.time())));
    let problem = RwSignal::new(String::new());
    let change = move |_| {
        let civil = parse_date(&date.get_untracked()).zip(parse_time(&time.get_untracked()));
        let error = match (civil, draft.id()) {
            (None, _) => Some(copy::UNREADABLE.to_owned()),
            (Some((day, time)), Some(id)) => {
                let when = clock::resolve(day.and_time(time));
                let moved = dispatcher.dispatch(Command::MoveEntry { id, when });
                moved.err().map(|failure| failure.text())
            }
            (Some(_), None) => None,
        };
        problem.set(error.unwrap_or_default());
    };
    let written = move || {
        when.get().map(|when| {
            let day = dates::day(when.local.date());
            copy::written(&day, &dates::time(when.local.time()))
        })
    };
    let field = |id, kind, label, value: RwSignal<String>| {
        view! {
            <div class="field">
                <label class="field__label" for=id>
                    {label}
                </label>
                <input
                    class="field__input"
                    id=id
                    type=kind
                    autocomplete="off"
                    aria-describedby="entry-when-error"
                    prop:value=value
                    on:input=update_quietly(value)
                    on:change=change
                />
            </div>
        }
    };
    view! {
        <details class="entry-editor__when">
            <summary>{written}</summary>
            <div class="entry-editor__fields">
                {field("entry-date", "date", copy::DATE, date)}
                {field("entry-time", "time", copy::TIME, time)}
                <FieldError id="entry-when-error" problem />
            </div>
        </details>
    }
}
