//! Choosing a backup: a file, or a code.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::restore_stages::RestoreStages;
use super::sheet::Sheet;
use crate::app::{Restoration, Stage};
use crate::copy::{backup, restore as copy};
use crate::platform::{files, page};
use crate::ui::parts::{FieldError, Page, TextArea};

#[component]
pub fn Restore() -> impl IntoView {
    let restoration = Restoration::new();
    // It outlives the field: a code that was cut off can be mended.
    let code = RwSignal::new(String::new());
    view! {
        <Page title=backup::RESTORE back="#/more/backup">
            <Show when=move || restoration.stage.get() == Stage::Choose>
                <Choose restoration code />
            </Show>
            <RestoreStages restoration another=copy::ANOTHER />
        </Page>
    }
}

#[component]
fn Choose(restoration: Restoration, code: RwSignal<String>) -> impl IntoView {
    let has_code = code.with_untracked(|code| !code.is_empty());
    if restoration
        .status
        .with_untracked(|status| !status.is_empty())
    {
        // Something was wrong with the choice.
        let field = if has_code {
            "restore-code"
        } else {
            "restore-file"
        };
        Effect::new(move |_| page::focus_by_id(field));
    }
    let choose = move |event: Event| {
        let field = event_target::<HtmlInputElement>(&event);
        if let Some(file) = files::chosen(&field) {
            code.set(String::new());
            restoration.read_file(file);
        }
    };
    view! {
        <Sheet id="restore-choose" title=copy::CHOOSE_FILE>
            <p>{copy::RESTORE_LEAD}</p>
            <label class="visually-hidden" for="restore-file">
                {backup::RESTORE}
            </label>
            <input
                class="backup-sheet__file"
                id="restore-file"
                type="file"
                aria-describedby="restore-hint restore-error"
                on:change=choose
            />
            <FieldError id="restore-error" problem=restoration.status />
            <p class="backup-sheet__hint" id="restore-hint">
                {copy::FILE_HINT}
            </p>
            <details open=has_code>
                <summary>{copy::PASTE}</summary>
                <TextArea
                    id="restore-code"
                    label=copy::CODE
                    text=code
                    problem=RwSignal::new(String::new())
                />
                <div class="backup-sheet__actions">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| restoration.read_code(code.get_untracked())
                    >
                        {copy::READ_CODE}
                    </button>
                </div>
            </details>
        </Sheet>
    }
}
