//! The deck's buttons and its position, and the link between the cards and the address.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::state::app;
use crate::copy::guide as copy;
use crate::domain::{CardId, Command};
use crate::guide::{self, Card};
use crate::platform::deck::{self, Turn, Watch};
use crate::platform::lifecycle;
use crate::route::Route;

/// Previous, position, next, favourite and share, for the card that is shown.
#[component]
pub fn DeckControls() -> impl IntoView {
    let app = app();
    let card = Memo::new(move |_| match app.route().get() {
        Route::Card(chapter, number) => guide::card(chapter, number),
        _ => None,
    });
    follow_route(app, card);
    follow_swipes(app);
    follow_keys(app);
    let favourites = app.select(|book| book.favourites().clone());
    let is_favourite = move || {
        card.get()
            .is_some_and(|card| favourites.get().contains(&card.id()))
    };
    let keep = move |_| {
        if let Some(card) = card.get_untracked() {
            let on = !favourites.get_untracked().contains(&card.id());
            app.quietly(Command::SetFavourite {
                card: card.id(),
                on,
            });
        }
    };
    let share = move |_| {
        app.shared_card().set(card.get_untracked().map(Card::id));
        app.go(Route::Share);
    };
    let position = move || {
        card.get()
            .map(|card| copy::position(card.number, guide::cards(card.chapter).len()))
    };
    let can_share = move || card.get().is_some_and(|card| card.chapter.leaves_trace());
    view! {
        <div class="deck-controls">
            <button
                type="button"
                class="button deck-controls__previous"
                data-kind="quiet"
                aria-disabled=move || (beside(app, Side::Before).is_none()).then_some("true")
                on:click=move |_| step(app, Side::Before)
            >
                {copy::PREVIOUS}
            </button>
            <p class="deck-controls__position" aria-live="polite">
                {position}
            </p>
            <button
                type="button"
                class="button deck-controls__next"
                data-kind="primary"
                aria-disabled=move || (beside(app, Side::After).is_none()).then_some("true")
                on:click=move |_| step(app, Side::After)
            >
                {copy::NEXT}
            </button>
            <button
                type="button"
                class="button deck-controls__favourite"
                data-kind="quiet"
                aria-pressed=move || is_favourite().to_string()
                on:click=keep
            >
                {copy::FAVOURITE}
            </button>
            <a class="button deck-controls__all" data-kind="quiet" href="#/guide">
                {copy::ALL_CHAPTERS}
            </a>
            <Show when=can_share>
                <button
                    type="button"
                    class="button deck-controls__share"
                    data-kind="quiet"
                    on:click=share
                >
                    {copy::SHARE}
                </button>
            </Show>
        </div>
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The card beside the one that is shown, across chapters.
fn beside(app: AppState, side: Side) -> Option<&'static Card> {
    let Route::Card(chapter, number) = app.route().get() else {
        return None;
    };
    let way = app.book().with(|book| book.preferences().way);
    let card = guide::card(chapter, number)?;
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

/// The deck shows the card that the route names, and the bookmark moves along.
fn follow_route(app: AppState, card: Memo<Option<&'static Card>>) {
    Effect::new(move |before: Option<Option<&'static Card>>| {
        let card = card.get();
        if let Some(card) = card {
            let id = card.id();
            let how = match before.flatten() {
                _ if app.swiped_to().get_untracked().as_ref() == Some(&id) => Turn::Already,
                Some(before) if before.chapter == card.chapter => Turn::Smoothly,
                _ => Turn::AtOnce,
            };
            deck::show(card.chapter.slug());
            deck::turn_to(id.as_str(), how);
            app.swiped_to().set(Some(id.clone()));
            let known = app
                .book()
                .with_untracked(|book| book.preferences().bookmark.clone());
            if card.chapter.leaves_trace() && known.as_ref() != Some(&id) {
                app.quietly(Command::Bookmark(id));
            }
        } else {
            app.swiped_to().set(None);
        }
        card
    });
}

/// The route names the card that the deck was swiped to.
fn follow_swipes(app: AppState) {
    let watch = Watch::new(move |name| {
        let card = CardId::parse(&name).and_then(|id| guide::find(&id));
        let here = app.route().get_untracked();
        if let (Some(card), Route::Card(chapter, number)) = (card, here)
            && chapter == card.chapter
            && number != card.number
        {
            app.swiped_to().set(Some(card.id()));
            app.turn(Route::Card(card.chapter, card.number));
        }
    });
    // The deck lives as long as the page, and so does its watch.
    StoredValue::new_local(watch);
}

fn follow_keys(app: AppState) {
    let Some(region) = deck::region() else { return };
    app.keep([lifecycle::on_key(&region, move |key| {
        let Route::Card(chapter, _) = app.route().get_untracked() else {
            return false;
        };
        match key {
            "ArrowRight" => step(app, Side::After),
            "ArrowLeft" => step(app, Side::Before),
            "Home" => app.turn(Route::Card(chapter, 1)),
            "End" => app.turn(Route::Card(chapter, guide::cards(chapter).len())),
            _ => return false,
        }
        true
    })]);
}
