//! One of a few.

use leptos::prelude::*;

/// A group of choices under its name.
#[component]
pub fn Choices(legend: &'static str, children: Children) -> impl IntoView {
    view! {
        <fieldset class="choices">
            <legend class="choices__legend">{legend}</legend>
            {children()}
        </fieldset>
    }
}

/// A choice. `is_chosen` says how it begins.
#[component]
pub fn Choice(
    group: &'static str,
    label: &'static str,
    is_chosen: bool,
    mut on_choose: impl FnMut() + 'static,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="radio"
                name=group
                checked=is_chosen
                on:change=move |_| on_choose()
            />
            <span class="choice__label">{label}</span>
        </label>
    }
}
