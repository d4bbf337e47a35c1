//! One stored text that could be read.

use super::envelope::{Envelope, Unreadable, fingerprint};
use super::json::Document;
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
        let document = Document::parse(text).ok_or(Unreadable::Damaged)?;
        let (envelope, body) = Envelope::read(name, &document, steps)?;
        let key = Key::parse(name).ok_or(Unreadable::Damaged)?;
        let record = match body {
            Some(body) => wire::read(&key, body, envelope.deleted),
            None => wire::decode(&key, &envelope.body, envelope.deleted),
        };
        let record = record.ok_or(Unreadable::Damaged)?;
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
