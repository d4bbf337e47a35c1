//! More: what is not used every day.

use leptos::prelude::*;

use crate::copy::{backup, errors, install, more as copy, safety};
use crate::platform::update;
use crate::ui::parts::{Menu, MenuItem, TabPage};

const ITEMS: [MenuItem; 8] = [
    MenuItem {
        name: copy::HELP,
        hint: copy::HELP_HINT,
        href: "#/more",
        action: Some("help"),
    },
    MenuItem {
        name: safety::TITLE,
        hint: copy::SAFETY_HINT,
        href: "#/more",
        action: Some("safety"),
    },
    MenuItem::link(backup::TITLE, backup::HINT, "#/more/backup"),
    MenuItem::link(copy::SHARE, copy::SHARE_HINT, "#/more/share"),
    MenuItem::link(install::TITLE, install::HINT, "#/more/install"),
    MenuItem::link(copy::APPEARANCE, copy::APPEARANCE_HINT, "#/more/appearance"),
    MenuItem::link(copy::ABOUT, copy::ABOUT_HINT, "#/more/about"),
    MenuItem::link(backup::ERASE, backup::ERASE_HINT, "#/more/erase"),
];

#[component]
pub fn More() -> impl IntoView {
    view! {
        <TabPage title=copy::TITLE>
            {update::is_ready().then(|| view! { <NewVersion /> })} <Menu id="more-hint" items=&ITEMS />
        </TabPage>
    }
}

#[component]
fn NewVersion() -> impl IntoView {
    view! {
        <div class="banner">
            <p>{copy::UPDATE_READY}</p>
            <button type="button" class="button" data-kind="quiet" on:click=|_| update::renew()>
                {errors::RELOAD}
            </button>
        </div>
    }
}
