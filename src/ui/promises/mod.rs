//! Promises: the shelves, one promise, the form, and the record.

pub mod due_fields;
pub mod just_marked;
pub mod promise_card;
pub mod promise_form;
pub mod promise_log;
pub mod shelves;
pub mod so_far;

pub use due_fields::{DueFields, DueInput};
pub use just_marked::JustMarked;
pub use promise_card::PromiseCard;
pub use promise_form::PromiseForm;
pub use promise_log::PromiseLog;
pub use shelves::Promises;
pub(in crate::ui) use shelves::on_shelf;
pub use so_far::SoFarRegion;
