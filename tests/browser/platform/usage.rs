//! How full the store is.

use troth::platform::usage;
use wasm_bindgen_test::wasm_bindgen_test;

use super::script::{self, StandIn};

#[wasm_bindgen_test]
fn own_keys_and_texts_are_counted() {
    script::now("localStorage.clear()");
    assert_eq!(usage::now().unwrap().units, 0.0);
    script::now(
        "localStorage.setItem('other', 'x'.repeat(5000));
         localStorage.setItem('troth/1/entry/a', 'é'.repeat(100));
         localStorage.setItem('troth/1/entry/b', 'ж'.repeat(100));",
    );
    let used = usage::now().unwrap();
    assert_eq!(used.units, 230.0);
    assert!((used.share - 230.0 / 5_242_880.0).abs() < 1e-12);
    // WebKit counts two bytes a character as soon as one is not Latin-1.
    let agent = "'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.0 Safari/605.1.15'";
    let _webkit = StandIn::new("navigator", "userAgent", agent);
    assert_eq!(usage::now().unwrap().units, 330.0);
    script::now("localStorage.clear()");
}

#[wasm_bindgen_test]
fn a_blocked_store_has_no_use() {
    let _blocked = StandIn::new("window", "localStorage", "undefined");
    assert_eq!(usage::now(), None);
}
