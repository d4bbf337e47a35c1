//! The journal: its list, its search, and the open entry.

mod draft;
mod entry_editor;
mod entry_row;
mod entry_when;
mod first_entry_notice;
mod list;
mod open_entry;

pub use list::list;
pub use open_entry::open_entry;
