//! Pieces that several screens are made of.

mod choice;
mod empty_state;
mod field;
mod notices;
mod page;

pub use choice::{choice, choices};
pub use empty_state::empty_state;
pub use field::{Field, field_error};
pub use notices::notices;
pub use page::{page, private_page, tab_page};
