//! What only a browser can show: every component with state, found by role and name, and the
//! adapters that touch the browser.
//!
//! A test begins with [`support::Setup`], which gives it a page, a store and a state of its own,
//! and ends when its [`support::World`] is dropped: nothing is left for the next one.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod guide;
mod journal;
mod pages;
mod parts;
mod platform;
mod promises;
mod screen;
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
