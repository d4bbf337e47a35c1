//! The screen of one entry: the notice before the very first, then the editor.

use leptos::prelude::*;

use super::entry_editor::EntryEditor;
use super::first_entry_notice::FirstEntryNotice;
use crate::app::{use_forms, use_library};
use crate::domain::Book;

/// The open entry. The address alone names none, as in the shortcut of the installed app: then one is begun, and leaves
/// nothing behind if it stays empty.
#[component]
pub fn OpenEntryScreen() -> impl IntoView {
    let forms = use_forms();
    if forms.current_entry().is_none() {
        forms.write(None);
    }
    let is_first = |book: &Book| {
        !book.preferences().first_entry_notice_read && book.entries().next().is_none()
    };
    let shows_notice = RwSignal::new(use_library().with_untracked(is_first));
    forms.current_entry().map(|entry| {
        view! {
            <Show
                when=move || !shows_notice.get()
                fallback=move || view! { <FirstEntryNotice shows_notice /> }
            >
                <EntryEditor entry=entry.clone() />
            </Show>
        }
    })
}
