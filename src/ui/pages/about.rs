//! What Troth is, and where its guidance comes from.

use leptos::prelude::*;

use crate::copy::more as copy;
use crate::copy::sources::{self, Source};
use crate::ui::parts::Page;

#[component]
pub fn About() -> impl IntoView {
    view! {
        <Page title=copy::ABOUT back="#/more">
            {copy::ABOUT_TEXT.map(|line| view! { <p>{line}</p> }).collect_view()}
            <section class="sources" aria-labelledby="sources-title">
                <h2 id="sources-title">{copy::SOURCES}</h2>
                <p>{sources::INTRO}</p>
                <ul class="sources__list">
                    {sources::SOURCES.iter().map(|source| view! { <SourceItem source /> }).collect_view()}
                </ul>
                <p>{sources::LEFT_OUT}</p>
            </section>
            <p class="page__lead">{copy::version(env!("CARGO_PKG_VERSION"))}</p>
        </Page>
    }
}

#[component]
fn SourceItem(source: &'static Source) -> impl IntoView {
    view! {
        <li class="sources__item">
            <cite class="sources__title">
                {format!("{}, {}: {}", source.authors, source.year, source.title)}
            </cite>
            <p>{source.says}</p>
            <p class="sources__firmness">{source.firmness}</p>
        </li>
    }
}
