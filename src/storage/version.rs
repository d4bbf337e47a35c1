//! One stored text that could be read.

use super::envelope::{Envelope, Unreadable, fingerprint};
use super::json::Json;
use super::key::Key;
use super::migrate::Step;
use super::wire;
use crate::domain::{Promise, Record};

/// A record as it was stored at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) envelope: Envelope,
    pub(super) record: Record,
}

impl Version {
    #[inline(never)]
    pub(super) fn read(name: &str, text: &str, steps: &[Step]) -> Result<Self, Unreadable> {
        let envelope = Envelope::decode_with(name, text, steps)?;
        let record = Key::parse(name)
            .and_then(|key| wire::read(&key, Json::unchecked(&envelope.body), envelope.deleted))
            .ok_or(Unreadable::Damaged)?;
        Ok(Self { envelope, record })
    }

    /// Whether the later one came of this one, which has this text, as far as that can be told:
    /// the next revision names what it replaced, and those after it are taken for its successors.
    /// The log of a promise only grows.
    pub(super) fn precedes(&self, text: &str, later: &Self) -> bool {
        let ahead = later.envelope.rev.saturating_sub(self.envelope.rev);
        if let (Record::Promise(old), Record::Promise(new)) = (&self.record, &later.record) {
            return ahead > 0 && is_within(old, new);
        }
        ahead > 1 || (ahead == 1 && later.envelope.base == Some(fingerprint(text)))
    }
}

/// Whether the whole log is part of the other.
fn is_within(log: &Promise, other: &Promise) -> bool {
    let mut events = log.events();
    events.all(|event| other.events().any(|known| known == event))
}
