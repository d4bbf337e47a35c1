//! Reading everything piece by piece, so that whoever taps meanwhile does not wait for all of it.

use super::key::UNDER_WAY;
use super::load::{Loaded, Reading};
use super::port::{DurableMirror, LocalStore, StoreFault};
use super::repository::Repository;

/// How far everything was read.
#[derive(Debug)]
pub struct Gradual {
    /// What is still to be read, last first.
    keys: Vec<String>,
    reading: Reading,
}

impl<S: LocalStore, M: DurableMirror> Repository<S, M> {
    /// Begins to read everything.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn begin_reading(&self) -> Result<Gradual, StoreFault> {
        let mut keys = self.store.keys()?;
        keys.reverse();
        Ok(Gradual {
            keys,
            reading: Reading::default(),
        })
    }

    /// Reads so many texts more. Everything, once those were the last: what [`Self::load`] would have given, as
    /// long as this tab wrote nothing meanwhile. What another tab wrote is told by the browser afterwards.
    ///
    /// # Errors
    /// The [`StoreFault`] if the store cannot be read.
    pub fn read_on(
        &self,
        gradual: &mut Gradual,
        count: usize,
    ) -> Result<Option<Loaded>, StoreFault> {
        let left = gradual.keys.len().saturating_sub(count);
        for key in gradual.keys.drain(left..).rev() {
            let Some(text) = self.store.read(&key)? else {
                // Gone before its turn came: so may others be.
                return self.load().map(Some);
            };
            self.take(&mut gradual.reading, &key, &text);
        }
        if left > 0 {
            return Ok(None);
        }
        let reading = std::mem::take(&mut gradual.reading);
        if !reading.is_quiet() || self.store.read(UNDER_WAY)?.is_some() {
            // What is written now must not rest on what was read a while ago.
            return self.load().map(Some);
        }
        Ok(Some(self.finish(reading)))
    }
}
