//! What is kept on the device, and how nothing of it is lost.
//!
//! One record per key, each in an [`envelope`] with a checksum; [`wire`] is the stored shape of
//! the domain's types (they never derive `serde` themselves, because stored formats freeze).
//! `docs/formats.md` describes the bytes.
//!
//! [`repository`] puts a change into the local store at once, `settle` takes it into the durable
//! mirror, `merge` decides where another tab was first; [`load`] reads the local store at the
//! start, `first` a part of it before, and `gradual` the rest piece by piece; `reconcile` compares both
//! sides and repairs them. All of it over the ports in [`port`].
//!
//! **Invariant**: bytes that cannot be read are never overwritten, and a failed write leaves
//! everything as it was.

pub mod backup;
mod conflict;
mod crc32;
pub mod envelope;
mod erase;
mod first;
mod forget;
mod gradual;
mod json;
mod json_out;
mod json_scan;
pub mod key;
pub mod load;
pub mod memory;
mod merge;
pub mod migrate;
pub mod port;
mod reconcile;
mod repair;
pub mod repository;
mod settle;
mod sweep;
mod texts;
mod version;
pub mod wire;
mod wire_promise;

pub use envelope::Envelope;
pub use gradual::Gradual;
pub use key::Key;
pub use load::{Loaded, Problem};
pub use memory::{MemoryMirror, MemoryStore};
pub use port::{
    Committed, Difference, DurableMirror, LocalStore, MirrorWrite, Mirrored, NoMirror, StoreFault,
};
pub use repository::{Repository, Staged, StorageError};
