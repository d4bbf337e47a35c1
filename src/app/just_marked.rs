//! The promise that was marked a moment ago.

use leptos::prelude::*;

use crate::domain::PromiseId;

/// The promise that was marked a moment ago, so that a note can be added where it was.
#[derive(Clone, Copy)]
pub struct JustMarked(RwSignal<Option<PromiseId>>);

pub fn use_just_marked() -> JustMarked {
    expect_context()
}

impl JustMarked {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The promise; tracked.
    pub fn get(self) -> Option<PromiseId> {
        self.0.get()
    }

    pub fn set(self, promise: PromiseId) {
        self.0.set(Some(promise));
    }

    pub fn clear(self) {
        self.0.set(None);
    }
}
