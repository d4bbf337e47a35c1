//! Promises: the shelves, a card for each promise, the form, and the record.

mod change_time;
mod due_fields;
mod just_marked;
mod new_promise;
mod promise_card;
mod promise_form;
mod promise_list;
mod promise_log;
mod shelves;
mod so_far;

pub use just_marked::JustMarkedCard;
pub use promise_form::PromiseForm;
pub use promise_list::PromiseList;
pub use shelves::{Shelves, on_shelf};
