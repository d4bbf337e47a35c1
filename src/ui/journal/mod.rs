//! The journal: its list, its search, and the open entry.

mod entry_draft;
mod entry_editor;
mod entry_list;
mod entry_row;
mod entry_state;
mod entry_when;
mod first_entry_notice;
mod open_entry;
mod rows;
mod search;

pub use entry_list::EntryList;
pub use open_entry::OpenEntryScreen;
