//! The screens, and what makes the static page alive.
//!
//! **Invariant**: a component reads signals, and asks [`AppState`] for changes. It never touches
//! storage, and holds no sentence: words come from [`crate::copy`].

pub mod guide;
pub mod journal;
pub mod leave;
pub mod pages;
pub mod parts;
pub mod promises;
pub mod screen;
pub mod static_page;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::app::AppState;
use crate::platform::page::{self, Part};

/// Mounts every part of the app into the static page, for as long as the page lives.
pub fn mount(app: AppState) {
    mount_part(app, Part::Screen, || view! { <screen::Screen /> });
    mount_part(app, Part::Notices, || view! { <parts::Notices /> });
    mount_part(
        app,
        Part::DeckControls,
        || view! { <guide::DeckControls /> },
    );
    mount_part(
        app,
        Part::ChaptersExtra,
        || view! { <guide::ChaptersExtra /> },
    );
    static_page::attach(app);
    leave::attach(app);
}

fn mount_part<V: IntoView + 'static>(
    app: AppState,
    part: Part,
    view: impl FnOnce() -> V + 'static,
) {
    if let Some(element) = page::part(part) {
        page::empty(&element);
        mount_to(element, move || {
            provide_context(app);
            view()
        })
        .forget();
    }
}
