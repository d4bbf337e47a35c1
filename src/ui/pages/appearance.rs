//! Light and dark, and the door's answer.

use leptos::prelude::*;

use crate::app::{use_dispatcher, use_library};
use crate::copy::more as copy;
use crate::domain::{Appearance as Theme, Command, Way};
use crate::ui::parts::{Choice, Choices, Page};

/// Two choices, saved at once.
#[component]
pub fn Appearance() -> impl IntoView {
    let dispatcher = use_dispatcher();
    let chosen = use_library().with_untracked(|book| {
        let preferences = book.preferences();
        (preferences.appearance, preferences.way)
    });
    let theme = move |theme: Theme| {
        view! {
            <Choice
                group="appearance"
                label=copy::appearance(theme)
                is_chosen=chosen.0 == theme
                on_choose=move || dispatcher.dispatch_quietly(Command::ChooseAppearance(theme))
            />
        }
    };
    let way = move |way: Way| {
        view! {
            <Choice
                group="way"
                label=copy::way(way)
                is_chosen=chosen.1 == Some(way)
                on_choose=move || dispatcher.dispatch_quietly(Command::ChooseWay(way))
            />
        }
    };
    view! {
        <Page title=copy::APPEARANCE back="#/more">
            <Choices legend=copy::LIGHT_OR_DARK>
                {[Theme::System, Theme::Light, Theme::Dark].map(theme).collect_view()}
            </Choices>
            <Choices legend=copy::WAY_IN>
                {[Way::Broke, Way::Hurt, Way::Read].map(way).collect_view()}
            </Choices>
            <p class="field__hint">{copy::WAY_IN_HINT}</p>
        </Page>
    }
}
