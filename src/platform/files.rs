//! Files that the person saves, shares or chooses.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::fault::name_of;
use super::share_sheet::{self, ShareResult};

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    /// A `File`.
    type File;
    #[wasm_bindgen(method, getter)]
    fn name(this: &File) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &File) -> f64;

    #[wasm_bindgen(catch, js_name = save)]
    fn js_save(name: &str, mime: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = canShare)]
    fn js_can_share(name: &str, mime: &str) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_name = share)]
    async fn js_share(name: &str, mime: &str, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = choose)]
    async fn js_choose(accept: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = chosen)]
    fn js_chosen(field: &HtmlInputElement) -> Option<File>;
    #[wasm_bindgen(catch, js_name = read)]
    async fn js_read(file: &File, from: f64, to: f64) -> Result<JsValue, JsValue>;
}

/// A file that the person chose. Nothing of it is read yet.
pub struct ChosenFile(File);

/// Gives the text to the browser as a download; whether it took it. Where it goes is not known.
pub fn save(name: &str, mime: &str, text: &str) -> bool {
    js_save(name, mime, text).is_ok()
}

/// Whether the share sheet takes a file of this name and type.
pub fn can_share_file(name: &str, mime: &str) -> bool {
    js_can_share(name, mime).unwrap_or(false)
}

/// Opens the share sheet with a file. Only from a tap.
pub async fn share_file(name: &str, mime: &str, text: &str) -> ShareResult {
    share_sheet::ending(js_share(name, mime, text).await)
}

/// Asks for one file of these types, as the attribute `accept` names them; none if the person
/// thought better of it. Only from a tap.
pub async fn choose(accept: &str) -> Option<ChosenFile> {
    let file = js_choose(accept).await.ok()?;
    (!file.is_undefined()).then(|| ChosenFile(file.unchecked_into()))
}

/// The file that a field of the type `file` holds.
pub fn chosen(field: &HtmlInputElement) -> Option<ChosenFile> {
    js_chosen(field).map(ChosenFile)
}

impl ChosenFile {
    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// How many bytes it has.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// The bytes from one place up to another; fewer where the file ends before.
    ///
    /// # Errors
    /// The browser's own name for what went wrong: the file may be gone or changed by now.
    #[allow(clippy::cast_precision_loss)]
    pub async fn read(&self, from: usize, to: usize) -> Result<Vec<u8>, String> {
        match js_read(&self.0, from as f64, to as f64).await {
            Ok(bytes) => Ok(bytes.unchecked_ref::<Uint8Array>().to_vec()),
            Err(error) => Err(name_of(&error)),
        }
    }
}
