//! The state that screens read, and the one way in for changes.
//!
//! **Invariant**: nothing is ever stored by an effect. Every change goes through
//! [`AppState::dispatch`], and what is on the screen is what is stored.

pub mod backup;
pub mod boot;
mod dispatch;
mod drafts;
mod erase;
mod facade;
pub mod failure;
pub mod navigate;
pub mod notice;
mod part;
pub mod restore;
mod room;
pub mod settle;
pub mod snapshots;
pub mod state;
mod tabs;
mod upkeep;
mod waiting;

pub use backup::{Export, Persistence, Snapshot, SnapshotList};
pub use erase::EraseError;
pub use facade::*;
pub use failure::Failure;
pub use notice::Notice;
pub use restore::{BackupContents, GROUPS, Restoration, Stage};
pub use settle::{OnSaved, SaveOutcome, SaveState};
pub use state::{AppState, Banner, NoticeAction, OpenEntry, PromiseStart, StorageMode};
