//! The screen that one is on, of those that the static page does not show itself.

use leptos::prelude::*;

use super::{journal, pages, parts, promises};
use crate::app::state::app;
use crate::route::Route;

/// The present screen.
#[component]
pub fn Screen() -> impl IntoView {
    let app = app();
    let route = app.route();
    view! {
        <parts::Banners />
        {move || match route.get() {
            Route::Door | Route::Guide | Route::Card(..) => ().into_any(),
            Route::Today => view! { <pages::Today /> }.into_any(),
            Route::Promises(shelf) => view! { <promises::Promises shelf /> }.into_any(),
            Route::NewPromise => view! { <promises::PromiseForm /> }.into_any(),
            Route::Journal => view! { <journal::Journal /> }.into_any(),
            Route::Entry => view! { <journal::OpenEntryPage /> }.into_any(),
            Route::More => view! { <pages::More /> }.into_any(),
            Route::Share => view! { <pages::Share /> }.into_any(),
            Route::Appearance => view! { <pages::AppearancePage /> }.into_any(),
            Route::About => view! { <pages::About /> }.into_any(),
            Route::Help => view! { <pages::Help /> }.into_any(),
            Route::Safety => view! { <pages::Safety /> }.into_any(),
        }}
    }
}
