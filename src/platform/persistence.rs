//! Whether the browser promises not to clear the store by itself.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = persist)]
    async fn js_persist() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = persisted)]
    async fn js_persisted() -> Result<JsValue, JsValue>;
}

/// Asks for the promise; whether it was given, and none where there is no such thing. Firefox asks
/// the person, and answers when they have.
pub async fn persist() -> Option<bool> {
    js_persist().await.ok()?.as_bool()
}

/// Whether the promise was given; none where there is no such thing.
pub async fn persisted() -> Option<bool> {
    js_persisted().await.ok()?.as_bool()
}
