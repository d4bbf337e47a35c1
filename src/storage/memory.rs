//! A store in memory: where the browser blocks storage, and in tests.

use std::cell::RefCell;

use super::port::{LocalStore, StoreFault};
use super::texts::Texts;

/// Keeps everything until the page is closed, and nothing longer.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(RefCell<Texts>);

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
