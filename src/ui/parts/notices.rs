//! What is said beside the screen, with Undo.

use leptos::prelude::*;

use crate::app::{
    Failure, Notice, NoticeAction, use_dispatcher, use_drafts, use_just_marked, use_notices,
    use_save_status,
};
use crate::copy::{self, errors};
use crate::platform::page::{self, Part};
use crate::platform::update;
use crate::route::Route;

/// The one notice, read out when it changes, and beside it how far what was done is saved.
#[component]
pub fn NoticeArea() -> impl IntoView {
    let (notices, save_status) = (use_notices(), use_save_status());
    let status = move || {
        let is_done = notices.current().is_some_and(|notice| notice.is_done);
        let state = save_status.get();
        if is_done || state.is_alarming() {
            state.words()
        } else {
            ""
        }
    };
    view! {
        <div role="status">
            {move || notices.current().map(|notice| view! { <NoticeLine notice /> })}
        </div>
        <p class="notice__status" role="status" data-saving=move || save_status.get().name()>
            {status}
        </p>
    }
}

#[component]
fn NoticeLine(notice: Notice) -> impl IntoView {
    let notices = use_notices();
    let Notice {
        text, undo, action, ..
    } = notice;
    let close = match action {
        NoticeAction::Update => copy::more::LATER,
        _ => copy::CLOSE,
    };
    let dismiss = move |_| {
        notices.dismiss();
        page::focus(Part::Main);
    };
    let (dispatcher, just_marked) = (use_dispatcher(), use_just_marked());
    let undo = undo.map(|(command, undone)| {
        let take_back = move |_| {
            let notice = match dispatcher.dispatch(command.clone()) {
                Ok(_) => {
                    just_marked.clear();
                    Notice::done(undone)
                }
                // What could not be undone now can be tried again.
                Err(failure @ Failure::NotStored(_)) => {
                    Notice::with_undo(failure.text(), Some(command.clone()), undone)
                }
                Err(failure) => Notice::new(failure.text()),
            };
            notices.show(notice);
            page::focus(Part::Main);
        };
        view! {
            <button type="button" class="button" data-kind="quiet" on:click=take_back>
                {copy::UNDO}
            </button>
        }
    });
    view! {
        <div class="notice">
            <p class="notice__text">{text}</p>
            {undo}
            <NoticeButton action />
            <button type="button" class="button" data-kind="quiet" on:click=dismiss>
                {close}
            </button>
        </div>
    }
}

/// The button or link that helps.
#[component]
pub fn NoticeButton(action: NoticeAction) -> impl IntoView {
    let drafts = use_drafts();
    match action {
        NoticeAction::None => ().into_any(),
        NoticeAction::Update => view! {
            <button type="button" class="button" data-kind="quiet" on:click=|_| update::renew()>
                {errors::RELOAD}
            </button>
        }
        .into_any(),
        NoticeAction::Reload => view! {
            <button
                type="button"
                class="button"
                data-kind="quiet"
                on:click=move |_| drafts.reload_page()
            >
                {errors::RELOAD}
            </button>
        }
        .into_any(),
        NoticeAction::Backup => view! {
            <a href=Route::Backup.fragment().unwrap_or_default()>{copy::backup::TITLE}</a>
        }
        .into_any(),
    }
}
