//! The guide: chapters, cards, and the order to read them in.
//!
//! The table is made by `build.rs` from `guide/en/*.md`. The texts of the cards are not in it:
//! they stand in the static shell, which can be read before any script runs.

mod card;
mod chapter;
mod deck;
pub mod helplines;
mod vocabulary;

#[cfg(not(target_arch = "wasm32"))]
mod block;
#[cfg(not(target_arch = "wasm32"))]
pub mod fault;
#[cfg(not(target_arch = "wasm32"))]
pub mod parse;

pub use card::Card;
pub use deck::{after, before, card, cards, deck, find, order, random};
pub use vocabulary::{Audience, CardKind, Chapter};
