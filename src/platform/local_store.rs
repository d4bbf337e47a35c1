//! localStorage, through `gloo-storage`.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::storage::key::PREFIX;
use crate::storage::{LocalStore, MemoryStore, StoreFault};

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = texts)]
    fn js_texts(prefix: &str) -> Result<Vec<u8>, JsValue>;
}

/// The store that this browser grants.
#[derive(Debug)]
pub enum BrowserStore {
    /// localStorage.
    Local,
    /// Memory: the browser blocks storage, and everything is gone when the page is closed.
    Memory(MemoryStore),
}

impl BrowserStore {
    /// Tries localStorage out. `gloo-storage` panics where storage is blocked, so it is asked
    /// only after the browser was.
    #[must_use]
    pub fn open() -> Self {
        let probe = || -> Option<()> {
            let storage = web_sys::window()?.local_storage().ok()??;
            storage.length().ok().map(|_| ())
        };
        if probe().is_some() {
            Self::Local
        } else {
            Self::Memory(MemoryStore::default())
        }
    }

    /// Whether what is written outlives the page.
    #[must_use]
    pub const fn is_lasting(&self) -> bool {
        matches!(self, Self::Local)
    }
}

impl LocalStore for BrowserStore {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        let Self::Memory(memory) = self else {
            let storage = LocalStorage::raw();
            let count = storage.length().map_err(fault)?;
            let keys = (0..count).map(|index| storage.key(index).map_err(fault));
            return Ok(keys
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .filter(|key| key.starts_with(PREFIX))
                .collect());
        };
        memory.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        match self {
            Self::Local => LocalStorage::raw().get_item(key).map_err(fault),
            Self::Memory(memory) => memory.read(key),
        }
    }

    /// Thousands of texts one by one would take several times as long as all of them in one piece.
    fn texts(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        let all = match self {
            Self::Local => js_texts(prefix).map_err(fault)?,
            Self::Memory(memory) => return memory.texts(prefix),
        };
        let mut texts = Vec::new();
        // It begins with what stands between any two.
        if let Some((mark, all)) = all.split_first() {
            let mut parts = all.split(|byte| byte == mark);
            while let (Some(key), Some(text)) = (parts.next(), parts.next()) {
                texts.push((text_of(key), text_of(text)));
            }
        }
        Ok(texts)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        match self {
            Self::Local => LocalStorage::raw().set_item(key, value).map_err(fault),
            Self::Memory(memory) => memory.write(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        match self {
            Self::Local => LocalStorage::raw().remove_item(key).map_err(fault),
            Self::Memory(memory) => memory.remove(key),
        }
    }
}

/// The browser encoded it: it is whole.
fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_default()
}

/// Reads the browser's exception: by name or number, since constructors differ between frames.
fn fault(error: JsValue) -> StoreFault {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return StoreFault::Failed("unknown".to_owned());
    };
    match (exception.name().as_str(), exception.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22 | 1014) => {
            StoreFault::Full
        }
        ("SecurityError", _) => StoreFault::Blocked,
        (name, _) => StoreFault::Failed(name.to_owned()),
    }
}

/// Leaves a mark under an own key, if the browser lets it.
pub fn mark(key: &str) {
    if BrowserStore::open().is_lasting() {
        let _ = LocalStorage::raw().set_item(key, "1");
    }
}
