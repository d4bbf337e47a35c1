//! The screens, and what makes the static page alive.
//!
//! A screen is a function from the state to a view, made of [`el`]. **Invariant**: it reads, and
//! asks [`AppState`] for changes. It never touches storage, and holds no sentence: words come from
//! [`crate::copy`].

#![allow(missing_docs)]

pub mod backup;
pub mod el;
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

use crate::app::AppState;
use crate::platform::page::{self, Part};
use crate::route::Route;

/// Mounts every part of the app into the static page, for as long as the page lives.
pub fn mount(app: AppState) {
    // First: a deck that is not shown cannot be scrolled.
    static_page::attach(app);
    mount_part(app, Part::Screen, Box::new(move || screen::screen(app)));
    mount_part(
        app,
        Part::Notices,
        Box::new(|| view! { <parts::NoticeArea /> }.into_any()),
    );
    leave::attach(app);
    if matches!(untrack(|| app.route()), Route::Guide | Route::Card(..)) {
        mount_guide(app, true);
    } else {
        // Nobody sees it yet, and the app is alive sooner without.
        set_timeout(move || mount_guide(app, false), Duration::ZERO);
    }
}

fn mount_guide(app: AppState, in_place: bool) {
    mount_part(
        app,
        Part::DeckControls,
        Box::new(move || guide::deck_controls(app, in_place)),
    );
    mount_part(
        app,
        Part::ChaptersExtra,
        Box::new(move || guide::chapters_extra(app)),
    );
}

fn mount_part(app: AppState, part: Part, view: Box<dyn FnOnce() -> AnyView>) {
    if let Some(element) = page::element(part) {
        page::empty(&element);
        mount_to(element, move || {
            provide_context(app);
            view()
        })
        .forget();
    }
}
