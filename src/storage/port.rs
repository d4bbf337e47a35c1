//! What storage needs of the world outside.

use std::future::Future;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// The browser does not let the page store anything.
    Blocked,
    /// There is no room left.
    Full,
    /// The store did not answer in time. Whether it did what it was asked is not known.
    NoAnswer,
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

    /// Every own key that begins so with its value, in any order.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn texts(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        let mut texts = Vec::new();
        self.visit(prefix, &mut |key, text| {
            texts.push((key.to_owned(), text.to_owned()));
        })?;
        Ok(texts)
    }

    /// Shows every own key that begins so and its value, in any order. Before an error some may have been shown.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn visit(&self, prefix: &str, see: &mut dyn FnMut(&str, &str)) -> Result<(), StoreFault> {
        for key in self.keys()? {
            if key.starts_with(prefix)
                && let Some(text) = self.read(&key)?
            {
                see(&key, &text);
            }
        }
        Ok(())
    }

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

/// A key of which the two sides do not hold the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key, below [`super::key::RECORDS`].
    pub key: String,
    /// What the local store holds.
    pub local: Option<String>,
    /// What the mirror holds.
    pub mirrored: Option<String>,
}

/// What the mirror knows at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirrored {
    /// How often everything was erased; see [`super::key::GENERATION`].
    pub generation: u64,
    /// Whether an erasure was begun and not finished.
    pub is_erasing: bool,
    /// Where the sides differ, in any order; keys of pending changes are never mirrored.
    pub differing: Vec<Difference>,
}

/// One text on its way into the mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorWrite {
    /// The key.
    pub key: String,
    /// What the mirror must hold for this write to go ahead: the text that this one replaced.
    pub expected: Option<String>,
    /// The new text; none removes the key.
    pub new: Option<String>,
}

/// How a transaction of the mirror ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// All of it is on the device.
    Done,
    /// Another tab was first. Nothing was written. These keys hold neither what was expected nor
    /// the new text already, but this.
    Conflict(Vec<(String, Option<String>)>),
    /// Everything was erased meanwhile. Nothing was written.
    Erased,
}

/// The second, transactional copy that makes "Saved" true across a killed browser: every record
/// with the same bytes as in the local store.
///
/// Each call is one transaction, all or none, and answers when it is on the device. An error means
/// that it is not known to be there.
pub trait DurableMirror {
    /// Compares the mirror with the local store.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred; [`StoreFault::NoAnswer`] if it takes too long.
    fn compare(
        &self,
        local: &impl LocalStore,
    ) -> impl Future<Output = Result<Mirrored, StoreFault>>;

    /// Writes, if the mirror's generation is no later one and every key holds what is expected; a
    /// key that holds the new text already is fine too. An earlier generation, that of a mirror
    /// which was lost, becomes this one.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn commit(
        &self,
        generation: u64,
        writes: &[MirrorWrite],
    ) -> impl Future<Output = Result<Committed, StoreFault>>;

    /// The local store holds all that this tab last committed, or saw when it compared: whoever starts
    /// next may begin with the local store.
    fn agree(&self) {}

    /// Empties the mirror and marks that an erasure is under way, with this new generation.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn erase(&self, generation: u64) -> impl Future<Output = Result<(), StoreFault>>;

    /// Takes the mark of the erasure away.
    ///
    /// # Errors
    /// The [`StoreFault`] that occurred.
    fn erased(&self) -> impl Future<Output = Result<(), StoreFault>>;
}

/// No mirror: what the local store took is all there is. For a store that does not last anyway.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMirror;

impl DurableMirror for NoMirror {
    async fn compare(&self, _local: &impl LocalStore) -> Result<Mirrored, StoreFault> {
        Ok(Mirrored::default())
    }

    async fn commit(
        &self,
        _generation: u64,
        _writes: &[MirrorWrite],
    ) -> Result<Committed, StoreFault> {
        Ok(Committed::Done)
    }

    async fn erase(&self, _generation: u64) -> Result<(), StoreFault> {
        Ok(())
    }

    async fn erased(&self) -> Result<(), StoreFault> {
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

    fn visit(&self, prefix: &str, see: &mut dyn FnMut(&str, &str)) -> Result<(), StoreFault> {
        (**self).visit(prefix, see)
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

    fn visit(&self, prefix: &str, see: &mut dyn FnMut(&str, &str)) -> Result<(), StoreFault> {
        (**self).visit(prefix, see)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        (**self).write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        (**self).remove(key)
    }
}
