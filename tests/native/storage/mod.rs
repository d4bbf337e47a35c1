//! What is kept: stored bytes, faults, unreadable and foreign things.

mod agree;
pub(crate) mod backup;
mod erase;
mod faults;
mod first;
mod golden;
mod gone;
mod imports;
mod killed;
mod lagging;
mod many;
mod matrix;
mod migrate;
mod newer;
mod no_room;
mod pending;
mod quarantine;
mod reconcile;
mod settle;
mod shape;
mod snapshots;
mod work;
