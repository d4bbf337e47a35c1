//! The state that screens read, and the one way in for changes.
//!
//! Each part is a small `Copy` struct with one subject. Screens take it from the context: `use_library()`,
//! `use_dispatcher()` and so on. The files in reading order:
//!
//! - what screens read: [`clock`], [`notices`], [`library`], [`save_status`], [`just_marked`]
//! - where it is stored: [`store`], [`problems`], [`storage_room`], [`loader`], [`save_queue`], [`snapshots`]
//! - changes: [`failure`], [`dispatcher`], [`drafts`]
//! - moving about: [`navigation`], [`forms`], [`links`]
//! - other tabs and both stores: [`eraser`], [`sync`], [`tabs`]
//! - files: [`time_slice`], [`backup_text`], [`backups`], [`restore`]
//! - beside the screens: [`upkeep`], [`update_offer`]
//! - all of them together: [`context`]
//!
//! **Invariant**: no effect stores anything. Every change goes through [`Dispatcher`], and what is on the screen is what
//! is stored.

#![allow(missing_docs)]

mod backup_text;
mod backups;
mod clock;
mod context;
mod dispatcher;
mod drafts;
mod eraser;
mod failure;
mod forms;
mod just_marked;
mod library;
mod links;
mod loader;
mod navigation;
mod notices;
mod problems;
mod restore;
mod save_queue;
mod save_status;
mod snapshots;
mod storage_room;
mod store;
mod sync;
mod tabs;
mod time_slice;
mod update_offer;
mod upkeep;

pub use backups::{Backups, Export, use_backups};
pub use clock::{Clock, use_clock};
pub use context::App;
pub use dispatcher::{Dispatcher, use_dispatcher};
pub use drafts::{Drafts, use_drafts};
pub use eraser::{EraseError, Eraser, use_eraser};
pub use failure::Failure;
pub use forms::{Forms, OpenEntry, PromiseStart, use_forms};
pub use just_marked::{JustMarked, use_just_marked};
pub use library::{Library, use_library};
pub use links::Links;
pub use loader::{Loader, use_loader};
pub use navigation::{HELP_NOW, Navigation, use_navigation};
pub use notices::{Banner, Notice, NoticeAction, Notices, use_notices};
pub use restore::{BackupContents, GROUPS, Restoration, Stage};
pub use save_queue::{OnSaved, SaveOutcome};
pub use save_status::{SaveState, SaveStatus, use_save_status};
pub use snapshots::{Snapshot, SnapshotList, Snapshots, use_snapshots};
pub use storage_room::{Persistence, StorageRoom, use_storage_room};
pub use store::{BrowserRepository, StorageMode};
pub use sync::Sync;
pub use tabs::{Tabs, use_tabs};
pub use update_offer::offer_update;
pub use upkeep::Upkeep;
