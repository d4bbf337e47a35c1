//! Below the list of chapters: a random card, and the favourites.

use leptos::prelude::*;

use crate::app::{use_library, use_navigation};
use crate::copy::guide as copy;
use crate::guide::{self, Card};
use crate::platform::random;
use crate::route::Route;

/// A button to a random card, and links to the favourites.
#[component]
pub fn ChaptersExtra() -> impl IntoView {
    let (library, navigation) = (use_library(), use_navigation());
    let open_random_card = move |_| {
        let way = library.with_untracked(|book| book.preferences().way);
        #[allow(clippy::cast_possible_truncation)]
        let card = guide::random(way, random::bits() as u64);
        navigation.go(route_to(card));
    };
    // A favourite whose card was removed from the guide is not listed.
    let favourites = Memo::new(move |_| {
        library.with(|book| {
            let cards = book.favourites().iter().filter_map(guide::find);
            cards.collect::<Vec<_>>()
        })
    });
    view! {
        <button type="button" class="button" data-kind="quiet" on:click=open_random_card>
            {copy::RANDOM}
        </button>
        <section class="favourites" aria-labelledby="favourites-title">
            <h2 class="favourites__heading" id="favourites-title">
                {copy::FAVOURITES}
            </h2>
            <Show
                when=move || favourites.with(|cards| !cards.is_empty())
                fallback=|| view! { <p class="favourites__empty">{copy::NO_FAVOURITES}</p> }
            >
                <ul class="favourites__list">
                    <For each=move || favourites.get() key=|card| card.id() let:card>
                        <li>
                            <CardLink card />
                        </li>
                    </For>
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn CardLink(card: &'static Card) -> impl IntoView {
    let fragment = route_to(card).fragment();
    let private = fragment.is_none().then(|| card.id().to_string());
    view! {
        <a
            class="favourites__card"
            data-private=private
            href=fragment.unwrap_or_else(|| "#/guide".to_owned())
        >
            <span class="favourites__title">{card.title}</span>
            <span class="favourites__chapter">{card.chapter.title()}</span>
        </a>
    }
}

const fn route_to(card: &Card) -> Route {
    Route::Card(card.chapter, card.number)
}
