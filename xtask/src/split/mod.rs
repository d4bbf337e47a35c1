//! Takes the app apart into two modules of WebAssembly: what must be there before the app is
//! alive, and what only some screens need.
//!
//! rustc links one module and keeps, by `--emit-relocs`, what refers to what ([`links`]).
//! wasm-bindgen makes another of it, with the same names, data and slots of the table
//! ([`module`]). What can be reached from the entries of the second part and from nowhere else
//! belongs to the second part ([`plan`]): code, and the data with its words. Both parts share
//! memory and table ([`emit`]). No code is changed, so what worked in one piece works in two.
//!
//! **Invariant**: whatever cannot be read with certainty stays in the first part or ends the build.

use std::collections::BTreeSet;

mod emit;
mod error;
mod linked;
mod links;
mod module;
mod names;
mod plan;
mod quiet;

pub use emit::{FIRST, GLUE};
pub use error::SplitError;

/// The two modules, before wasm-opt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What starts the app.
    pub first: Vec<u8>,
    /// What is started with the exports of the first, as its imports from [`FIRST`].
    pub second: Vec<u8>,
    /// What the first part may import from [`GLUE`]: the names that wasm-bindgen gave, and new ones.
    pub names: Vec<(String, String)>,
    /// What of that it does not import any more, by the names that wasm-bindgen gave.
    pub idle: Vec<String>,
}

/// Takes a module apart. `linked` is what rustc made, `bound` what wasm-bindgen made of it, with
/// its names as they were; `entries` are the paths of the functions that belong to the second part
/// together with what only they need.
///
/// # Errors
/// If there is no such function, or the modules are not as expected.
pub fn split(linked: &[u8], bound: &[u8], entries: &[&str]) -> Result<Parts, SplitError> {
    let links = links::Links::read(linked)?;
    let module = module::Module::read(bound)?;
    let plan = plan::Plan::new(&module, &links, entries)?;
    let emit = emit::Emit::new(&module, &links, &plan)?;
    let parts = Parts {
        first: emit.first()?,
        second: emit.second()?,
        names: emit
            .names()
            .map(|(old, new)| (old.to_owned(), new))
            .collect(),
        idle: Vec::new(),
    };
    for part in [&parts.first, &parts.second] {
        wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::all())
            .validate_all(part)?;
    }
    Ok(parts)
}

impl Parts {
    /// Sorts out which names the first part has no use for.
    ///
    /// # Errors
    /// If the first part is malformed.
    pub fn drop_idle(&mut self) -> Result<(), SplitError> {
        let first = module::Module::read(&self.first)?;
        let glue = first.imports.iter().filter(|import| import.module == GLUE);
        let used: BTreeSet<&str> = glue.map(|import| import.name).collect();
        let names = std::mem::take(&mut self.names).into_iter();
        let (names, idle): (Vec<_>, Vec<_>) =
            names.partition(|(_, new)| used.contains(new.as_str()));
        self.names = names;
        self.idle = idle.into_iter().map(|(old, _)| old).collect();
        Ok(())
    }
}

/// Whether a mangled name, of the old kind or the new, is that of the function with this path,
/// such as `troth::ui::start`.
#[must_use]
pub fn is_named(mangled: &str, path: &str) -> bool {
    let path: String = path
        .split("::")
        .map(|part| format!("{}{part}", part.len()))
        .collect();
    let old = mangled
        .strip_prefix("_ZN")
        .and_then(|rest| rest.strip_prefix(&path));
    // Behind it the old kind has a hash, of 16 digits, and nothing else.
    old.is_some_and(|rest| rest.starts_with("17h") && rest.len() == 20)
        || mangled.starts_with("_RNv") && mangled.ends_with(&path)
}

#[cfg(test)]
mod tests;
