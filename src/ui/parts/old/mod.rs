//! Pieces that several screens are made of.

mod choice;
mod dated;
mod empty_state;
mod field;
mod form_draft;
mod menu;
mod notices;
mod page;

pub use choice::{choice, choices};
pub use dated::dated;
pub use empty_state::empty_state;
pub use field::{Field, field_error};
pub use form_draft::FormDraft;
pub use menu::{MenuItem, menu};
pub use notices::{notices, remedy};
pub use page::{page, private_page, tab_page};
