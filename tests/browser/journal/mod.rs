//! The journal.

mod editor;
mod first_entry;
mod hostile;
mod list;
mod unsaved;
mod when;
