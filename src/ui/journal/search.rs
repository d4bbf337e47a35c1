//! The field that searches the journal.

use leptos::prelude::*;

use crate::copy::journal as copy;

/// The field, and how many entries it finds.
#[component]
pub(super) fn Search(
    text: RwSignal<String>,
    #[prop(into)] count: Signal<Option<usize>>,
    mut on_type: impl FnMut() + 'static,
) -> impl IntoView {
    view! {
        <div class="search" role="search">
            <label class="visually-hidden" for="journal-search">
                {copy::SEARCH}
            </label>
            <input
                class="search__input"
                id="journal-search"
                type="search"
                autocomplete="off"
                placeholder=copy::SEARCH
                prop:value=text
                on:input=move |event| {
                    on_type();
                    text.set(event_target_value(&event));
                }
            />
            <p class="search__count" role="status">
                {move || count.get().map(copy::found)}
            </p>
        </div>
    }
}
