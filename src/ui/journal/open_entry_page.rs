//! The screen of one entry: the notice before the very first, then the editor.

use leptos::prelude::*;

use super::{EntryEditor, FirstEntryNotice};
use crate::app::state::app;
use crate::route::Route;

/// The entry that is open.
#[component]
pub fn OpenEntryPage() -> impl IntoView {
    let app = app();
    let open = app.open_entry().get_untracked();
    if open.is_none() {
        // The address alone names no entry: a step back, or a bookmark of this screen.
        app.turn(Route::Journal);
    }
    let notice_due = app.select(|book| {
        !book.preferences().first_entry_notice_read && book.entries().next().is_none()
    });
    view! {
        {open
            .map(|entry| {
                view! {
                    <Show when=move || !notice_due.get() fallback=|| view! { <FirstEntryNotice /> }>
                        <EntryEditor entry=entry.clone() />
                    </Show>
                }
            })}
    }
}
