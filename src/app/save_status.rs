//! How far what was done is saved.

use leptos::prelude::*;

use crate::copy::{errors, journal as copy};

/// How far everything that was done here is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was done yet.
    Idle,
    Saving,
    /// It is on the device.
    Saved,
    /// It is in this tab until the page is closed: the browser blocks storage.
    InThisTabOnly,
    /// It is in the local store, and this browser has no durable mirror.
    LocalOnly,
    /// It is in the local store, and not in the mirror yet.
    Pending,
    /// Everything was erased: nothing is saved any more.
    Erased,
}

/// The state of saving, for the whole app.
#[derive(Clone, Copy)]
pub struct SaveStatus(RwSignal<SaveState>);

pub fn use_save_status() -> SaveStatus {
    expect_context()
}

impl SaveStatus {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(SaveState::Idle))
    }

    /// The state; tracked.
    pub fn get(self) -> SaveState {
        self.0.get()
    }

    pub(super) fn set(self, state: SaveState) {
        self.0.try_set(state);
    }
}

impl SaveState {
    /// In words; empty before anything was done.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Saving => copy::SAVING,
            Self::Saved => copy::SAVED,
            Self::InThisTabOnly => errors::KEPT_IN_THIS_TAB,
            Self::LocalOnly => errors::KEPT_ONCE,
            Self::Pending => errors::NOT_ON_DEVICE,
            Self::Erased => errors::NOT_SAVED,
        }
    }

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::InThisTabOnly => "in-this-tab",
            Self::LocalOnly => "once",
            Self::Pending => "not-yet",
            Self::Erased => "erased",
        }
    }

    /// Whether it is said even if nothing else is.
    pub const fn is_alarming(self) -> bool {
        matches!(self, Self::Pending | Self::Erased)
    }
}
