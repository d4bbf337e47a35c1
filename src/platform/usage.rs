//! How much of localStorage is used.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::environment;
use crate::storage::key::PREFIX;

/// What every browser grants: UTF-16 units, or in WebKit bytes.
const LIMIT: f64 = 5_242_880.0;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = used)]
    fn js_used(prefix: &str, bytes: bool) -> Result<JsValue, JsValue>;
}

/// How much the app's own keys and texts take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Counted as this browser counts against its limit.
    pub units: f64,
    /// The share of the limit, from 0 to 1. Other apps of the same origin take theirs too.
    pub share: f64,
}

/// What is used by now; none where the browser blocks localStorage.
pub fn now() -> Option<Usage> {
    let units = js_used(PREFIX, environment::is_webkit()).ok()?.as_f64()?;
    let share = units / LIMIT;
    Some(Usage { units, share })
}
