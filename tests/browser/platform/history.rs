//! The address and the way back.

use troth::platform::history;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Setup, until};

#[wasm_bindgen_test]
async fn push_is_a_step_and_replace_is_none() {
    let _world = Setup::new().begin().await;
    let steps = || {
        web_sys::window()
            .unwrap()
            .history()
            .unwrap()
            .length()
            .unwrap()
    };
    history::replace("#/today");
    let before = steps();
    assert_eq!(history::fragment(), "#/today");
    history::replace("#/journal");
    assert_eq!(
        (history::fragment(), steps()),
        ("#/journal".to_owned(), before)
    );
    history::push("#/more");
    assert_eq!(history::fragment(), "#/more");
    // A browser that holds as many steps as it ever does lets go of the first.
    assert!(
        steps() == before + 1 || before >= 50,
        "{before} and {}",
        steps()
    );
    history::push("#/more/about");
    history::replace("#/more/share");
    web_sys::window()
        .unwrap()
        .history()
        .unwrap()
        .back()
        .unwrap();
    until("one step back", || history::fragment() == "#/more").await;
    web_sys::window()
        .unwrap()
        .history()
        .unwrap()
        .back()
        .unwrap();
    until("two steps back", || history::fragment() == "#/journal").await;
}

#[wasm_bindgen_test]
async fn the_apps_address_has_no_fragment() {
    let _world = Setup::new().begin().await;
    let plain = history::app_url();
    history::replace("#/guide/admit/2?x#y");
    assert_eq!(history::app_url(), plain);
    let location = web_sys::window().unwrap().location();
    assert!(plain.starts_with(&location.origin().unwrap()));
}
