//! The open entry. It saves itself while one writes.

use leptos::prelude::*;

use super::entry_draft::EntryDraft;
use super::entry_when::EntryWhen;
use crate::app::{OpenEntry, use_library, use_save_status};
use crate::copy::journal as copy;
use crate::platform::page;
use crate::ui::parts::{TabPage, update_quietly};

const FIELD_ID: &str = "entry-text";

/// The text field, its status, and what can be done with the entry.
#[component]
pub(super) fn EntryEditor(entry: OpenEntry) -> impl IntoView {
    let (library, save_status) = (use_library(), use_save_status());
    let draft = EntryDraft::open(entry);
    Effect::new(|| page::focus_by_id(FIELD_ID));
    // What another tab wrote is shown, as long as nothing was typed over it.
    Effect::new(move || {
        library.track();
        draft.refresh();
    });
    let on_input = move |event| {
        update_quietly(&event, draft.text);
        draft.on_input();
    };
    let status = move || {
        let of_draft = draft.status.get();
        of_draft.unwrap_or_else(|| save_status.get().words().to_owned())
    };
    let prompt = draft.prompt.get_value();
    let described_by = match prompt {
        Some(_) => "entry-prompt entry-status",
        None => "entry-status",
    };
    let prompt = prompt.map(|prompt| {
        view! {
            <p class="entry-editor__prompt" id="entry-prompt" dir="auto">
                {prompt.text}
            </p>
        }
    });
    view! {
        <TabPage title=copy::ENTRY>
            <div class="entry-editor">
                {prompt} <EntryWhen draft />
                <textarea
                    class="entry-editor__text"
                    id=FIELD_ID
                    aria-label=copy::ENTRY
                    aria-describedby=described_by
                    placeholder=copy::PLACEHOLDER
                    autocomplete="off"
                    dir="auto"
                    prop:value=draft.text
                    on:input=on_input
                    on:blur=move |_| {
                        draft.save();
                    }
                ></textarea>
                <p class="entry-editor__status" id="entry-status" role="status">
                    {status}
                </p>
                <p class="entry-editor__actions">
                    <button
                        type="button"
                        class="button"
                        data-kind="danger"
                        on:click=move |_| draft.delete()
                    >
                        {copy::DELETE}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-kind="primary"
                        on:click=move |_| draft.finish()
                    >
                        {copy::DONE}
                    </button>
                </p>
            </div>
        </TabPage>
    }
}
