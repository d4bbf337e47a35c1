//! One of a few.

use leptos::prelude::*;

use crate::ui::el::el;

/// A group of choices under its name.
#[must_use]
pub fn choices(legend: &'static str, choices: impl IntoIterator<Item = AnyView>) -> AnyView {
    el("fieldset")
        .class("choices")
        .el(el("legend").class("choices__legend").text(legend))
        .children(choices)
        .view()
}

/// A choice. `is_chosen` says how it begins.
#[must_use]
pub fn choice(
    group: &'static str,
    label: &'static str,
    is_chosen: bool,
    mut on_choose: impl FnMut() + 'static,
) -> AnyView {
    let input = el("input")
        .class("choice__input")
        .attr("type", "radio")
        .attr("name", group)
        .maybe("checked", is_chosen.then_some(""))
        .on("change", move |_| on_choose());
    el("label")
        .class("choice")
        .el(input)
        .el(el("span").class("choice__label").text(label))
        .view()
}
