//! The button under a list that shows more of it.

use leptos::prelude::*;

/// Is there while `count` is above `limit`; each press shows a page more.
#[component]
pub fn ShowMore(
    label: &'static str,
    count: impl Fn() -> usize + Send + Sync + 'static,
    limit: RwSignal<usize>,
    page: usize,
) -> impl IntoView {
    let has_more = move || count() > limit.get();
    view! {
        <Show when=has_more>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                on:click=move |_| limit.update(|limit| *limit += page)
            >
                {label}
            </button>
        </Show>
    }
}
