//! The text of a backup.

use super::store::Store;
use super::time_slice::TimeSlice;
use crate::platform::clock;
use crate::storage::{StoreFault, backup};

/// A backup of everything as it is now, read in slices.
pub(super) async fn backup_text(store: Store) -> Result<String, StoreFault> {
    let repository = store.repository();
    let mut slice = TimeSlice::begin();
    let mut texts = Vec::new();
    for key in repository.names()? {
        if let Some(text) = repository.text(&key)? {
            texts.push((key, text));
        }
        slice.yield_if_over().await;
    }
    Ok(backup::write(&texts, clock::now_without_zone().at))
}
