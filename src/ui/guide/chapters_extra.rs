//! Under the list of chapters: a card at random, and the favourites.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::guide as copy;
use crate::guide::{self, Card};
use crate::platform::random;
use crate::route::Route;
use crate::ui::el::{all, button, el, live, p};

/// A card at random, and the favourites.
pub fn chapters_extra(app: AppState) -> AnyView {
    let any_card = move || {
        let way = app.book_now(|book| book.preferences().way);
        #[allow(clippy::cast_possible_truncation)]
        let card = guide::random(way, random::bits() as u64);
        app.go(Route::Card(card.chapter, card.number));
    };
    let favourites = el("section")
        .class("favourites")
        .attr("aria-labelledby", "favourites-title")
        .el(el("h2")
            .class("favourites__heading")
            .attr("id", "favourites-title")
            .text(copy::FAVOURITES))
        .child(live(move || favourites(app)));
    all(vec![
        button("quiet", copy::RANDOM, any_card).view(),
        favourites.view(),
    ])
}

fn favourites(app: AppState) -> AnyView {
    let cards: Vec<_> = app.book(|book| book.favourites().iter().filter_map(guide::find).collect());
    if cards.is_empty() {
        return p("favourites__empty", copy::NO_FAVOURITES);
    }
    el("ul")
        .class("favourites__list")
        .children(cards.into_iter().map(favourite))
        .view()
}

fn favourite(card: &'static Card) -> AnyView {
    let fragment = Route::Card(card.chapter, card.number).fragment();
    let mut link = el("a").class("favourites__card");
    if fragment.is_none() {
        link = link.attr("data-private", card.id().to_string());
    }
    let link = link
        .attr("href", fragment.unwrap_or_else(|| "#/guide".to_owned()))
        .el(el("span").class("favourites__title").text(card.title))
        .el(el("span")
            .class("favourites__chapter")
            .text(card.chapter.title()));
    el("li").el(link).view()
}
