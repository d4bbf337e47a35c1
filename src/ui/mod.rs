//! The screens, and what makes the static page alive.
//!
//! Components read the state from the context and ask its dispatcher for changes. **Invariant**: they never touch a
//! store, and hold no sentence: words come from [`crate::copy`].

// `#[component]` makes an item beside each function that the lint of unreachable items misreads.
#![allow(missing_docs, unreachable_pub)]

pub mod backup;
pub mod guide;
pub mod journal;
pub mod leave;
pub mod pages;
pub mod parts;
pub mod promises;
pub mod screen;
pub mod static_page;

use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::app::use_navigation;
use crate::platform::page::{self, Part};
use crate::route::Route;

use guide::{ChaptersExtra, DeckControls};
use parts::NoticeArea;
use screen::Screen;

/// Mounts every part of the app into the static page, under the current owner and for as long as the page lives.
pub fn mount() {
    mount_part(Part::Screen, || {
        // First: a deck that is not shown cannot be scrolled.
        static_page::attach();
        leave::attach();
        view! { <Screen /> }
    });
    mount_part(Part::Notices, || view! { <NoticeArea /> });
    if matches!(
        use_navigation().route_untracked(),
        Route::Guide | Route::Card(..)
    ) {
        mount_guide(true);
    } else if let Some(owner) = Owner::current() {
        // Nobody sees it yet, and the app is alive sooner without.
        set_timeout(move || owner.with(|| mount_guide(false)), Duration::ZERO);
    }
}

fn mount_guide(in_place: bool) {
    mount_part(
        Part::DeckControls,
        move || view! { <DeckControls in_place /> },
    );
    mount_part(Part::ChaptersExtra, || view! { <ChaptersExtra /> });
}

fn mount_part<V: IntoView + 'static>(part: Part, view: impl FnOnce() -> V + 'static) {
    if let Some(element) = page::element(part) {
        page::empty(&element);
        mount_to(element, view).forget();
    }
}
