//! The form that changes when a promise is due.

use leptos::prelude::*;

use super::due_fields::{DueFields, DueInput};
use crate::app::{Failure, Notice, use_dispatcher, use_drafts, use_notices};
use crate::copy::{self as words, promises as copy};
use crate::domain::due::fields_from_civil;
use crate::domain::promise::PromiseState;
use crate::domain::{Command, DraftId, PromiseId};
use crate::platform::page;
use crate::ui::parts::{DraftForm, FormDraft};

/// `is_changing` becomes false when the new time is saved, or the form given up.
#[component]
pub(super) fn ChangeTime(
    id: PromiseId,
    state: Memo<Option<PromiseState>>,
    is_changing: RwSignal<bool>,
) -> impl IntoView {
    let (dispatcher, notices, drafts) = (use_dispatcher(), use_notices(), use_drafts());
    let due = state.get_untracked().and_then(|state| state.due);
    let (date, time) = fields_from_civil(due.map(|due| due.local));
    let initial = DueInput::to_fields(date, time);
    let saved = drafts.get(DraftId::Due(id));
    let field_id = format!("due-{id}");
    // What a draft opens again, after a reload, does not take the focus.
    if saved.is_none() {
        let first = format!("{field_id}-date");
        Effect::new(move || page::focus_by_id(&first));
    }
    let input = match saved {
        Some(draft) => DueInput::from_fields(draft.fields),
        None => DueInput::from_fields(initial.clone()),
    };
    let draft = FormDraft::new(DraftId::Due(id), initial, move || {
        let (date, time) = input.texts();
        DueInput::to_fields(date, time)
    });
    let close = move || {
        draft.finish();
        is_changing.set(false);
        page::focus_by_id(&format!("card-{id}"));
    };
    let id_prefix = field_id.clone();
    let save = move || {
        let changed = input
            .read()
            .map_err(Failure::Refused)
            .and_then(|due| dispatcher.dispatch(Command::ChangeDue { id, due }));
        match changed {
            Ok(undo) => {
                close();
                let notice = Notice::with_undo(copy::TIME_CHANGED, undo, copy::TAKEN_BACK);
                notices.show(notice);
            }
            Err(Failure::Refused(refusal)) if input.show_refusal(&refusal, &id_prefix) => {}
            Err(failure) => notices.show(failure.notice()),
        }
    };
    view! {
        <DraftForm class="promise-card__change" draft on_submit=save>
            <DueFields id_prefix=field_id input />
            <p class="promise-card__actions">
                <button type="submit" class="button" data-kind="primary">
                    {copy::SAVE_TIME}
                </button>
                <button type="button" class="button" data-kind="quiet" on:click=move |_| close()>
                    {words::CANCEL}
                </button>
            </p>
        </DraftForm>
    }
}
