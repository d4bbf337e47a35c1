//! What the app adds to the static deck and to the list of chapters.

mod chapters_extra;
mod deck_controls;

pub use chapters_extra::ChaptersExtra;
pub use deck_controls::DeckControls;
