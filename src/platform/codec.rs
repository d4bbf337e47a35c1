//! A text as a code that can be copied and pasted, by the browser's own compression.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::name_of;

/// What every code begins with.
pub const PREFIX: &str = "troth1.";
/// How many bytes a text may have, so that no code can fill the memory.
const MOST: f64 = 64.0 * 1024.0 * 1024.0;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = pack)]
    async fn js_pack(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = unpack)]
    async fn js_unpack(code: &str, most: f64) -> Result<JsValue, JsValue>;
}

/// Why a code could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It does not begin as one of this app's codes.
    NotACode,
    /// A part is missing or was changed, or this browser cannot unpack.
    Damaged,
    /// The text would be larger than 64 MB.
    TooLarge,
}

/// The code of a text; none where the browser cannot compress.
pub async fn pack(text: &str) -> Option<String> {
    let code = js_pack(text).await.ok()?.as_string()?;
    Some([PREFIX, &code].concat())
}

/// The text of a code. White space in it, as line breaks of an e-mail, does not matter.
///
/// # Errors
/// The [`CodeFault`].
pub async fn unpack(code: &str) -> Result<String, CodeFault> {
    let packed = code.trim().strip_prefix(PREFIX);
    match js_unpack(packed.ok_or(CodeFault::NotACode)?, MOST).await {
        Ok(text) => text.as_string().ok_or(CodeFault::Damaged),
        Err(error) if name_of(&error) == "RangeError" => Err(CodeFault::TooLarge),
        Err(_) => Err(CodeFault::Damaged),
    }
}
