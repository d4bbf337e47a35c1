//! The adapters: each wraps one thing the browser has.

mod clock;
mod deck;
mod history;
mod lifecycle;
mod local_store;
mod page;
mod small;
mod words;
