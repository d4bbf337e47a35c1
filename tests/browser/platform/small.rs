//! Chance, and the place the app runs in.

use troth::platform::{environment, random};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn chance_differs() {
    let mut drawn: Vec<u128> = (0..50).map(|_| random::bits()).collect();
    drawn.sort_unstable();
    drawn.dedup();
    assert_eq!(drawn.len(), 50);
    let (any, every) = drawn.iter().fold((0, u128::MAX), |(any, every), bits| {
        (any | bits, every & bits)
    });
    assert_eq!(
        (any, every),
        (u128::MAX, 0),
        "every bit is sometimes set and sometimes not"
    );
}

#[wasm_bindgen_test]
fn this_is_no_home_screen() {
    assert!(!environment::is_installed());
    assert!(!environment::is_ios_tab());
}
