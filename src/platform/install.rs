//! What the browser says about installing the app.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::EventTarget;

use super::Listener;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(js_name = installation)]
    fn js_installation() -> String;
    /// Opens the browser's own question, if it has offered one. Only from a tap.
    #[wasm_bindgen(js_name = install)]
    pub fn ask();
}

/// The browser offers to ask the person.
const OFFER: &str = "beforeinstallprompt";
/// The app was installed.
const DONE: &str = "appinstalled";

/// Whether the browser offers to ask the person.
#[must_use]
pub fn is_offered() -> bool {
    js_installation() == OFFER
}

/// Whether the app was installed since this page was opened.
#[must_use]
pub fn is_done() -> bool {
    js_installation() == DONE
}

/// Calls whenever one of the two becomes true, until dropped.
#[must_use]
pub fn on_change(tell: impl Fn() + Copy + 'static) -> Vec<Listener> {
    let window: Option<EventTarget> = web_sys::window().map(Into::into);
    let listen = |event| Some(Listener::new(window.as_ref()?, event, move |_| tell()));
    [OFFER, DONE].into_iter().filter_map(listen).collect()
}
