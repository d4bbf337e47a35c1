//! What the browser says when it does not do what it was asked.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::storage::StoreFault;

/// The name of an exception, since constructors differ between frames; empty if it has none.
pub(super) fn name_of(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}

/// What an exception of an asynchronous store means.
pub(super) fn store_fault(error: &JsValue) -> StoreFault {
    let name = name_of(error);
    match name.as_str() {
        "TimeoutError" => StoreFault::NoAnswer,
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreFault::Full,
        // The last two: the browser has no such store at all, or not on an insecure page.
        "SecurityError" | "InvalidStateError" | "ReferenceError" | "TypeError" => {
            StoreFault::Blocked
        }
        _ => StoreFault::Failed(name),
    }
}
