//! What an entry, a promise, a preference and a card *are*, and what may happen to them.
//!
//! **Invariant**: nothing here knows the browser, the clock, chance or a stored format. Time,
//! identifiers and everything else that comes from outside is an argument.
//!
//! In reading order: [`id`], [`moment`], [`text`], [`card`], [`entry`], [`event`], [`promise`],
//! [`preference`], then the flow: [`command`] → [`book`] (`decide`) → [`change`] → [`book`]
//! (`evolve`), and what is read out of a book: [`due`], [`so_far`], [`search`], [`bin`], [`draft`],
//! [`first`], [`restore`].

pub mod bin;
pub mod book;
pub mod card;
pub mod change;
pub mod command;
pub mod decide;
mod decide_promise;
pub mod draft;
pub mod due;
pub mod entry;
pub mod event;
pub mod first;
pub mod id;
pub mod moment;
pub mod preference;
pub mod promise;
pub mod restore;
pub mod search;
pub mod so_far;
pub mod text;

pub use bin::{Binned, Thing};
pub use book::Book;
pub use card::CardId;
pub use change::{Change, Record};
pub use command::{Command, DueField, PromiseDraft, Refusal};
pub use decide::Circumstance;
pub use draft::{Draft, DraftId};
pub use entry::{Entry, Prompt};
pub use event::{Event, EventHash, EventKind};
pub use id::{AuthorId, DeviceId, EntryId, EventId, PromiseId};
pub use moment::{Moment, Timestamp};
pub use preference::{Appearance, Chain, Identity, Preference, Way};
pub use promise::{Promise, Promiser, Standing};
pub use restore::Found;
