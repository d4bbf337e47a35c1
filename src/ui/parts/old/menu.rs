//! A list of big links, each with a line that says what it is.

use leptos::prelude::*;

use crate::ui::el::{el, link};

/// Name, what it is, where it leads, what it does instead.
pub type MenuItem = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
);

/// The list. `id` begins the ids in it.
#[must_use]
pub fn menu(id: &'static str, items: &'static [MenuItem]) -> AnyView {
    let mut list = el("ul").class("menu");
    for (index, (name, hint, href, action)) in items.iter().enumerate() {
        let hint_id = format!("{id}-{index}");
        let link = link("menu__item", *href, name)
            .maybe("data-action", *action)
            .attr("aria-describedby", hint_id.clone());
        let hint = el("span")
            .class("menu__hint")
            .attr("id", hint_id)
            .text(*hint);
        list = list.el(el("li").el(link).el(hint));
    }
    list.view()
}
