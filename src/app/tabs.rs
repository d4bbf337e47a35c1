//! The other tabs: when one of them erases everything, this one stops writing and shows nothing.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::store::Store;
use super::sync::Sync;
use crate::platform::lifecycle;
use crate::platform::tabs::Message;

/// What the other tabs ask for.
#[derive(Clone, Copy)]
pub struct Tabs {
    pub(super) store: Store,
    pub(super) sync: Sync,
}

pub fn use_tabs() -> Tabs {
    expect_context()
}

impl Tabs {
    /// Whether nothing may be shown while another tab erases everything; tracked.
    pub fn is_paused(self) -> bool {
        self.store.is_paused().get()
    }

    /// Does what another tab asks for.
    pub fn on_message(self, message: Message) {
        match message {
            Message::StandAside => {
                self.store.set_stopped(true);
                self.store.is_paused().set(true);
            }
            // It came to nothing, or not to its end; then the next start of this tab finishes it.
            Message::GoOn if self.store.repository().is_erased() => lifecycle::reload(),
            Message::GoOn if self.store.is_paused().get_untracked() => {
                // What was on the screen is there again.
                self.store.set_stopped(false);
                self.store.is_paused().set(false);
                spawn_local(self.sync.finish_loading());
            }
            Message::GoOn => {}
            Message::Erased => lifecycle::reload(),
        }
    }
}
