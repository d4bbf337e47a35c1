//! The open entry. It saves itself while somebody writes.

use leptos::prelude::*;

use super::entry_draft::EntryDraft;
use super::entry_state::Status;
use super::entry_when::EntryWhen;
use crate::app::{OpenEntry, use_library, use_save_status};
use crate::copy::journal as copy;
use crate::platform::debounce::Debounce;
use crate::platform::{lifecycle, page};
use crate::ui::parts::{TabPage, update_quietly};

/// Id of the text field.
const FIELD: &str = "entry-text";

/// The text field, its status, and what can be done with the entry.
#[component]
pub(super) fn EntryEditor(entry: OpenEntry) -> impl IntoView {
    let (library, save_status) = (use_library(), use_save_status());
    let status = Status::new();
    let draft = EntryDraft::open(entry, status);
    let debounce = StoredValue::new_local(Debounce::default());
    StoredValue::new_local(lifecycle::on_hide(move || draft.save()));
    on_cleanup(move || {
        debounce.with_value(Debounce::cancel);
        draft.on_leave();
    });
    Effect::new(|_| page::focus_by_id(FIELD));

    let shown = RwSignal::new(draft.text());
    // What another tab wrote is shown, as long as nothing was typed over it.
    Effect::new(move |_| {
        library.with(|_| ());
        if let Some(text) = draft.refresh() {
            shown.set(text);
        }
    });
    let on_input = move |event| {
        update_quietly(shown)(event);
        draft.on_input(shown.get_untracked());
        debounce.with_value(|debounce| debounce.call(move || draft.save()));
    };
    let prompt = draft.prompt();
    let described_by = if prompt.is_some() {
        "entry-prompt entry-status"
    } else {
        "entry-status"
    };
    let status_words = move || {
        if status.is_entry.get() {
            save_status.get().words().to_owned()
        } else {
            status.words.get()
        }
    };
    view! {
        <TabPage title=copy::ENTRY>
            <div class="entry-editor">
                {prompt
                    .map(|prompt| {
                        view! {
                            <p class="entry-editor__prompt" id="entry-prompt" dir="auto">
                                {prompt.text}
                            </p>
                        }
                    })} <EntryWhen draft />
                <textarea
                    class="entry-editor__text"
                    id=FIELD
                    aria-label=copy::ENTRY
                    aria-describedby=described_by
                    placeholder=copy::PLACEHOLDER
                    autocomplete="off"
                    dir="auto"
                    prop:value=shown
                    on:input=on_input
                    on:blur=move |_| draft.save()
                ></textarea>
                <p class="entry-editor__status" id="entry-status" role="status">
                    {status_words}
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
                        on:click=move |_| draft.close()
                    >
                        {copy::DONE}
                    </button>
                </p>
            </div>
        </TabPage>
    }
}
