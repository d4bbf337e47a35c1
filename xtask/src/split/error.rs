//! Why the app could not be taken apart.

use std::fmt;

/// Why the app could not be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SplitError {
    /// A module is malformed, or what was made is not valid.
    Wasm(String),
    /// rustc's module does not tell what refers to what.
    Unlinked,
    /// What stands at this place of rustc's module is not what the linker says.
    Relocation(usize),
    /// A function has no name.
    Nameless(u32),
    /// wasm-bindgen put something else into this slot of the table.
    Slot(u32),
    /// The modules have something that nobody thought of.
    Unknown(&'static str),
    /// There is no function of that path.
    NoEntry(String),
}

impl fmt::Display for SplitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wasm(why) => write!(f, "the wasm: {why}"),
            Self::Unlinked => f.write_str(
                "rustc's wasm has no relocations: `--emit-relocs` is in .cargo/config.toml, and a \
                 RUSTFLAGS in the environment replaces it",
            ),
            Self::Relocation(place) => {
                write!(f, "the relocation at byte {place} is not understood")
            }
            Self::Nameless(function) => write!(
                f,
                "the function {function} has no name: index.html asks for `data-no-demangle`"
            ),
            Self::Slot(slot) => write!(f, "wasm-bindgen changed slot {slot} of the table"),
            Self::Unknown(what) => write!(f, "the wasm has {what} that is not understood"),
            Self::NoEntry(path) => write!(
                f,
                "there is no function {path}, with which the second part begins: has it another \
                 name, or no #[inline(never)]?"
            ),
        }
    }
}

impl std::error::Error for SplitError {}

impl From<wasmparser::BinaryReaderError> for SplitError {
    fn from(why: wasmparser::BinaryReaderError) -> Self {
        Self::Wasm(why.to_string())
    }
}

impl<E: fmt::Display> From<wasm_encoder::reencode::Error<E>> for SplitError {
    fn from(why: wasm_encoder::reencode::Error<E>) -> Self {
        Self::Wasm(why.to_string())
    }
}
