//! The system's share sheet.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::fault::name_of;

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareResult {
    /// The system took it.
    Done,
    /// The person closed the sheet.
    Cancelled,
    /// The system refused.
    Failed,
}

/// Whether there is a share sheet.
pub fn exists() -> bool {
    web_sys::window()
        .and_then(|window| Reflect::has(&window.navigator(), &JsValue::from_str("share")).ok())
        .unwrap_or(false)
}

/// Opens the share sheet. Only from a tap.
pub async fn share(text: &str, url: &str) -> ShareResult {
    let Some(window) = web_sys::window() else {
        return ShareResult::Failed;
    };
    let data = ShareData::new();
    data.set_text(text);
    data.set_url(url);
    ending(JsFuture::from(window.navigator().share_with_data(&data)).await)
}

/// What the sheet's answer means.
pub(super) fn ending(answer: Result<JsValue, JsValue>) -> ShareResult {
    match answer {
        Ok(_) => ShareResult::Done,
        Err(error) if name_of(&error) == "AbortError" => ShareResult::Cancelled,
        Err(_) => ShareResult::Failed,
    }
}
