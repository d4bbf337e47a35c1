//! Erasing everything, after a word was typed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::sheet::{Sheet, StatusLine};
use crate::app::{EraseError, use_eraser, use_library};
use crate::copy::{backup as copy, errors};
use crate::platform::{history, lifecycle, page};
use crate::ui::parts::{Page, TextField};

#[component]
pub fn Erase() -> impl IntoView {
    let is_done = RwSignal::new(false);
    view! {
        <Page title=copy::ERASE back="#/more">
            <Show when=move || is_done.get() fallback=move || view! { <Ask is_done /> }>
                <NothingLeft />
            </Show>
        </Page>
    }
}

#[component]
fn Ask(is_done: RwSignal<bool>) -> impl IntoView {
    let eraser = use_eraser();
    let word = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let status = RwSignal::new(String::new());
    let erase = move |event: SubmitEvent| {
        event.prevent_default();
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(copy::ERASE_WORD)) {
            problem.set(copy::ERASE_NOT_TYPED.to_owned());
            page::focus_by_id("erase-word");
            return;
        }
        status.set(copy::ERASING.to_owned());
        spawn_local(async move {
            let end = match eraser.erase().await {
                Ok(()) if eraser.is_everything_erased().await => {
                    is_done.try_set(true);
                    String::new()
                }
                Ok(()) => copy::ERASE_FAILED.to_owned(),
                Err(EraseError::OtherTab) => copy::ERASE_OTHER_TAB.to_owned(),
                Err(EraseError::Storage(error)) => errors::storage(&error),
            };
            status.try_set(end);
        });
    };
    let (entries, promises) =
        use_library().with_untracked(|book| (book.entries().count(), book.promises().count()));
    view! {
        <Sheet id="erase-what" title=copy::ERASE_WHAT>
            <p>{copy::ERASE_LEAD}</p>
            <ul class="backup-sheet__list">
                <li>{copy::erase_writing(entries, promises)}</li>
                {copy::ERASE_REST.map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
            <p>{copy::ERASE_NOT}</p>
            <form class="backup-sheet__form" autocomplete="off" novalidate on:submit=erase>
                <TextField id="erase-word" label=copy::ERASE_FIELD text=word problem />
                <div class="backup-sheet__actions">
                    <button type="submit" class="button" data-kind="danger">
                        {copy::ERASE}
                    </button>
                </div>
                <StatusLine status />
            </form>
        </Sheet>
    }
}

#[component]
fn NothingLeft() -> impl IntoView {
    Effect::new(|_| page::focus_by_id("erase-done"));
    let start_anew = |_| {
        history::replace("#");
        lifecycle::reload();
    };
    view! {
        <section class="backup-sheet">
            <h2 class="backup-sheet__title" id="erase-done" tabindex="-1">
                {copy::ERASED_TITLE}
            </h2>
            <p>{copy::ERASED}</p>
            <div class="backup-sheet__actions">
                <button type="button" class="button" data-kind="primary" on:click=start_anew>
                    {copy::BEGIN_ANEW}
                </button>
            </div>
        </section>
    }
}
