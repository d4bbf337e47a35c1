//! Erasing everything, everywhere.

use leptos::prelude::*;

use super::forms::Forms;
use super::library::Library;
use super::store::Store;
use crate::domain::Book;
use crate::platform::{session, snapshots, tabs};
use crate::storage::StorageError;

/// Why not everything was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraseError {
    /// Another tab is open and did not stop writing. Nothing was erased.
    OtherTab,
    Storage(StorageError),
}

/// Erases everything.
#[derive(Clone, Copy)]
pub struct Eraser {
    pub(super) library: Library,
    pub(super) store: Store,
    pub(super) forms: Forms,
}

pub fn use_eraser() -> Eraser {
    expect_context()
}

impl Eraser {
    /// Erases everything, everywhere, once the other tabs have stopped writing.
    ///
    /// # Errors
    /// [`EraseError`].
    pub async fn erase(self) -> Result<(), EraseError> {
        let fence = tabs::exclusively().await.ok_or(EraseError::OtherTab)?;
        self.store.set_stopped(true);
        let repository = self.store.repository();
        if let Err(error) = repository.erase().await {
            self.store.set_stopped(false);
            return Err(EraseError::Storage(error));
        }
        self.finish_erasing().await.map_err(EraseError::Storage)?;
        self.library.replace(Book::default());
        self.forms.reset();
        self.store.set_stopped(false);
        fence.erased();
        Ok(())
    }

    /// Both stores are empty: removes what is beside them.
    pub(super) async fn finish_erasing(self) -> Result<(), StorageError> {
        let repository = self.store.repository();
        snapshots::erase_caches().await?;
        session::clear();
        repository.erased().await
    }

    /// Looks whether really nothing is left.
    pub async fn is_everything_erased(self) -> bool {
        let repository = self.store.repository();
        let snapshots = snapshots::list().await.unwrap_or_default();
        repository.names().is_ok_and(|names| names.is_empty())
            && repository.quarantined().is_ok_and(|all| all.is_empty())
            && snapshots.is_empty()
    }
}
