//! The only code that touches the browser.
//!
//! **Invariant**: no `leptos` here, and no decisions; each file wraps one browser API.
//! Where that thing answers later, by callbacks, a script does the work (`durable_mirror.js`,
//! `adapters.js`): closures of Rust would cost many times its size.

#![allow(missing_docs)]

pub mod clipboard;
pub mod clock;
pub mod codec;
pub mod dates;
pub mod debounce;
pub mod deck;
pub mod durable_mirror;
pub mod environment;
mod fault;
pub mod files;
pub mod history;
pub mod install;
pub mod lifecycle;
pub mod local_store;
pub mod page;
pub mod persistence;
pub mod random;
pub mod session;
pub mod share_sheet;
pub mod snapshots;
pub mod tabs;

pub mod update;
pub mod usage;

pub use durable_mirror::BrowserMirror;
pub use local_store::BrowserStore;
