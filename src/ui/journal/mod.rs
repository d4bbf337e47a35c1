//! The journal: its list, its search, and the open entry.

pub mod entry_editor;
pub mod entry_row;
pub mod first_entry_notice;
pub mod list;
pub mod open_entry_page;

pub use entry_editor::EntryEditor;
pub use entry_row::EntryRow;
pub use first_entry_notice::FirstEntryNotice;
pub use list::Journal;
pub use open_entry_page::OpenEntryPage;
