//! The static page around the app.

use troth::guide::Chapter;
use troth::platform::page::{self, EarlyTaps, Part, View};
use troth::route::Tab;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::support::{Setup, shell};

fn root() -> Element {
    let page = web_sys::window().unwrap().document().unwrap();
    page.document_element().unwrap()
}

#[wasm_bindgen_test]
async fn one_section_is_shown() {
    let _world = Setup::new().begin().await;
    for (view, name) in [
        (View::Door, "door"),
        (View::Chapters, "chapters"),
        (View::Cards, "cards"),
        (View::Screen, "screen"),
        (View::Cover, "cover"),
    ] {
        page::show(view);
        assert_eq!(root().get_attribute("data-view").as_deref(), Some(name));
        assert_eq!(page::is_covered(), view == View::Cover);
    }
}

#[wasm_bindgen_test]
async fn the_theme_is_set_and_taken_away() {
    let _world = Setup::new().begin().await;
    for theme in [Some("dark"), Some("light"), None, None] {
        page::set_theme(theme);
        assert_eq!(root().get_attribute("data-theme").as_deref(), theme);
    }
}

#[wasm_bindgen_test]
async fn early_taps_are_taken_once() {
    let _world = Setup::new().begin().await;
    root().set_attribute("data-way", "hurt").unwrap();
    root().set_attribute("data-from", "admit/own-it").unwrap();
    let early = EarlyTaps {
        way: Some("hurt".to_owned()),
        card: Some("admit/own-it".to_owned()),
        ..EarlyTaps::default()
    };
    assert_eq!(page::take_early_taps(), early);
    assert_eq!(page::take_early_taps(), EarlyTaps::default());
}

#[wasm_bindgen_test]
async fn alive_ends_booting() {
    let _world = Setup::new().begin().await;
    root().set_attribute("data-booting", "").unwrap();
    page::set_alive();
    assert!(root().has_attribute("data-alive") && !root().has_attribute("data-booting"));
}

#[wasm_bindgen_test]
async fn the_tab_one_is_in_is_marked() {
    let world = Setup::new().begin().await;
    let tabs = shell::tabs(&world);
    let current = || {
        let here = tabs.select("[aria-current=page]");
        here.iter()
            .filter_map(|tab| tab.attr("data-tab"))
            .collect::<Vec<_>>()
    };
    for tab in Tab::ALL {
        page::set_current_tab(Some(tab.slug()));
        assert_eq!(current(), [tab.slug()]);
    }
    page::set_current_tab(None);
    assert_eq!(current(), [""; 0]);
}

#[wasm_bindgen_test]
async fn parts_are_found_focused_and_emptied() {
    let world = Setup::new().begin().await;
    assert!(page::element(Part::Leave).is_none());
    page::focus(Part::Leave);
    page::focus_by_id("no-such-field");
    let leave = shell::part(&world, "button", "leave");
    leave.0.set_text_content(Some("Leave"));
    assert_eq!(page::element(Part::Leave), Some(leave.0.clone()));
    page::focus(Part::Leave);
    assert!(leave.has_focus());
    let field = shell::part(&world, "input", "field");
    page::focus_by_id("field");
    assert!(field.has_focus());
    page::empty(&leave.0);
    assert_eq!(leave.text(), "");
}

#[wasm_bindgen_test]
async fn chapters_are_put_in_order() {
    let world = Setup::new().begin().await;
    let list = shell::chapters(&world);
    let mut slugs = Chapter::ALL.map(Chapter::slug);
    slugs.reverse();
    page::order_chapters(&slugs);
    let items = list.select("[data-chapter]");
    let order: Vec<_> = items
        .iter()
        .filter_map(|item| item.attr("data-chapter"))
        .collect();
    assert_eq!(order, slugs);
}
