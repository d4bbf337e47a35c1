//! A screen with nothing on it yet.

use leptos::prelude::*;

/// Says what the screen is for; the children are the first step, if there is one.
#[component]
pub fn EmptyState(
    title: &'static str,
    text: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <h2 class="empty-state__title">{title}</h2>
            <p class="empty-state__text">{text}</p>
            {children.map(|children| view! { <div class="empty-state__action">{children()}</div> })}
        </div>
    }
}
