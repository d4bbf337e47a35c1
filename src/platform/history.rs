//! The address bar and the browser's history.

use wasm_bindgen::JsValue;
use web_sys::{History, Location};

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The fragment of the address, with its `#`; empty if there is none.
pub fn fragment() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// The address of the app itself, without a fragment.
pub fn app_url() -> String {
    let href = location()
        .and_then(|location| location.href().ok())
        .unwrap_or_default();
    let end = href.find(['#', '?']).unwrap_or(href.len());
    let page = &href[..end];
    page.strip_suffix("index.html").unwrap_or(page).to_owned()
}

/// Pushes a fragment.
pub fn push(fragment: &str) {
    step(fragment, History::push_state_with_url);
}

/// Replaces the current fragment.
pub fn replace(fragment: &str) {
    step(fragment, History::replace_state_with_url);
}

type Step = fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>;

fn step(fragment: &str, step: Step) {
    if let Some(history) = history() {
        // Browsers refuse more than a hundred steps in a few seconds; the screen changes all the same.
        let _ = step(&history, &JsValue::NULL, "", Some(fragment));
    }
}

/// Leaves for another page, in place of this one.
pub fn leave_for(url: &str) {
    if let Some(location) = location() {
        let _ = location.replace(url);
    }
}
