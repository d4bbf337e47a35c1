//! What the app adds to the guide.

mod chapters_extra;
mod deck_controls;
mod deck_moves;
