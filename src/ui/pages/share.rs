//! Sharing the app, or a card. It shows exactly what will be sent.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::{use_dispatcher, use_forms, use_library};
use crate::copy::{guide as guide_copy, more as copy, safety};
use crate::domain::Command;
use crate::guide::{self, Card};
use crate::platform::share_sheet::{self, ShareResult};
use crate::platform::{clipboard, history};
use crate::route::Route;
use crate::ui::parts::Page;

/// What will be sent, after the questions before the first share.
#[component]
pub fn Share() -> impl IntoView {
    let library = use_library();
    let card = use_forms().shared_card().and_then(|id| guide::find(&id));
    let (title, back) = match card {
        Some(card) => (guide_copy::SHARE, Route::Card(card.chapter, card.number)),
        None => (copy::SHARE, Route::More),
    };
    let is_on = move || library.with(|book| book.preferences().sharing_on);
    view! {
        <Page title back=back.fragment().unwrap_or_default()>
            <div class="share-sheet">
                <Show when=is_on fallback=|| view! { <TurnOn /> }>
                    <Ready card />
                </Show>
            </div>
        </Page>
    }
}

#[component]
fn TurnOn() -> impl IntoView {
    let dispatcher = use_dispatcher();
    view! {
        <div>
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
                on:click=move |_| dispatcher.dispatch_quietly(Command::TurnOnSharing)
            >
                {copy::SHARE_TURN_ON}
            </button>
        </div>
    }
}

#[component]
fn Ready(card: Option<&'static Card>) -> impl IntoView {
    let words = card.map_or(copy::SHARE_TEXT, |card| card.title);
    let fragment = card.and_then(|card| Route::Card(card.chapter, card.number).fragment());
    let url = history::app_url() + &fragment.unwrap_or_default();
    let status = RwSignal::new("");
    let copy_link = {
        let url = url.clone();
        move |_| {
            let url = url.clone();
            spawn_local(async move {
                status.try_set(if clipboard::copy(&url).await {
                    copy::COPIED
                } else {
                    copy::NOT_COPIED
                });
            });
        }
    };
    let open_sheet = {
        let url = url.clone();
        move |_| {
            let url = url.clone();
            spawn_local(async move {
                status.try_set(match share_sheet::share(words, &url).await {
                    ShareResult::Done => copy::SHARED,
                    ShareResult::Cancelled => "",
                    ShareResult::Failed => copy::NOT_SHARED,
                });
            });
        }
    };
    let sheet_button = share_sheet::exists().then(|| {
        view! {
            <button type="button" class="button" data-kind="primary" on:click=open_sheet>
                {copy::SHARE_OPEN}
            </button>
        }
    });
    view! {
        <div>
            <p>{copy::SHARE_EXACTLY}</p>
            <blockquote class="share-sheet__preview">
                <p>{words}</p>
                <p class="share-sheet__link">{url}</p>
            </blockquote>
            <p class="share-sheet__actions">
                {sheet_button}
                <button type="button" class="button" data-kind="quiet" on:click=copy_link>
                    {copy::COPY}
                </button>
            </p>
            <p class="share-sheet__status" role="status">
                {status}
            </p>
        </div>
    }
}
