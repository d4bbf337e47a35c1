//! The form for a new promise. Only what is promised is required.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::{DueFields, DueInput};
use crate::app::state::app;
use crate::app::{Failure, Notice};
use crate::copy::{errors, promises as copy};
use crate::domain::due::DueChip;
use crate::domain::{Command, DueField, PromiseDraft, Promiser, Refusal};
use crate::platform::{clock, page};
use crate::route::{Route, Shelf};
use crate::ui::parts::{Field, Page};

/// A promise, as it is being filled in.
#[component]
pub fn PromiseForm() -> impl IntoView {
    let app = app();
    if app.promise_start().with_untracked(Option::is_none) {
        app.begin_promise("");
    }
    let start = app.promise_start().get_untracked();
    let promiser = RwSignal::new(start.as_ref().map_or(Promiser::Me, |start| start.promiser));
    let what = RwSignal::new(
        start
            .as_ref()
            .map(|start| start.what.clone())
            .unwrap_or_default(),
    );
    let note = RwSignal::new(String::new());
    let due = DueInput::new(None);
    let chosen = RwSignal::new(Some(DueChip::NoDate));
    if start.as_ref().is_some_and(|start| start.tomorrow) {
        chosen.set(Some(DueChip::Tomorrow));
        due.set(DueChip::Tomorrow.civil(clock::now().local));
    }
    let what_problem = RwSignal::new(None::<String>);
    let note_problem = RwSignal::new(None::<String>);
    let field = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });

    let refused = move |refusal: Refusal| {
        let text = errors::refusal(&refusal);
        match refusal {
            Refusal::PromiseEmpty | Refusal::PromiseTooLong { .. } => {
                what_problem.set(Some(text));
                page::focus_field("promise-what");
            }
            Refusal::NoteTooLong { .. } => {
                note_problem.set(Some(text));
                page::focus_field("promise-note");
            }
            Refusal::DueInPast(field) | Refusal::DueUnreadable(field) => {
                due.problem.set(Some((field, text)));
                page::focus_field(id_of(field));
            }
            Refusal::DueWithoutDate => {
                due.problem.set(Some((DueField::Date, text)));
                page::focus_field(id_of(DueField::Date));
            }
            _ => app.say(Notice::new(text)),
        }
    };
    let make = move || {
        let Some(start) = app.promise_start().get_untracked() else {
            return;
        };
        what_problem.set(None);
        note_problem.set(None);
        due.problem.set(None);
        let made = due.read().map_err(Failure::Refused).and_then(|due| {
            let draft = PromiseDraft {
                promiser: promiser.get_untracked(),
                what: what.get_untracked(),
                due,
                note: note.get_untracked(),
            };
            app.dispatch(Command::MakePromise {
                id: start.id,
                draft,
            })
        });
        match made {
            Ok(done) => {
                app.promise_start().set(None);
                app.turn(Route::Promises(shelf_of(
                    due.read().ok().flatten().as_ref(),
                )));
                app.say(Notice::with_undo(copy::MADE, done.undo, copy::TAKEN_BACK));
            }
            Err(Failure::Refused(refusal)) => refused(refusal),
            Err(failure @ Failure::NotStored(_)) => app.say(Notice::new(failure.text())),
        }
    };
    let title = Signal::derive(move || match promiser.get() {
        Promiser::Me => copy::NEW_MINE,
        Promiser::Them => copy::NEW_THEIRS,
    });
    view! {
        <Page title back="#/promises">
            <form
                class="promise-form"
                autocomplete="off"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    make();
                }
            >
                <Whose promiser />
                <Field
                    id="promise-what"
                    label=Signal::derive(move || copy::what(promiser.get()))
                    hint=copy::HINT
                    error=what_problem
                >
                    <textarea
                        class="field__input"
                        node_ref=field
                        id="promise-what"
                        rows="2"
                        dir="auto"
                        autocomplete="off"
                        aria-describedby="promise-what-error"
                        aria-invalid=move || what_problem.get().map(|_| "true")
                        prop:value=what.get_untracked()
                        on:input=move |event| {
                            what.set(event_target_value(&event));
                            what_problem.set(None);
                        }
                    ></textarea>
                </Field>
                <Chips chosen due />
                <DueFields
                    input=due
                    id="promise-due".to_owned()
                    on_change=Callback::new(move |()| chosen.set(None))
                />
                <Field id="promise-note" label=copy::NOTE error=note_problem>
                    <textarea
                        class="field__input"
                        id="promise-note"
                        rows="2"
                        dir="auto"
                        autocomplete="off"
                        aria-describedby="promise-note-error"
                        aria-invalid=move || note_problem.get().map(|_| "true")
                        on:input=move |event| {
                            note.set(event_target_value(&event));
                            note_problem.set(None);
                        }
                    ></textarea>
                </Field>
                <p class="promise-form__actions">
                    <button type="submit" class="button" data-kind="primary">
                        {copy::MAKE}
                    </button>
                </p>
            </form>
        </Page>
    }
}

const fn id_of(field: DueField) -> &'static str {
    match field {
        DueField::Date => "promise-due-date",
        DueField::Time => "promise-due-time",
    }
}

/// The shelf on which a promise just made is found.
fn shelf_of(due: Option<&crate::domain::Moment>) -> Shelf {
    let today = clock::now().local.date();
    if due.is_some_and(|due| due.local.date() <= today) {
        Shelf::Due
    } else {
        Shelf::Open
    }
}

#[component]
fn Whose(promiser: RwSignal<Promiser>) -> impl IntoView {
    let choice = move |choice: Promiser| {
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name="whose"
                    prop:checked=move || promiser.get() == choice
                    on:change=move |_| promiser.set(choice)
                />
                <span class="choice__label">{copy::whose(choice)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices__legend">{copy::WHOSE}</legend>
            {choice(Promiser::Me)}
            {choice(Promiser::Them)}
        </fieldset>
    }
}

#[component]
fn Chips(chosen: RwSignal<Option<DueChip>>, due: DueInput) -> impl IntoView {
    let chip = move |chip: DueChip| {
        let choose = move |_| {
            chosen.set(Some(chip));
            due.set(chip.civil(clock::now().local));
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (chosen.get() == Some(chip)).to_string()
                on:click=choose
            >
                {copy::chip(chip)}
            </button>
        }
    };
    view! {
        <fieldset class="chips">
            <legend class="chips__legend">{copy::WHEN}</legend>
            <div class="chip-row">{DueChip::ALL.map(chip).collect_view()}</div>
        </fieldset>
    }
}
