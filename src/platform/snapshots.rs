//! Whole copies of the store, in Cache Storage: apart from the mirror and from the app's files.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::fault::store_fault;
use crate::storage::StoreFault;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = putSnapshot)]
    async fn js_put(name: &str, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = listSnapshots)]
    async fn js_list() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = getSnapshot)]
    async fn js_get(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = removeSnapshot)]
    async fn js_remove(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = eraseCaches)]
    async fn js_erase() -> Result<JsValue, JsValue>;
}

/// Stores a text under this name, such as `2026-11-22`, in place of what was there.
///
/// # Errors
/// The [`StoreFault`] that occurred.
pub async fn put(name: &str, text: &str) -> Result<(), StoreFault> {
    answer(js_put(name, text).await).map(drop)
}

/// The names, sorted.
///
/// # Errors
/// The [`StoreFault`] that occurred.
pub async fn list() -> Result<Vec<String>, StoreFault> {
    let names = answer(js_list().await)?;
    let names: &Array = names.unchecked_ref();
    let mut all = Vec::new();
    for at in 0..names.length() {
        all.extend(names.get(at).as_string());
    }
    Ok(all)
}

/// The text under the name.
///
/// # Errors
/// The [`StoreFault`] that occurred.
pub async fn get(name: &str) -> Result<Option<String>, StoreFault> {
    answer(js_get(name).await).map(|text| text.as_string())
}

/// Takes the name away; fine if it is not there.
///
/// # Errors
/// The [`StoreFault`] that occurred.
pub async fn remove(name: &str) -> Result<(), StoreFault> {
    answer(js_remove(name).await).map(drop)
}

/// Removes every cache of data; those of the app's own files stay. Where the browser lets the page
/// keep none there is nothing to remove.
///
/// # Errors
/// The [`StoreFault`] that occurred.
pub async fn erase_caches() -> Result<(), StoreFault> {
    match answer(js_erase().await) {
        Ok(_) | Err(StoreFault::Blocked) => Ok(()),
        Err(fault) => Err(fault),
    }
}

fn answer(answer: Result<JsValue, JsValue>) -> Result<JsValue, StoreFault> {
    answer.map_err(|error| store_fault(&error))
}
