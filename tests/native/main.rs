//! Everything of Troth that needs no browser, in one binary.
//!
//! - `domain`: wishes and what comes of them;
//! - `properties`: the same over random histories;
//! - `storage`: stored bytes of every version, faults at every write, unreadable bytes;
//! - `routes`, `deck`, `deck_words`, `copy`, `export`: addresses, the guide, the words, what is
//!   handed to other programs;
//! - `tidy`: the rules of the source code itself.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where something is wrong, and may say how much it tried"
)]

mod copy;
mod deck;
mod deck_words;
mod domain;
mod export;
mod properties;
mod routes;
mod storage;
mod support;
mod tidy;
