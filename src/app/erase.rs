//! Erasing everything, everywhere.

use leptos::prelude::*;

use super::AppState;
use super::state::Hand;
use crate::domain::Book;
use crate::platform::{session, snapshots, tabs};
use crate::storage::StorageError;

/// Why not everything was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraseError {
    /// Another tab is open and did not stand aside. Nothing was erased.
    OtherTab,
    /// The store did not do it.
    Storage(StorageError),
}

impl AppState {
    /// Erases everything, everywhere, once the other tabs stand aside.
    ///
    /// # Errors
    /// [`EraseError`].
    pub async fn erase(self) -> Result<(), EraseError> {
        let edge = self.edge();
        let fence = tabs::exclusively().await.ok_or(EraseError::OtherTab)?;
        edge.is_stopped.set(true);
        let erased = edge.store.erase().await;
        if let Err(error) = erased {
            edge.is_stopped.set(false);
            return Err(EraseError::Storage(error));
        }
        self.finish_erasing().await.map_err(EraseError::Storage)?;
        self.book.set(Book::default());
        self.hand(|hand| {
            *hand = Hand {
                banners: std::mem::take(&mut hand.banners),
                ..Hand::default()
            }
        });
        edge.is_stopped.set(false);
        fence.erased();
        Ok(())
    }

    /// Both stores are empty: removes what is kept beside them.
    pub(super) async fn finish_erasing(self) -> Result<(), StorageError> {
        snapshots::erase_caches().await?;
        session::clear();
        self.edge().store.erased().await
    }
}
