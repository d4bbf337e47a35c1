//! What the browser says about installing the app.

use gloo_events::EventListener;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::EventTarget;

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
pub fn is_offered() -> bool {
    js_installation() == OFFER
}

/// Whether the app was installed since this page was opened.
pub fn is_done() -> bool {
    js_installation() == DONE
}

/// Calls whenever one of the two becomes true, until dropped.
pub fn on_change(tell: impl Fn() + Copy + 'static) -> Vec<EventListener> {
    let window: Option<EventTarget> = web_sys::window().map(Into::into);
    let listen = |event| Some(EventListener::new(window.as_ref()?, event, move |_| tell()));
    [OFFER, DONE].into_iter().filter_map(listen).collect()
}
