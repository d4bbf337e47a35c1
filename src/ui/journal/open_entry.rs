//! The screen of one entry: the notice before the very first, then the editor.

use leptos::prelude::*;

use super::entry_editor::entry_editor;
use super::first_entry_notice::first_entry_notice;
use crate::app::AppState;
use crate::domain::Book;
use crate::ui::el::{all, live_if, none};

/// The entry that is open. The address alone names none, as in the shortcut of the installed app:
/// then one is begun, and leaves nothing behind if it stays empty.
pub fn open_entry(app: AppState) -> AnyView {
    let open = || app.hand(|hand| hand.open_entry.clone());
    if open().is_none() {
        app.write(None);
    }
    let Some(entry) = open() else {
        return none();
    };
    let is_first = |book: &Book| {
        !book.preferences().first_entry_notice_read && book.entries().next().is_none()
    };
    if !app.book_now(is_first) {
        return entry_editor(app, entry);
    }
    // Read is read, also where that cannot be remembered.
    let passed = RwSignal::new(false);
    let notice = live_if(
        move || !passed.get(),
        move || first_entry_notice(app, passed),
    );
    let editor = live_if(
        move || passed.get(),
        move || entry_editor(app, entry.clone()),
    );
    all(vec![notice, editor])
}
