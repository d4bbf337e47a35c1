//! Lines that stay on every screen.

use leptos::prelude::*;

use crate::app::state::app;

/// What the person has to know as long as it is so.
#[component]
pub fn Banners() -> impl IntoView {
    let lines = app().banners();
    view! {
        <div role="status">
            {move || {
                lines
                    .get()
                    .into_iter()
                    .map(|line| view! { <p class="banner" data-kind="warn">{line}</p> })
                    .collect_view()
            }}
        </div>
    }
}
