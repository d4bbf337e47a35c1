//! Under the list of chapters: a card at random, and the favourites.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy::guide as copy;
use crate::guide;
use crate::platform::random;
use crate::route::Route;

/// A card at random, and the favourites.
#[component]
pub fn ChaptersExtra() -> impl IntoView {
    let app = app();
    let favourites = app.select(|book| book.favourites().clone());
    let any_card = move |_| {
        let way = app.book().with_untracked(|book| book.preferences().way);
        #[allow(clippy::cast_possible_truncation)]
        let card = guide::random(way, random::bits() as u64);
        app.go(Route::Card(card.chapter, card.number));
    };
    let list = move || {
        let cards: Vec<_> = favourites.get().iter().filter_map(guide::find).collect();
        if cards.is_empty() {
            return view! { <p class="favourites__empty">{copy::NO_FAVOURITES}</p> }.into_any();
        }
        view! {
            <ul class="favourites__list">
                {cards
                    .into_iter()
                    .map(|card| {
                        let href = Route::Card(card.chapter, card.number).fragment();
                        let private = (!card.chapter.leaves_trace()).then(|| card.chapter.slug());
                        view! {
                            <li>
                                <a
                                    class="favourites__card"
                                    href=href.unwrap_or_else(|| "#/guide".to_owned())
                                    data-private=private
                                >
                                    <span class="favourites__title">{card.title}</span>
                                    <span class="favourites__chapter">{card.chapter.title()}</span>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
        .into_any()
    };
    view! {
        <button type="button" class="button" data-kind="quiet" on:click=any_card>
            {copy::RANDOM}
        </button>
        <section class="favourites" aria-labelledby="favourites-title">
            <h2 class="favourites__heading" id="favourites-title">
                {copy::FAVOURITES}
            </h2>
            {list}
        </section>
    }
}
