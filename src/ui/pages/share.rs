//! Sharing the app, or a card. It shows exactly what will be sent.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::app;
use crate::copy::{guide as guide_copy, more as copy, safety};
use crate::domain::Command;
use crate::guide;
use crate::platform::share_sheet::{self, Shared};
use crate::platform::{clipboard, history};
use crate::route::Route;
use crate::ui::parts::Page;

/// What will be sent, after the questions before the first share.
#[component]
pub fn Share() -> impl IntoView {
    let app = app();
    let is_on = app.select(|book| book.preferences().sharing_on);
    let is_card = app.shared_card().get_untracked().is_some();
    let title = if is_card {
        guide_copy::SHARE
    } else {
        copy::SHARE
    };
    view! {
        <Page title back=if is_card { "#/guide" } else { "#/more" }>
            <div class="share-sheet">
                <Show when=move || is_on.get() fallback=|| view! { <TurnOn /> }>
                    <Ready />
                </Show>
            </div>
        </Page>
    }
}

#[component]
fn TurnOn() -> impl IntoView {
    let app = app();
    view! {
        <p>{copy::SHARE_OFF}</p>
        <p>
            <strong>{copy::SHARE_ASK}</strong>
        </p>
        <p>
            <a href="#/more" data-action="safety">
                {safety::TITLE}
            </a>
        </p>
        <button
            type="button"
            class="button"
            data-kind="primary"
            on:click=move |_| app.quietly(Command::TurnOnSharing)
        >
            {copy::SHARE_TURN_ON}
        </button>
    }
}

#[component]
fn Ready() -> impl IntoView {
    let card = app()
        .shared_card()
        .get_untracked()
        .and_then(|id| guide::find(&id));
    let (text, fragment) = match card {
        Some(card) => (
            card.title.to_owned(),
            Route::Card(card.chapter, card.number).fragment(),
        ),
        None => (copy::SHARE_TEXT.to_owned(), None),
    };
    let url = format!("{}{}", history::app_url(), fragment.unwrap_or_default());
    let said = RwSignal::new(None::<&'static str>);
    let (copied_url, shared_url, shared_text) = (url.clone(), url.clone(), text.clone());
    let copy_link = move |_| {
        let url = copied_url.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&url).await;
            said.try_set(Some(if copied {
                copy::COPIED
            } else {
                copy::NOT_COPIED
            }));
        });
    };
    let open_sheet = move |_| {
        let (text, url) = (shared_text.clone(), shared_url.clone());
        spawn_local(async move {
            let words = match share_sheet::share(&text, &url).await {
                Shared::Done => Some(copy::SHARED),
                Shared::Cancelled => None,
                Shared::Failed => Some(copy::NOT_SHARED),
            };
            said.try_set(words);
        });
    };
    view! {
        <p>{copy::SHARE_EXACTLY}</p>
        <blockquote class="share-sheet__preview">
            <p>{text}</p>
            <p class="share-sheet__link">{url}</p>
        </blockquote>
        <p class="share-sheet__actions">
            {share_sheet::exists()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-kind="primary"
                            on:click=open_sheet.clone()
                        >
                            {copy::SHARE_OPEN}
                        </button>
                    }
                })}
            <button type="button" class="button" data-kind="quiet" on:click=copy_link>
                {copy::COPY}
            </button>
        </p>
        <p class="share-sheet__status" role="status">
            {move || said.get()}
        </p>
    }
}
