//! Backup, restore, the bin, snapshots, moving, erasing.

mod bin;
mod erase;
mod move_data;
mod overview;
mod preview;
mod reminder;
mod restore;
mod restore_stages;
mod sheet;
mod snapshots;
mod storage_room;

pub use bin::Bin;
pub use erase::Erase;
pub use move_data::Move;
pub use overview::Overview;
pub use reminder::BackupReminder;
pub use restore::Restore;
pub use snapshots::Snapshots;
