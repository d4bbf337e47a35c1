//! IndexedDB, behind a script of its own.
//!
//! The script opens the database, and looks whether the stores agree, as soon as it is loaded, before the
//! app runs.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::fault::store_fault;
use crate::storage::key::{PENDING, RECORDS};
use crate::storage::{
    Committed, Difference, DurableMirror, LocalStore, MirrorWrite, Mirrored, StoreFault,
};

#[wasm_bindgen(module = "/src/platform/durable_mirror.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn compare(prefix: &str, except: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn commit(generation: f64, writes: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn erase(generation: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn erased() -> Result<JsValue, JsValue>;
    fn agree();
    #[wasm_bindgen(js_name = isInStep)]
    async fn is_in_step() -> JsValue;
}

/// The durable mirror that this browser grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserMirror {
    /// IndexedDB, beside localStorage.
    Indexed,
    /// None, where the local store is memory: nothing lasts anyway.
    Off,
}

impl BrowserMirror {
    /// Whether the local store holds all that the mirror holds, as far as that is known without
    /// comparing them. Asked for the first time: whether it did when the page was loaded.
    pub async fn is_in_step() -> bool {
        is_in_step().await.is_truthy()
    }
}

impl DurableMirror for BrowserMirror {
    /// The script asks localStorage itself: records that are equal never come here.
    async fn compare(&self, _local: &impl LocalStore) -> Result<Mirrored, StoreFault> {
        if *self == Self::Off {
            return Ok(Mirrored::default());
        }
        match compare(RECORDS, PENDING).await {
            Ok(found) => Ok(mirrored(found.unchecked_ref())),
            Err(error) => Err(store_fault(&error)),
        }
    }

    async fn commit(
        &self,
        generation: u64,
        writes: &[MirrorWrite],
    ) -> Result<Committed, StoreFault> {
        if *self == Self::Off {
            return Ok(Committed::Done);
        }
        let rows = Array::new();
        for write in writes {
            let row = Array::of3(
                &JsValue::from_str(&write.key),
                &optional(write.expected.as_deref()),
                &optional(write.new.as_deref()),
            );
            rows.push(&row);
        }
        match commit(number(generation), rows).await {
            Ok(found) if found.is_null() => Ok(Committed::Erased),
            Ok(found) => Ok(committed(found.unchecked_ref())),
            Err(error) => Err(store_fault(&error)),
        }
    }

    fn agree(&self) {
        if *self == Self::Indexed {
            agree();
        }
    }

    async fn erase(&self, generation: u64) -> Result<(), StoreFault> {
        if *self == Self::Off {
            return Ok(());
        }
        done(erase(number(generation)).await)
    }

    async fn erased(&self) -> Result<(), StoreFault> {
        if *self == Self::Off {
            return Ok(());
        }
        done(erased().await)
    }
}

fn done(answer: Result<JsValue, JsValue>) -> Result<(), StoreFault> {
    answer.map(drop).map_err(|error| store_fault(&error))
}

fn mirrored(found: &Array) -> Mirrored {
    let mut mirrored = Mirrored {
        generation: generation(&found.get(0)),
        is_erasing: found.get(1).is_truthy(),
        differing: Vec::new(),
    };
    for at in (2..found.length()).step_by(3) {
        mirrored.differing.push(Difference {
            key: found.get(at).as_string().unwrap_or_default(),
            local: found.get(at + 1).as_string(),
            mirrored: found.get(at + 2).as_string(),
        });
    }
    mirrored
}

fn committed(conflicts: &Array) -> Committed {
    if conflicts.length() == 0 {
        return Committed::Done;
    }
    let mut held = Vec::new();
    for at in (0..conflicts.length()).step_by(2) {
        let key = conflicts.get(at).as_string().unwrap_or_default();
        held.push((key, conflicts.get(at + 1).as_string()));
    }
    Committed::Conflict(held)
}

fn optional(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from_str)
}

/// Generations are few: far below what a number of the script can hold.
#[allow(clippy::cast_precision_loss)]
const fn number(generation: u64) -> f64 {
    generation as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn generation(found: &JsValue) -> u64 {
    found.as_f64().unwrap_or_default() as u64
}
