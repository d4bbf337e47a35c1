//! Sharing the app, or a card. It shows exactly what will be sent.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::state::later;
use crate::copy::{guide as guide_copy, more as copy, safety};
use crate::domain::Command;
use crate::guide::{self, Card};
use crate::platform::share_sheet::{self, ShareResult};
use crate::platform::{clipboard, history};
use crate::route::Route;
use crate::ui::el::{button, el, link, live_if, live_text, p};
use crate::ui::parts::old::page;

/// What will be sent, after the questions before the first share.
pub fn share(app: AppState) -> AnyView {
    let card = app
        .hand(|hand| hand.shared_card.clone())
        .and_then(|id| guide::find(&id));
    let (title, back) = match card {
        Some(card) => (guide_copy::SHARE, Route::Card(card.chapter, card.number)),
        None => (copy::SHARE, Route::More),
    };
    let is_on = move || app.book(|book| book.preferences().sharing_on);
    let sheet = el("div")
        .class("share-sheet")
        .child(live_if(move || !is_on(), move || turn_on(app)))
        .child(live_if(is_on, move || ready(card)));
    page(title, back.fragment().unwrap_or_default())
        .el(sheet)
        .view()
}

fn turn_on(app: AppState) -> AnyView {
    el("div")
        .child(p("", copy::SHARE_OFF))
        .el(el("p").el(el("strong").text(copy::SHARE_ASK)))
        .el(el("p").el(link("", "#/more", safety::TITLE).attr("data-action", "safety")))
        .el(button("primary", copy::SHARE_TURN_ON, move || {
            app.quietly(Command::TurnOnSharing)
        }))
        .view()
}

fn ready(card: Option<&'static Card>) -> AnyView {
    let words = card.map_or(copy::SHARE_TEXT, |card| card.title);
    let fragment = card.and_then(|card| Route::Card(card.chapter, card.number).fragment());
    let url = StoredValue::new(format!(
        "{}{}",
        history::app_url(),
        fragment.unwrap_or_default()
    ));
    let said = RwSignal::new(String::new());
    let tell = move |words: &str| {
        said.try_set(words.to_owned());
    };
    let copy_link = move || {
        later(Box::pin(async move {
            let copied = clipboard::copy(&url.get_value()).await;
            tell(if copied {
                copy::COPIED
            } else {
                copy::NOT_COPIED
            });
        }));
    };
    let open_sheet = move || {
        later(Box::pin(async move {
            match share_sheet::share(words, &url.get_value()).await {
                ShareResult::Done => tell(copy::SHARED),
                ShareResult::Cancelled => tell(""),
                ShareResult::Failed => tell(copy::NOT_SHARED),
            }
        }));
    };
    let preview = el("blockquote")
        .class("share-sheet__preview")
        .child(p("", words))
        .child(p("share-sheet__link", url.get_value()));
    let mut actions = el("p").class("share-sheet__actions");
    if share_sheet::exists() {
        actions = actions.el(button("primary", copy::SHARE_OPEN, open_sheet));
    }
    let status = el("p").class("share-sheet__status").attr("role", "status");
    el("div")
        .child(p("", copy::SHARE_EXACTLY))
        .el(preview)
        .el(actions.el(button("quiet", copy::COPY, copy_link)))
        .el(status.child(live_text(move || said.get())))
        .view()
}
