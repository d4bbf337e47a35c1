//! The deck's buttons and its position, and the link between the cards and the address.

use std::cell::Cell;

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::guide as copy;
use crate::domain::{CardId, Command};
use crate::guide::{self, Card};
use crate::platform::deck::{self, Turn, Watch};
use crate::platform::lifecycle;
use crate::route::Route;
use crate::ui::el::{button, el, link, live_if, live_text, watch};

/// Previous, position, next, favourite and share, for the card that is shown.
pub fn deck_controls(app: AppState) -> AnyView {
    follow_route(app);
    follow_swipes(app);
    follow_keys(app);
    let is_favourite = move || {
        card(app).is_some_and(|card| app.book(|book| book.favourites().contains(&card.id())))
    };
    let keep = move || {
        if let Some(card) = untrack(|| card(app)) {
            app.quietly(Command::SetFavourite {
                card: card.id(),
                on: !untrack(is_favourite),
            });
        }
    };
    let share = move || {
        let shared = untrack(|| card(app)).map(Card::id);
        app.hand(|hand| hand.shared_card = shared);
        app.go(Route::Share);
    };
    let position = move || {
        card(app).map_or_else(String::new, |card| {
            copy::position(card.number, guide::cards(card.chapter).len())
        })
    };
    let can_share = move || card(app).is_some_and(|card| card.chapter.leaves_trace());
    let turn = |kind, words, class, side| {
        button(kind, words, move || step(app, side))
            .class(class)
            .live_attr("aria-disabled", move || {
                beside(app, side).is_none().then_some("true")
            })
    };
    el("div")
        .class("deck-controls")
        .el(turn(
            "quiet",
            copy::PREVIOUS,
            "button deck-controls__previous",
            Side::Before,
        ))
        .el(el("p")
            .class("deck-controls__position")
            .attr("aria-live", "polite")
            .child(live_text(position)))
        .el(turn(
            "primary",
            copy::NEXT,
            "button deck-controls__next",
            Side::After,
        ))
        .el(button("quiet", copy::FAVOURITE, keep)
            .class("button deck-controls__favourite")
            .pressed(is_favourite))
        .el(
            link("button deck-controls__all", "#/guide", copy::ALL_CHAPTERS)
                .attr("data-kind", "quiet"),
        )
        .child(live_if(can_share, move || {
            button("quiet", copy::SHARE, share)
                .class("button deck-controls__share")
                .view()
        }))
        .view()
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The card that is shown; changes.
fn card(app: AppState) -> Option<&'static Card> {
    match app.route() {
        Route::Card(chapter, number) => guide::card(chapter, number),
        _ => None,
    }
}

/// The card beside the one that is shown, across chapters; changes.
fn beside(app: AppState, side: Side) -> Option<&'static Card> {
    let card = card(app)?;
    let way = app.book(|book| book.preferences().way);
    match side {
        Side::After => guide::after(card, way),
        Side::Before => guide::before(card, way),
    }
}

fn step(app: AppState, side: Side) {
    if let Some(card) = untrack(|| beside(app, side)) {
        app.turn(Route::Card(card.chapter, card.number));
    }
}

/// The deck shows the card that the route names.
fn follow_route(app: AppState) {
    let has_begun = Cell::new(false);
    watch(move || {
        let is_first = !has_begun.replace(true);
        let Some(card) = card(app) else {
            app.hand(|hand| hand.deck_at = None);
            return;
        };
        let id = card.id();
        let before = app.hand(|hand| hand.deck_at.replace(id.clone()));
        let how = match before.as_ref().and_then(guide::find) {
            Some(before) if before == card => Turn::Already,
            Some(before) if before.chapter == card.chapter => Turn::Smoothly,
            // The static page has brought the card into place; since then it may have been swiped.
            None if is_first && deck::shows(card.chapter.slug()) => Turn::Already,
            _ => Turn::AtOnce,
        };
        deck::show(card.chapter.slug());
        deck::turn_to(id.as_str(), how);
    });
}

/// The route names the card that the deck was swiped to.
fn follow_swipes(app: AppState) {
    let follow = move |name: String| {
        let swiped = CardId::parse(&name).and_then(|id| guide::find(&id));
        if let (Some(swiped), Some(shown)) = (swiped, untrack(|| card(app)))
            && swiped.chapter == shown.chapter
            && swiped != shown
        {
            app.hand(|hand| hand.deck_at = Some(swiped.id()));
            app.turn(Route::Card(swiped.chapter, swiped.number));
        }
    };
    let watch = Watch::new(follow);
    // What was swiped before the app was there counts as well.
    if let Some(name) = deck::resting_at() {
        follow(name);
    }
    // The deck lives as long as the page, and so does its watch.
    StoredValue::new_local(watch);
}

fn follow_keys(app: AppState) {
    let Some(region) = deck::region() else { return };
    app.keep([lifecycle::on_key(&region, move |key| {
        let Some(shown) = untrack(|| card(app)) else {
            return false;
        };
        match key {
            "ArrowRight" => step(app, Side::After),
            "ArrowLeft" => step(app, Side::Before),
            "Home" => app.turn(Route::Card(shown.chapter, 1)),
            "End" => app.turn(Route::Card(
                shown.chapter,
                guide::cards(shown.chapter).len(),
            )),
            _ => return false,
        }
        true
    })]);
}
