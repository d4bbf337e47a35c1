//! A screen with nothing on it yet.

use leptos::prelude::*;

/// Says what the screen is for, and offers the first step as children.
#[component]
pub fn EmptyState(
    /// What it is for, in a few words.
    title: &'static str,
    /// What it is for.
    text: &'static str,
    /// The first step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <h2 class="empty-state__title">{title}</h2>
            <p class="empty-state__text">{text}</p>
            {children.map(|children| view! { <div class="empty-state__action">{children()}</div> })}
        </div>
    }
}
