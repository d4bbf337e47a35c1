//! More.

use leptos::prelude::*;

use crate::copy::{more as copy, safety};
use crate::ui::parts::Page;

/// What is not used every day.
#[component]
pub fn More() -> impl IntoView {
    let items = [
        (copy::HELP, copy::HELP_HINT, "#/more", Some("help")),
        (safety::TITLE, copy::SAFETY_HINT, "#/more", Some("safety")),
        (copy::SHARE, copy::SHARE_HINT, "#/more/share", None),
        (
            copy::APPEARANCE,
            copy::APPEARANCE_HINT,
            "#/more/appearance",
            None,
        ),
        (copy::ABOUT, copy::ABOUT_HINT, "#/more/about", None),
    ];
    let item = |(index, (name, hint, href, action)): (usize, (_, _, _, Option<&'static str>))| {
        let hint_id = format!("menu-hint-{index}");
        let described_by = hint_id.clone();
        view! {
            <li>
                <a class="menu__item" href=href data-action=action aria-describedby=described_by>
                    {name}
                </a>
                <span class="menu__hint" id=hint_id>
                    {hint}
                </span>
            </li>
        }
    };
    view! {
        <Page title=copy::TITLE>
            <ul class="menu">{items.into_iter().enumerate().map(item).collect_view()}</ul>
        </Page>
    }
}
