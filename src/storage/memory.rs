//! Stores in memory: where the browser blocks storage, and in tests.

use std::cell::RefCell;
use std::rc::Rc;

use super::key::{PENDING, RECORDS};
use super::port::{
    Committed, Difference, DurableMirror, LocalStore, MirrorWrite, Mirrored, StoreFault,
};
use super::texts::Texts;

/// Keeps everything until the page is closed, and nothing longer.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(RefCell<Texts>);

/// The durable mirror as it should be, in memory. Every clone is the same mirror: one for each tab.
#[derive(Clone, Debug, Default)]
pub struct MemoryMirror(Rc<RefCell<Mirror>>);

#[derive(Debug, Default)]
struct Mirror {
    generation: u64,
    is_erasing: bool,
    texts: Texts,
}

impl MemoryMirror {
    /// Everything in it: `(key, text)`.
    #[must_use]
    pub fn contents(&self) -> Vec<(String, String)> {
        self.0.borrow().texts.iter().cloned().collect()
    }

    /// Puts a text in, or takes one out, past every rule: damage, or loss.
    pub fn put(&self, key: &str, text: Option<&str>) {
        self.0
            .borrow_mut()
            .texts
            .set(key.to_owned(), text.map(str::to_owned));
    }

    /// How often everything was erased, and whether that is under way.
    #[must_use]
    pub fn marks(&self) -> (u64, bool) {
        let mirror = self.0.borrow();
        (mirror.generation, mirror.is_erasing)
    }

    /// The mirror with what it holds now, apart from this one from now on.
    #[must_use]
    pub fn copy(&self) -> Self {
        let mirror = self.0.borrow();
        Self(Rc::new(RefCell::new(Mirror {
            generation: mirror.generation,
            is_erasing: mirror.is_erasing,
            texts: mirror.texts.clone(),
        })))
    }
}

impl DurableMirror for MemoryMirror {
    async fn compare(&self, local: &impl LocalStore) -> Result<Mirrored, StoreFault> {
        let mirror = self.0.borrow();
        let mut keys = local.keys()?;
        keys.retain(|key| key.starts_with(RECORDS) && !key.starts_with(PENDING));
        keys.extend(mirror.texts.iter().map(|(key, _)| key.clone()));
        keys.sort_unstable();
        keys.dedup();
        let mut differing = Vec::new();
        for key in keys {
            let local = local.read(&key)?;
            let mirrored = mirror.texts.get(&key).cloned();
            if local != mirrored {
                differing.push(Difference {
                    key,
                    local,
                    mirrored,
                });
            }
        }
        Ok(Mirrored {
            generation: mirror.generation,
            is_erasing: mirror.is_erasing,
            differing,
        })
    }

    async fn commit(
        &self,
        generation: u64,
        writes: &[MirrorWrite],
    ) -> Result<Committed, StoreFault> {
        let mut mirror = self.0.borrow_mut();
        if mirror.generation > generation {
            return Ok(Committed::Erased);
        }
        let mut conflicts = Vec::new();
        for write in writes {
            let held = mirror.texts.get(&write.key).cloned();
            if held != write.expected && held != write.new {
                conflicts.push((write.key.clone(), held));
            }
        }
        if !conflicts.is_empty() {
            return Ok(Committed::Conflict(conflicts));
        }
        mirror.generation = generation;
        for write in writes {
            mirror.texts.set(write.key.clone(), write.new.clone());
        }
        Ok(Committed::Done)
    }

    async fn erase(&self, generation: u64) -> Result<(), StoreFault> {
        *self.0.borrow_mut() = Mirror {
            generation,
            is_erasing: true,
            texts: Texts::default(),
        };
        Ok(())
    }

    async fn erased(&self) -> Result<(), StoreFault> {
        self.0.borrow_mut().is_erasing = false;
        Ok(())
    }
}

impl LocalStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        Ok(self.0.borrow().iter().map(|(key, _)| key.clone()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StoreFault> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}
