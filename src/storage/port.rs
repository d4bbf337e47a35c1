//! What storage needs of the world outside.

use std::future::Future;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// The browser does not let the page store anything.
    Blocked,
    /// There is no room left.
    Full,
    /// Anything else, with the browser's own name for it.
    Failed(String),
}

/// The synchronous store: the browser's localStorage, or memory.
///
/// Keys and values are text. Only keys that begin with [`super::key::PREFIX`] are ever touched.
pub trait LocalStore {
    /// All own keys, in any order.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn keys(&self) -> Result<Vec<String>, StoreFault>;

    /// The value under the key.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault>;

    /// Puts the value under the key; on an error the old value stays.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault>;

    /// Takes the key away; fine if there is none.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn remove(&self, key: &str) -> Result<(), StoreFault>;
}

/// The second, transactional copy that makes "Saved" true across a killed browser.
pub trait DurableMirror {
    /// Commits the records `(key, envelope)` in one transaction, all or none, and answers when
    /// they are on the device.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred; nothing was committed then.
    fn commit(&self, records: &[(String, String)]) -> impl Future<Output = Result<(), StoreFault>>;
}

/// No mirror: what localStorage took is all there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMirror;

impl DurableMirror for NoMirror {
    async fn commit(&self, _records: &[(String, String)]) -> Result<(), StoreFault> {
        Ok(())
    }
}

impl<S: LocalStore + ?Sized> LocalStore for &S {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        (**self).keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        (**self).read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        (**self).write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        (**self).remove(key)
    }
}

impl<S: LocalStore + ?Sized> LocalStore for Box<S> {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        (**self).keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        (**self).read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        (**self).write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        (**self).remove(key)
    }
}
