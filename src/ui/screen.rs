//! The current screen, of those that the static page does not show itself.

use leptos::prelude::*;

use super::backup::{Bin, Erase, Move, Overview, Restore, Snapshots};
use super::journal::{EntryList, OpenEntryScreen};
use super::pages::{About, Appearance, Help, Install, More, Safety, Share, Today};
use super::parts::{NoticeButton, TabPage};
use super::promises::{PromiseForm, Shelves};
use crate::app::{Banner, use_navigation, use_notices, use_tabs};
use crate::copy::errors;
use crate::route::Route;

/// The current screen, under the banners that stay on every screen.
#[component]
pub fn Screen() -> impl IntoView {
    let (navigation, notices, tabs) = (use_navigation(), use_notices(), use_tabs());
    let banner = |Banner { text, action }| {
        view! {
            <div class="banner" data-kind="warn">
                <p>{text}</p>
                <NoticeButton action />
            </div>
        }
    };
    view! {
        <div class="screen__inner">
            <div role="status">
                {move || notices.banners().into_iter().map(banner).collect_view()}
            </div>
            {move || {
                if tabs.is_paused() {
                    view! { <Paused /> }.into_any()
                } else {
                    let route = navigation.route();
                    untrack(|| screen(route))
                }
            }}
        </div>
    }
}

/// In place of every screen while another tab erases everything.
#[component]
fn Paused() -> impl IntoView {
    view! {
        <TabPage title=errors::ASIDE_TITLE>
            <p class="page__lead">{errors::ASIDE_TEXT}</p>
        </TabPage>
    }
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Door | Route::Guide | Route::Card(..) => ().into_any(),
        Route::Today => view! { <Today /> }.into_any(),
        Route::Promises(shelf) => view! { <Shelves shelf /> }.into_any(),
        Route::NewPromise => view! { <PromiseForm /> }.into_any(),
        Route::Journal => view! { <EntryList /> }.into_any(),
        Route::Entry => view! { <OpenEntryScreen /> }.into_any(),
        Route::Help => view! { <Help /> }.into_any(),
        Route::More => view! { <More /> }.into_any(),
        Route::Safety => view! { <Safety /> }.into_any(),
        Route::Share => view! { <Share /> }.into_any(),
        Route::Install => view! { <Install /> }.into_any(),
        Route::Appearance => view! { <Appearance /> }.into_any(),
        Route::About => view! { <About /> }.into_any(),
        Route::Backup => view! { <Overview /> }.into_any(),
        Route::Restore => view! { <Restore /> }.into_any(),
        Route::Bin => view! { <Bin /> }.into_any(),
        Route::Snapshots => view! { <Snapshots /> }.into_any(),
        Route::Move => view! { <Move /> }.into_any(),
        Route::Erase => view! { <Erase /> }.into_any(),
    }
}
