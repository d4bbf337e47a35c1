//! Why something that was asked for did not happen.

use super::notices::{Notice, NoticeAction};
use crate::copy::errors;
use crate::domain::Refusal;
use crate::storage::StorageError;

/// Why a change did not happen. Everything is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It was not granted.
    Refused(Refusal),
    /// It could not be saved.
    NotStored(StorageError),
}

impl Failure {
    /// The failure in words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Refused(refusal) => errors::refusal(refusal),
            Self::NotStored(error) => errors::storage(error),
        }
    }

    /// The failure beside the screen, with what can be done about it.
    #[must_use]
    pub fn notice(&self) -> Notice {
        let action = match self {
            Self::NotStored(StorageError::Full) => NoticeAction::Backup,
            Self::NotStored(StorageError::Newer | StorageError::Erased) => NoticeAction::Reload,
            _ => NoticeAction::None,
        };
        Notice {
            action,
            ..Notice::new(self.text())
        }
    }
}
