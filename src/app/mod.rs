//! The state that screens read, and the one way in for changes.
//!
//! **Invariant**: nothing is ever stored by an effect. Every change goes through
//! [`AppState::dispatch`], and what is on the screen is what is stored.

pub mod boot;
pub mod failure;
pub mod navigate;
pub mod notice;
pub mod state;

pub use failure::Failure;
pub use notice::Notice;
pub use state::{AppState, Settled};
