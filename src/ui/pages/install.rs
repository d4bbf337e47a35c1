//! Installing the app, in the way that this browser has.

use leptos::prelude::*;

use crate::copy::{backup, install as copy};
use crate::platform::{environment, install};
use crate::ui::parts::Page;

/// The browser's own question, steps with pictures, or words.
#[component]
pub fn Install() -> impl IntoView {
    // Set again whenever the browser says something.
    let is_asked = RwSignal::new(false);
    StoredValue::new_local(install::on_change(move || is_asked.set(false)));
    view! {
        <Page title=copy::TITLE back="#/more">
            <p class="page__lead">{copy::LEAD}</p>
            <div class="install" role="status">
                {move || way(is_asked)}
            </div>
        </Page>
    }
}

fn way(is_asked: RwSignal<bool>) -> AnyView {
    if is_asked.get() {
        view! { <p>{copy::ASKED}</p> }.into_any()
    } else if environment::is_installed() || install::is_done() {
        view! { <p>{copy::DONE}</p> }.into_any()
    } else if install::is_offered() {
        let ask = move |_| {
            install::ask();
            is_asked.set(true);
        };
        view! {
            <button type="button" class="button" data-kind="primary" on:click=ask>
                {copy::ASK}
            </button>
        }
        .into_any()
    } else if environment::is_ios_tab() {
        let step = |(picture, words)| view! { <li data-picture=picture>{words}</li> };
        view! {
            <ol class="install__steps">{copy::IOS.map(step).collect_view()}</ol>
            <StoredApart />
        }
        .into_any()
    } else if environment::is_mac_safari() {
        view! {
            <p>{copy::DOCK}</p>
            <StoredApart />
        }
        .into_any()
    } else {
        view! { <p>{copy::MENU}</p> }.into_any()
    }
}

/// The installed app has a store of its own.
#[component]
fn StoredApart() -> impl IntoView {
    view! {
        <p>{copy::APART} " " <a href="#/more/backup/move">{backup::MOVE}</a></p>
    }
}
