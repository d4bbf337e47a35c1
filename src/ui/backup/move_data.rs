//! Move my data: to another phone, or from a tab of Safari into the installed app.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::sheet::{FileButtons, Sheet, StatusLine};
use crate::app::use_backups;
use crate::copy::backup as copy;
use crate::platform::{clipboard, environment};
use crate::ui::parts::Page;

#[component]
pub fn Move() -> impl IntoView {
    let is_tab = environment::is_ios_tab();
    let (lead, there, open, after) = if is_tab {
        (
            copy::MOVE_TAB_LEAD,
            copy::MOVE_APP,
            copy::MOVE_OPEN_APP,
            copy::MOVE_AFTER_TAB,
        )
    } else {
        (
            copy::MOVE_LEAD,
            copy::MOVE_THERE,
            copy::MOVE_OPEN_THERE,
            copy::MOVE_AFTER,
        )
    };
    let here = if is_tab {
        vec![copy::MOVE_INSTALL, copy::MOVE_TAKE]
    } else {
        vec![copy::MOVE_TAKE]
    };
    let next = here.len() + 1;
    let rest = vec![
        open,
        copy::MOVE_RESTORE,
        copy::MOVE_CHOOSE,
        copy::MOVE_CHECK,
    ];
    view! {
        <Page title=copy::MOVE back="#/more/backup">
            <p class="page__lead">{lead}</p>
            <Sheet id="move-here" title=copy::MOVE_HERE>
                <Steps first=1 steps=here />
                <Take />
            </Sheet>
            <Sheet id="move-there" title=there>
                <Steps first=next steps=rest />
            </Sheet>
            <Sheet id="move-after" title=copy::MOVE_AFTERWARDS>
                <p>{copy::MOVE_DELETE}</p>
                <p>{after}</p>
            </Sheet>
        </Page>
    }
}

/// Steps in their order, counted on from a number.
#[component]
fn Steps(first: usize, steps: Vec<&'static str>) -> impl IntoView {
    view! {
        <ol class="backup-sheet__steps" start=first.to_string()>
            {steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}
        </ol>
    }
}

/// A file, or a code.
#[component]
fn Take() -> impl IntoView {
    let backups = use_backups();
    let status = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    view! {
        <div class="backup-sheet__take">
            <FileButtons status>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| backups.make_code(code, status)
                >
                    {copy::MAKE_CODE}
                </button>
            </FileButtons>
            <Show when=move || code.with(|code| !code.is_empty())>
                <Code code status />
            </Show>
            <StatusLine status />
        </div>
    }
}

#[component]
fn Code(code: RwSignal<String>, status: RwSignal<String>) -> impl IntoView {
    let copy_code = move |_| {
        spawn_local(async move {
            let end = if clipboard::copy(&code.get_untracked()).await {
                copy::CODE_COPIED
            } else {
                copy::CODE_NOT_COPIED
            };
            status.try_set(end.to_owned());
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for="move-code">
                {copy::YOUR_CODE}
            </label>
            <textarea
                class="backup-sheet__code"
                id="move-code"
                rows="3"
                readonly
                spellcheck="false"
                autocomplete="off"
                prop:value=code
            ></textarea>
            <div class="backup-sheet__actions">
                <button type="button" class="button" data-kind="primary" on:click=copy_code>
                    {copy::COPY_CODE}
                </button>
            </div>
        </div>
    }
}
