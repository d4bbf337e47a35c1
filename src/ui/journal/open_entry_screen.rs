//! The screen of one entry: the notice before the very first, then the editor.

use leptos::prelude::*;

use super::entry_editor::EntryEditor;
use super::first_entry_notice::FirstEntryNotice;
use crate::app::{use_forms, use_library};

/// The open entry. The address alone opens none, as in the shortcut of the installed app: then a new one is begun,
/// which leaves nothing behind if it stays empty.
#[component]
pub fn OpenEntryScreen() -> impl IntoView {
    let (forms, library) = (use_forms(), use_library());
    if forms.current_entry().is_none() {
        forms.write(None);
    }
    let entry = forms.current_entry()?;
    let is_notice_due = library.with_untracked(|book| {
        !book.preferences().first_entry_notice_read && book.entries().next().is_none()
    });
    // Once read it stays away, even where the preference could not be saved.
    let is_passed = RwSignal::new(!is_notice_due);
    let notice = move || view! { <FirstEntryNotice on_start=move || is_passed.set(true) /> };
    Some(view! {
        <Show when=move || is_passed.get() fallback=notice>
            <EntryEditor entry=entry.clone() />
        </Show>
    })
}
