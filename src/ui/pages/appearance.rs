//! Light and dark, and the door's answer.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::more as copy;
use crate::domain::{Appearance, Command, Way};
use crate::ui::el::{all, p};
use crate::ui::parts::old::{choice, choices, page};

/// Two choices, kept at once.
pub fn appearance(app: AppState) -> AnyView {
    let chosen = app.book_now(|book| book.preferences().clone());
    let shade = |shade: Appearance| {
        choice(
            "appearance",
            copy::appearance(shade),
            chosen.appearance == shade,
            move || {
                app.quietly(Command::ChooseAppearance(shade));
            },
        )
    };
    let way_in = |way: Way| {
        choice("way", copy::way(way), chosen.way == Some(way), move || {
            app.quietly(Command::ChooseWay(way));
        })
    };
    let shades = [Appearance::System, Appearance::Light, Appearance::Dark].map(shade);
    let ways = [Way::Broke, Way::Hurt, Way::Read].map(way_in);
    page(copy::APPEARANCE, "#/more")
        .child(all(vec![
            choices(copy::LIGHT_OR_DARK, shades),
            choices(copy::WAY_IN, ways),
        ]))
        .child(p("field__hint", copy::WAY_IN_HINT))
        .view()
}
