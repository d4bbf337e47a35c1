//! sessionStorage: what this tab remembers across a reload, and no longer. Never anything written.

use web_sys::Storage;

use crate::storage::key::PREFIX;

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What the tab remembers under the key.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers the value; where the browser does not let it, a reload simply does not know.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets the value.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Forgets everything of the app's own.
pub fn clear() {
    let Some(storage) = storage() else { return };
    // From the end: what is removed moves those behind it.
    for at in (0..storage.length().unwrap_or_default()).rev() {
        if let Some(key) = storage.key(at).ok().flatten()
            && key.starts_with(PREFIX)
        {
            remove(&key);
        }
    }
}
