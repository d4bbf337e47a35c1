//! A list of promise cards.

use leptos::prelude::*;

use super::promise_card::PromiseCard;
use crate::domain::PromiseId;

/// A card for each promise. A card stays as it is, with what is typed in it, while others come and go.
#[component]
pub fn PromiseList(ids: Memo<Vec<PromiseId>>) -> impl IntoView {
    view! {
        <For each=move || ids.get() key=|id| *id let:id>
            <PromiseCard id />
        </For>
    }
}
