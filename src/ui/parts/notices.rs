//! What is said beside the screen, with Undo.

use leptos::prelude::*;

use crate::app::Notice;
use crate::app::state::app;
use crate::copy;

/// The one notice, in a region that is read out when it changes.
#[component]
pub fn Notices() -> impl IntoView {
    let app = app();
    view! {
        <div role="status">
            {move || app.notice().get().map(|notice| view! { <Said notice /> })}
        </div>
    }
}

#[component]
fn Said(notice: Notice) -> impl IntoView {
    let app = app();
    let undo = notice.undo.map(|(command, undone)| {
        let take_back = move |_| {
            app.just_marked().set(None);
            match app.dispatch(command.clone()) {
                Ok(_) => app.say(Notice::new(undone)),
                Err(failure) => app.say(Notice::new(failure.text())),
            }
        };
        view! {
            <button type="button" class="button notice__action" data-kind="quiet" on:click=take_back>
                {copy::UNDO}
            </button>
        }
    });
    view! {
        <div class="notice">
            <p class="notice__text">{notice.text}</p>
            {undo}
            <button
                type="button"
                class="button notice__close"
                data-kind="quiet"
                on:click=move |_| app.hush()
            >
                {copy::CLOSE}
            </button>
        </div>
    }
}
