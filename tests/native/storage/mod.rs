//! What is kept: stored bytes, faults, unreadable and foreign things.

mod faults;
mod golden;
mod killed;
mod many;
mod newer;
mod pending;
mod quarantine;
