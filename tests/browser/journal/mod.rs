//! The journal.

mod editor;
mod first_entry;
mod hostile;
mod list;
mod other_tab;
mod room;
mod status;
mod tabs;
mod unsaved;
mod when;
