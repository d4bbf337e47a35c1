//! The deck's buttons and its position, and the link between the cards and the address.

use leptos::prelude::*;

use crate::app::{Library, Navigation, use_dispatcher, use_forms, use_library, use_navigation};
use crate::copy::guide as copy;
use crate::domain::{CardId, Command};
use crate::guide::{self, Card};
use crate::platform::deck::{self, Turn, Watch};
use crate::platform::lifecycle;
use crate::route::Route;

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The deck as the app turns it.
#[derive(Clone, Copy)]
struct Deck {
    library: Library,
    navigation: Navigation,
    /// The card that the deck is at; none while it is not shown.
    at: StoredValue<Option<CardId>>,
}

impl Deck {
    /// The card that is shown; tracked.
    fn card(self) -> Option<&'static Card> {
        card_of(self.navigation.route())
    }

    fn card_untracked(self) -> Option<&'static Card> {
        card_of(self.navigation.route_untracked())
    }

    /// The card beside the one that is shown, across chapters; tracked.
    fn beside(self, side: Side) -> Option<&'static Card> {
        let card = self.card()?;
        let way = self.library.with(|book| book.preferences().way);
        match side {
            Side::After => guide::after(card, way),
            Side::Before => guide::before(card, way),
        }
    }

    fn step(self, side: Side) {
        if let Some(card) = untrack(|| self.beside(side)) {
            self.turn_to(card);
        }
    }

    fn turn_to(self, card: &'static Card) {
        self.navigation
            .replace(Route::Card(card.chapter, card.number));
    }

    fn is_favourite(self) -> bool {
        self.card().is_some_and(|card| {
            self.library
                .with(|book| book.favourites().contains(&card.id()))
        })
    }
}

fn card_of(route: Route) -> Option<&'static Card> {
    match route {
        Route::Card(chapter, number) => guide::card(chapter, number),
        _ => None,
    }
}

/// Previous, position, next, favourite and share, for the card that is shown. `in_place`: the static page has brought
/// that card into view already.
#[component]
pub fn DeckControls(in_place: bool) -> impl IntoView {
    let (navigation, forms, dispatcher) = (use_navigation(), use_forms(), use_dispatcher());
    let deck = Deck {
        library: use_library(),
        navigation,
        at: StoredValue::new(None),
    };
    follow_route(deck, in_place);
    follow_swipes(deck, in_place);
    follow_keys(deck);
    let toggle_favourite = move |_| {
        if let Some(card) = deck.card_untracked() {
            dispatcher.dispatch_quietly(Command::SetFavourite {
                card: card.id(),
                on: !untrack(|| deck.is_favourite()),
            });
        }
    };
    let share = move |_| {
        forms.set_shared_card(deck.card_untracked().map(Card::id));
        navigation.go(Route::Share);
    };
    let position = move || {
        deck.card()
            .map(|card| copy::position(card.number, guide::cards(card.chapter).len()))
    };
    let can_share = move || deck.card().is_some_and(|card| card.chapter.leaves_trace());
    let is_end = move |side| deck.beside(side).is_none().then_some("true");
    view! {
        <div class="deck-controls">
            <button
                type="button"
                class="button deck-controls__previous"
                data-kind="quiet"
                aria-disabled=move || is_end(Side::Before)
                on:click=move |_| deck.step(Side::Before)
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
                aria-disabled=move || is_end(Side::After)
                on:click=move |_| deck.step(Side::After)
            >
                {copy::NEXT}
            </button>
            <button
                type="button"
                class="button deck-controls__favourite"
                data-kind="quiet"
                aria-pressed=move || deck.is_favourite().to_string()
                on:click=toggle_favourite
            >
                {copy::FAVOURITE}
            </button>
            <a class="button deck-controls__all" href="#/guide" data-kind="quiet">
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

/// The deck shows the card that the route names.
fn follow_route(deck: Deck, in_place: bool) {
    Effect::new(move |previous: Option<()>| {
        let in_place = in_place && previous.is_none();
        let Some(card) = deck.card() else {
            deck.at.set_value(None);
            return;
        };
        let before = deck.at.get_value().as_ref().and_then(guide::find);
        deck.at.set_value(Some(card.id()));
        let turn = match before {
            Some(before) if before == card => Turn::Already,
            Some(before) if before.chapter == card.chapter => Turn::Smoothly,
            // Since then it may have been swiped.
            None if in_place && deck::shows(card.chapter.slug()) => Turn::Already,
            _ => Turn::AtOnce,
        };
        deck::show(card.chapter.slug());
        deck::turn_to(card.id().as_str(), turn);
    });
}

/// The route names the card that the deck was swiped to.
fn follow_swipes(deck: Deck, in_place: bool) {
    let follow = move |id: String| {
        let swiped = CardId::parse(&id).and_then(|id| guide::find(&id));
        if let (Some(swiped), Some(shown)) = (swiped, deck.card_untracked())
            && swiped.chapter == shown.chapter
            && swiped != shown
        {
            deck.at.set_value(Some(swiped.id()));
            deck.turn_to(swiped);
        }
    };
    let watch = Watch::new(follow);
    // What was swiped before the app was there counts as well.
    if in_place && let Some(id) = deck::resting_at() {
        follow(id);
    }
    StoredValue::new_local(watch);
}

fn follow_keys(deck: Deck) {
    let Some(region) = deck::region() else { return };
    StoredValue::new_local(lifecycle::on_key(&region, move |key| {
        let Some(shown) = deck.card_untracked() else {
            return false;
        };
        let cards = guide::cards(shown.chapter);
        match key {
            "ArrowRight" => deck.step(Side::After),
            "ArrowLeft" => deck.step(Side::Before),
            "Home" => deck.navigation.replace(Route::Card(shown.chapter, 1)),
            "End" => deck
                .navigation
                .replace(Route::Card(shown.chapter, cards.len())),
            _ => return false,
        }
        true
    }));
}
