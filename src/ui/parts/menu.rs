//! A list of big links, each with a line that says what it is.

use leptos::prelude::*;

/// One of the links.
#[derive(Clone, Copy)]
pub struct MenuItem {
    pub name: &'static str,
    /// The line below it.
    pub hint: &'static str,
    pub href: &'static str,
    /// What it does instead of following `href`, for links without an address of their own.
    pub action: Option<&'static str>,
}

impl MenuItem {
    /// A link with an address.
    pub const fn link(name: &'static str, hint: &'static str, href: &'static str) -> Self {
        Self {
            name,
            hint,
            href,
            action: None,
        }
    }
}

/// The list. The ids in it begin with `id`.
#[component]
pub fn Menu(id: &'static str, items: &'static [MenuItem]) -> impl IntoView {
    let item = move |(index, item): (usize, &MenuItem)| {
        let hint_id = format!("{id}-{index}");
        view! {
            <li>
                <a
                    class="menu__item"
                    href=item.href
                    data-action=item.action
                    aria-describedby=hint_id.clone()
                >
                    {item.name}
                </a>
                <span class="menu__hint" id=hint_id>
                    {item.hint}
                </span>
            </li>
        }
    };
    view! { <ul class="menu">{items.iter().enumerate().map(item).collect_view()}</ul> }
}
