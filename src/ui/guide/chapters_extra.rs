//! Under the list of chapters: a card at random, and the favourites.

use leptos::prelude::*;

use crate::app::{use_library, use_navigation};
use crate::copy::guide as copy;
use crate::domain::CardId;
use crate::guide::{self, Card};
use crate::platform::random;
use crate::route::Route;

#[component]
pub fn ChaptersExtra() -> impl IntoView {
    let (library, navigation) = (use_library(), use_navigation());
    let open_random = move |_| {
        let way = library.with_untracked(|book| book.preferences().way);
        #[allow(clippy::cast_possible_truncation)]
        let card = guide::random(way, random::bits() as u64);
        navigation.go(Route::Card(card.chapter, card.number));
    };
    let favourites = Memo::new(move |_| {
        library.with(|book| book.favourites().iter().cloned().collect::<Vec<_>>())
    });
    view! {
        <button type="button" class="button" data-kind="quiet" on:click=open_random>
            {copy::RANDOM}
        </button>
        <section class="favourites" aria-labelledby="favourites-title">
            <h2 class="favourites__heading" id="favourites-title">
                {copy::FAVOURITES}
            </h2>
            <Show
                when=move || !favourites.with(Vec::is_empty)
                fallback=|| view! { <p class="favourites__empty">{copy::NO_FAVOURITES}</p> }
            >
                <ul class="favourites__list">
                    <For each=move || favourites.get() key=CardId::clone let:id>
                        {guide::find(&id).map(|card| view! { <Favourite card /> })}
                    </For>
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn Favourite(card: &'static Card) -> impl IntoView {
    let fragment = Route::Card(card.chapter, card.number).fragment();
    // A card that leaves no trace has no address: the link says which one it is in another way.
    let private = fragment.is_none().then(|| card.id().to_string());
    view! {
        <li>
            <a
                class="favourites__card"
                data-private=private
                href=fragment.unwrap_or_else(|| "#/guide".to_owned())
            >
                <span class="favourites__title">{card.title}</span>
                <span class="favourites__chapter">{card.chapter.title()}</span>
            </a>
        </li>
    }
}
