//! The journal: its list, its search, and the open entry.

mod entry_draft;
mod entry_editor;
mod entry_list;
mod entry_row;
mod entry_search;
mod entry_when;
mod first_entry_notice;
mod open_entry_screen;
mod stored_draft;

pub use entry_list::EntryList;
pub use open_entry_screen::OpenEntryScreen;
