//! The edge: the only code that touches the browser.
//!
//! **Invariant**: no `leptos` here, and no decisions; each file wraps one thing the browser has.

pub mod clipboard;
pub mod clock;
pub mod deck;
pub mod environment;
pub mod history;
pub mod lifecycle;
pub mod listener;
pub mod local_store;
pub mod page;
pub mod random;
pub mod session;
pub mod share_sheet;
pub mod timer;
pub mod words;

pub use listener::Listener;
pub use local_store::BrowserStore;
