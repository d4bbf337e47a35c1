//! Promises: the shelves, one promise, the form, and the record.

mod cards;
mod due_fields;
mod just_marked;
mod promise_card;
mod promise_form;
mod promise_log;
mod shelves;
mod so_far;

pub use cards::cards;
pub use just_marked::just_marked;
pub use promise_form::promise_form;
pub use shelves::{on_shelf, shelves};
