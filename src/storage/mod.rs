//! What is kept on the device, and how nothing of it is lost.
//!
//! One record per key, each in an [`envelope`] with a checksum; [`wire`] is the stored shape of
//! the domain's types (they never derive `serde` themselves, because stored formats freeze);
//! [`repository`] stages and settles changes over the ports in [`port`]. `docs/formats.md`
//! describes the bytes.
//!
//! **Invariant**: bytes that cannot be read are never overwritten, and a failed write leaves
//! everything as it was.

pub mod envelope;
mod json;
pub mod key;
pub mod load;
pub mod memory;
pub mod port;
pub mod repository;
mod texts;
pub mod wire;

pub use envelope::Envelope;
pub use key::Key;
pub use load::{Loaded, Problem};
pub use memory::MemoryStore;
pub use port::{DurableMirror, LocalStore, NoMirror, StoreFault};
pub use repository::{Repository, Staged, StorageError};
