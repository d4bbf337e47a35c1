//! The form for a new promise. Only what is promised is required.

use leptos::prelude::*;

use super::due_fields::{DueFields, DueInput};
use super::new_promise::{DUE_ID, NOTE_ID, NewPromise, WHAT_ID};
use crate::app::use_drafts;
use crate::copy::promises as copy;
use crate::domain::due::DueChip;
use crate::domain::{DraftId, Promiser};
use crate::platform::{clock, page};
use crate::ui::parts::{Choice, Choices, DraftForm, FormDraft, Page, TextArea};

/// A promise, as it is being filled in.
#[component]
pub fn PromiseForm() -> impl IntoView {
    let (promise, initial) = NewPromise::new(use_drafts().get(DraftId::NewPromise));
    let draft = FormDraft::new(DraftId::NewPromise, initial, move || promise.fields());
    let NewPromise {
        promiser,
        what,
        what_problem,
        due,
        chip,
        note,
        note_problem,
        ..
    } = promise;
    Effect::new(|| page::focus_by_id(WHAT_ID));
    view! {
        <Page title=copy::NEW back="#/promises">
            <DraftForm class="promise-form" draft on_submit=move || promise.make(draft)>
                <PromiserChoices promiser />
                <TextArea
                    id=WHAT_ID
                    label=Signal::derive(move || copy::what(promiser.get()).to_owned())
                    hint=copy::HINT
                    text=what
                    problem=what_problem
                />
                <DueChips chip due />
                // Filled in by hand: no chip is pressed any more.
                <DueFields id_prefix=DUE_ID input=due on:input=move |_| chip.set(None) />
                <TextArea id=NOTE_ID label=copy::NOTE text=note problem=note_problem />
                <p class="promise-form__actions">
                    <button type="submit" class="button" data-kind="primary">
                        {copy::MAKE}
                    </button>
                </p>
            </DraftForm>
        </Page>
    }
}

#[component]
fn PromiserChoices(promiser: RwSignal<Promiser>) -> impl IntoView {
    let initial = promiser.get_untracked();
    let choice = move |whose: Promiser| {
        view! {
            <Choice
                group="whose"
                label=copy::whose(whose)
                is_chosen=whose == initial
                on_choose=move || promiser.set(whose)
            />
        }
    };
    view! {
        <Choices legend=copy::WHOSE>
            {choice(Promiser::Me)}
            {choice(Promiser::Them)}
        </Choices>
    }
}

/// The quick choices of a due time, which fill the two fields.
#[component]
fn DueChips(chip: RwSignal<Option<DueChip>>, due: DueInput) -> impl IntoView {
    let button = move |this: DueChip| {
        let choose = move |_| {
            chip.set(Some(this));
            due.set(this.civil(clock::now_without_zone().local));
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (chip.get() == Some(this)).to_string()
                on:click=choose
            >
                {copy::chip(this)}
            </button>
        }
    };
    view! {
        <fieldset class="chips">
            <legend class="chips__legend">{copy::WHEN}</legend>
            <div class="chip-row">{DueChip::ALL.map(button).collect_view()}</div>
        </fieldset>
    }
}
