//! A small static page for the adapters: the deck, the list of chapters, the tabs.

use troth::guide::{self, Chapter};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::world::page;
use super::{Seen, World};

/// Wide enough that only one card can be in the middle.
const WIDTH: i32 = 300;

/// Adds an element with these attributes.
pub(crate) fn put(parent: &Element, tag: &str, attributes: &[(&str, &str)]) -> Element {
    let element = page().create_element(tag).unwrap();
    for (name, value) in attributes {
        element.set_attribute(name, value).unwrap();
    }
    parent.append_child(&element).unwrap();
    element
}

/// Adds an element with an id to the world's page.
pub(crate) fn part(world: &World, tag: &str, id: &str) -> Seen {
    let element = put(&world.0, tag, &[("id", id), ("tabindex", "-1")]);
    Seen(element.unchecked_into())
}

/// The deck with these chapters, each card as wide as its track.
pub(crate) fn deck(world: &World, chapters: &[Chapter]) -> Seen {
    let region = put(
        &world.0,
        "section",
        &[("id", "cards"), ("role", "region"), ("aria-label", "Cards")],
    );
    for chapter in chapters {
        let section = put(
            &region,
            "div",
            &[("class", "deck__chapter"), ("data-chapter", chapter.slug())],
        );
        let look = format!(
            "display:flex;overflow-x:auto;position:relative;width:{WIDTH}px;height:80px;\
             margin:0;padding:0;list-style:none"
        );
        let track = put(
            &section,
            "ol",
            &[
                ("class", "deck__track"),
                ("tabindex", "0"),
                ("style", &look),
            ],
        );
        for card in guide::cards(*chapter) {
            let id = card.id();
            let look = format!("flex:0 0 {WIDTH}px");
            let item = put(
                &track,
                "li",
                &[
                    ("class", "card"),
                    ("data-card", id.as_str()),
                    ("style", &look),
                ],
            );
            put(&item, "p", &[("class", "card__text")]).set_text_content(Some(card.title));
        }
    }
    Seen(region.unchecked_into())
}

/// The track of the chapter that is shown.
pub(crate) fn track(deck: &Seen) -> HtmlElement {
    let tracks = deck.select("[data-active] .deck__track");
    assert_eq!(tracks.len(), 1, "one chapter is shown");
    tracks[0].0.clone()
}

/// Moves the track to the card of that number, as a finger would.
pub(crate) fn swipe(deck: &Seen, number: i32) {
    track(deck).set_scroll_left((number - 1) * WIDTH);
}

/// Whether the track rests at the card of that number.
pub(crate) fn rests_at(deck: &Seen, number: i32) -> bool {
    (track(deck).scroll_left() - (number - 1) * WIDTH).abs() <= 1
}

/// The cards that can be used.
pub(crate) fn usable(deck: &Seen) -> Vec<String> {
    deck.select("[data-active] .card:not([inert])")
        .iter()
        .filter_map(|card| card.attr("data-card"))
        .collect()
}

/// The five tabs.
pub(crate) fn tabs(world: &World) -> Seen {
    let nav = put(&world.0, "nav", &[("id", "main-nav")]);
    for tab in troth::route::Tab::ALL {
        put(&nav, "a", &[("data-tab", tab.slug())]);
    }
    Seen(nav.unchecked_into())
}

/// The list of chapters.
pub(crate) fn chapters(world: &World) -> Seen {
    let section = put(&world.0, "section", &[("id", "chapters")]);
    let list = put(&section, "ol", &[]);
    for chapter in Chapter::ALL {
        put(&list, "li", &[("data-chapter", chapter.slug())]);
    }
    Seen(list.unchecked_into())
}
