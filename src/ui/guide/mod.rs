//! What the app adds to the static deck and to the list of chapters.

mod chapters_extra;
mod deck_controls;

pub use chapters_extra::chapters_extra;
pub use deck_controls::deck_controls;
