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
    fn visit(&self, prefix: &str, see: &mut dyn FnMut(&str, &str)) -> Result<(), StoreFault> {
        if let Self::Memory(memory) = self {
            return memory.visit(prefix, see);
        }
        let all = js_texts(prefix).map_err(fault)?;
        let parts = number(&all).and_then(|(count, rest)| rest.split_at_checked(4 * count));
        let (mut lengths, texts) = parts.unwrap_or_default();
        let mut texts = str::from_utf8(texts).unwrap_or_default();
        let mut next = || {
            let (units, others) = number(lengths)?;
            let (line, behind) = texts.split_at_checked(end_of(texts, units))?;
            (lengths, texts) = (others, behind.strip_prefix('\n')?);
            Some(line)
        };
        while let (Some(key), Some(text)) = (next(), next()) {
            see(key, text);
        }
        // What does not fit together is not taken for all there is.
        if parts.is_some() && lengths.is_empty() && texts.is_empty() {
            Ok(())
        } else {
            Err(StoreFault::Failed("texts".to_owned()))
        }
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

/// The number at the beginning, and what is behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((usize::try_from(u32::from_be_bytes(*number)).ok()?, rest))
}

/// Where the first line ends, which has so many units of UTF-16.
fn end_of(texts: &str, units: usize) -> usize {
    if texts.as_bytes().get(..units).is_some_and(<[u8]>::is_ascii) {
        return units;
    }
    let mut left = units;
    let is_behind = |(_, char): &(usize, char)| {
        let is_behind = left == 0;
        left = left.saturating_sub(char.len_utf16());
        is_behind
    };
    let mut chars = texts.char_indices();
    chars.find(is_behind).map_or(texts.len(), |(at, _)| at)
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
