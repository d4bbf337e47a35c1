//! The frame of a screen.

use leptos::prelude::*;

use crate::app::use_navigation;
use crate::copy;

/// The screen of a tab.
#[component]
pub fn TabPage(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <article class="page">
            <header class="page__head">
                <h1 class="page__title">{title}</h1>
            </header>
            {children()}
        </article>
    }
}

/// A screen below another one; `back` is the fragment of that one.
#[component]
pub fn Page(title: &'static str, #[prop(into)] back: String, children: Children) -> impl IntoView {
    view! {
        <article class="page">
            <header class="page__head">
                <a class="page__back" href=back>
                    {copy::BACK}
                </a>
                <h1 class="page__title">{title}</h1>
            </header>
            {children()}
        </article>
    }
}

/// A screen that has no address: "Back" leads to the screen one came from.
#[component]
pub fn PrivatePage(title: &'static str, children: Children) -> impl IntoView {
    let navigation = use_navigation();
    view! {
        <article class="page">
            <header class="page__head">
                <button type="button" class="page__back" on:click=move |_| navigation.go_back()>
                    {copy::BACK}
                </button>
                <h1 class="page__title">{title}</h1>
            </header>
            {children()}
        </article>
    }
}
