//! Troth helps people rebuild trust after it was broken: guidance, a private journal, and promises
//! made visible. Offline, with no account; everything stays in the browser.
//!
//! The modules in reading order:
//!
//! - [`domain`]: what a promise, an entry, a card *are*, and the flow *decide → evolve*. Pure.
//! - [`guide`]: the deck of cards: chapters, order, prompts. Pure; the text is in the page.
//! - [`route`]: screens and fragments. Pure.
//! - [`copy`]: every visible sentence. Pure.
//! - [`storage`]: records, *stage → settle*, behind ports. Pure but for the ports.
//! - `platform`: the only code that touches the browser.
//! - `app`: the state that screens read, and the one way in for changes.
//! - `ui`: the screens.
//!
//! The last three exist only for the browser (`wasm32`), so a native `cargo test` compiles the
//! pure core alone.

pub mod copy;
pub mod domain;
pub mod guide;
pub mod route;
pub mod storage;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
