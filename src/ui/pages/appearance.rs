//! Light and dark, and the door's answer.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy::more as copy;
use crate::domain::{Appearance, Command, Way};
use crate::ui::parts::Page;

/// Two choices, kept at once.
#[component]
pub fn AppearancePage() -> impl IntoView {
    let app = app();
    let appearance = app.select(|book| book.preferences().appearance);
    let way = app.select(|book| book.preferences().way);
    let shade = move |choice: Appearance| {
        view! {
            <Choice
                group="appearance"
                label=copy::appearance(choice)
                chosen=Signal::derive(move || appearance.get() == choice)
                on_choose=Callback::new(move |()| app.quietly(Command::ChooseAppearance(choice)))
            />
        }
    };
    let way_in = move |choice: Way| {
        view! {
            <Choice
                group="way"
                label=copy::way(choice)
                chosen=Signal::derive(move || way.get() == Some(choice))
                on_choose=Callback::new(move |()| app.quietly(Command::ChooseWay(choice)))
            />
        }
    };
    view! {
        <Page title=copy::APPEARANCE back="#/more">
            <fieldset class="choices">
                <legend class="choices__legend">{copy::LIGHT_OR_DARK}</legend>
                {[Appearance::System, Appearance::Light, Appearance::Dark].map(shade).collect_view()}
            </fieldset>
            <fieldset class="choices">
                <legend class="choices__legend">{copy::WAY_IN}</legend>
                {[Way::Broke, Way::Hurt, Way::Read].map(way_in).collect_view()}
                <p class="field__hint">{copy::WAY_IN_HINT}</p>
            </fieldset>
        </Page>
    }
}

#[component]
fn Choice(
    group: &'static str,
    label: &'static str,
    chosen: Signal<bool>,
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="radio"
                name=group
                prop:checked=move || chosen.get()
                on:change=move |_| on_choose.run(())
            />
            <span class="choice__label">{label}</span>
        </label>
    }
}
