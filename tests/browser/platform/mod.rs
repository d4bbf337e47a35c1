//! The adapters: each wraps one thing the browser has.

mod clock;
mod codec;
mod dates;
mod deck;
mod durable_mirror;
pub(crate) mod environment;
mod files;
mod history;
mod lifecycle;
mod local_store;
mod page;
pub(crate) mod script;
mod small;
mod snapshots;
mod tabs;
mod usage;
