//! The events that a promise is made of.
//!
//! Two copies of a log merge by union, and history cannot be edited quietly: an event is never
//! changed or removed, undoing one appends another that [retracts](Event::retracts) it. The shape
//! is fixed from the first version because a shared, signed ledger will rest on it.
//!
//! **Invariant**: the order of events is [`Event::order`], never the clock and never the identifier.

use std::fmt;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::moment::{iso_date, iso_date_time};
use super::{AuthorId, DeviceId, EventId, Moment, PromiseId, Promiser, Timestamp};

/// One thing that happened to a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// The promise it belongs to.
    pub promise: PromiseId,
    /// Who recorded it.
    pub author: AuthorId,
    /// On which installation.
    pub device: DeviceId,
    /// A Lamport counter: one more than the highest that the device had seen in any log.
    pub seq: u64,
    /// When, by the author's clock.
    pub at: Timestamp,
    /// IANA name of the author's time zone then; may be empty.
    pub zone: String,
    /// Which occurrence of a repeated promise, by the date it was due; none for a single one.
    pub occurrence: Option<NaiveDate>,
    /// What happened.
    pub kind: EventKind,
    /// The event that this one takes back, if it does.
    pub retracts: Option<EventId>,
    /// Hash of the same device's previous event; none for its first.
    pub prev: Option<EventHash>,
}

/// What happened to a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It was made.
    Made {
        /// Whose promise it is.
        promiser: Promiser,
        /// What is promised.
        what: String,
        /// When it is due, if it has a date.
        due: Option<Moment>,
        /// Anything beside it; may be empty.
        note: String,
    },
    /// It was marked kept.
    Kept,
    /// It was marked not kept.
    NotKept,
    /// Its due time was changed, before it had passed by its author's clock.
    Changed {
        /// The new due time; none takes the date away.
        due: Option<Moment>,
    },
    /// An occurrence was excused, with the reason.
    Excused {
        /// Why.
        note: String,
    },
    /// It was paused.
    Paused,
    /// It was taken up again.
    Resumed,
    /// What was not kept was repaired.
    Repaired {
        /// How.
        note: String,
    },
    /// A note was added, or (with `retracts`, and no text) another event was taken back.
    Noted {
        /// The note; may be empty.
        note: String,
    },
    /// It was withdrawn.
    Withdrawn,
}

impl Event {
    /// The place of an event among others: by counter, then by device, then by name.
    #[must_use]
    pub const fn order(&self) -> (u64, DeviceId, EventId) {
        (self.seq, self.device, self.id)
    }

    /// SHA-256 of [`Self::canonical_bytes`].
    #[must_use]
    pub fn hash(&self) -> EventHash {
        EventHash(Sha256::digest(self.canonical_bytes()).into())
    }

    /// The event as bytes, the same on every device and for ever; `docs/formats.md` describes them.
    ///
    /// Each field is written as its length in bytes (decimal), `:`, and the field as UTF-8, in the
    /// order of the struct; an absent one is `-`.
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut out = Fields(Vec::with_capacity(320));
        out.field("troth-event-1");
        out.field(&self.id.to_string());
        out.field(&self.promise.to_string());
        out.field(&self.author.to_string());
        out.field(&self.device.to_string());
        out.field(&self.seq.to_string());
        out.field(&self.at.0.to_string());
        out.field(&self.zone);
        out.optional(self.occurrence.map(iso_date).as_deref());
        self.kind.write(&mut out);
        out.optional(self.retracts.map(|id| id.to_string()).as_deref());
        out.optional(self.prev.map(|hash| hash.to_string()).as_deref());
        out.0
    }
}

impl EventKind {
    /// The name of the kind, as it is stored.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Made { .. } => "made",
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::Changed { .. } => "changed",
            Self::Excused { .. } => "excused",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Repaired { .. } => "repaired",
            Self::Noted { .. } => "noted",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn write(&self, out: &mut Fields) {
        out.field(self.name());
        match self {
            Self::Made {
                promiser,
                what,
                due,
                note,
            } => {
                out.field(promiser.name());
                out.field(what);
                out.moment(due.as_ref());
                out.field(note);
            }
            Self::Changed { due } => out.moment(due.as_ref()),
            Self::Excused { note } | Self::Repaired { note } | Self::Noted { note } => {
                out.field(note)
            }
            Self::Kept | Self::NotKept | Self::Paused | Self::Resumed | Self::Withdrawn => {}
        }
    }
}

struct Fields(Vec<u8>);

impl Fields {
    fn field(&mut self, text: &str) {
        self.0.extend_from_slice(text.len().to_string().as_bytes());
        self.0.push(b':');
        self.0.extend_from_slice(text.as_bytes());
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.field(text),
            None => self.0.push(b'-'),
        }
    }

    fn moment(&mut self, moment: Option<&Moment>) {
        match moment {
            Some(moment) => {
                self.field(&moment.at.0.to_string());
                self.field(&iso_date_time(moment.local));
                self.field(&moment.zone);
            }
            None => self.0.push(b'-'),
        }
    }
}

/// SHA-256 of an event's canonical bytes; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EventHash([u8; 32]);

impl EventHash {
    /// Reads 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut hash = [0_u8; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for EventHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for EventHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventHash {self}")
    }
}
