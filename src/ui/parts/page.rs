//! The frame of a screen.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy;

/// A screen with its heading.
#[component]
pub fn Page(
    /// Its name.
    #[prop(into)]
    title: Signal<&'static str>,
    /// Where "Back" leads, as a fragment; none for the screen of a tab.
    #[prop(optional)]
    back: Option<&'static str>,
    /// Whether the screen has no address: "Back" leads to where one was.
    #[prop(optional)]
    private: bool,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    let app = app();
    let back = back.map(|fragment| view! { <a class="page__back" href=fragment>{copy::BACK}</a> });
    let leave = private.then(|| {
        view! {
            <button type="button" class="page__back" on:click=move |_| app.return_to_origin()>
                {copy::BACK}
            </button>
        }
    });
    view! {
        <article class="page">
            <header class="page__head">
                {back} {leave} <h1 class="page__title">{move || title.get()}</h1>
            </header>
            {children()}
        </article>
    }
}
