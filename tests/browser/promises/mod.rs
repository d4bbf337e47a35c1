//! Promises.

mod begun;
mod card;
mod change;
mod form;
mod form_due;
mod log;
mod shelves;
mod so_far;
