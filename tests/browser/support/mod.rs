//! What the tests share: a world of their own, things found by role and name, and waiting.

pub(crate) mod fixture;
pub(crate) mod mirror;
mod seen;
pub(crate) mod shell;
mod steps;
mod wait;
mod world;

pub(crate) use seen::{Role, Seen};
pub(crate) use wait::{rendered, until};
pub(crate) use world::{Setup, TAB, World, local_storage, page};
