//! The envelope around every stored record.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::domain::Timestamp;

/// The version of stored records that this code writes.
pub const VERSION: u32 = 1;

/// A bit at a time: a table of a thousand bytes would be paid for on every first visit.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// One stored record: what it is, which revision, what it replaced, and a checksum over all of it.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Name of the record, the part of its key after the kind.
    pub id: String,
    /// 1 for the first, one more with every write.
    pub rev: u64,
    /// The tab that wrote it.
    pub by: String,
    /// [`fingerprint`] of the text that it replaced; none for the first.
    pub base: Option<String>,
    /// When it was written.
    pub at: Timestamp,
    /// When the record was deleted, if it was. The body stays, so that it can be brought back.
    pub deleted: Option<Timestamp>,
    /// The record itself, as JSON.
    pub body: Box<RawValue>,
}

/// Why stored text is no readable envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not the shape of an envelope, or a wrong checksum, or a body that makes no sense.
    Damaged,
    /// Written by a newer version of Troth.
    Newer,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    v: u32,
    id: String,
    rev: u64,
    by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<i64>,
    crc: String,
    body: Box<RawValue>,
}

/// Only the version, to tell a newer shape from a damaged one.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

impl Envelope {
    /// The stored text. `key` is the whole key, and is covered by the checksum.
    #[must_use]
    pub fn encode(&self, key: &str) -> String {
        let stored = Stored {
            v: VERSION,
            id: self.id.clone(),
            rev: self.rev,
            by: self.by.clone(),
            base: self.base.clone(),
            at: self.at.0,
            deleted: self.deleted.map(|at| at.0),
            crc: self.checksum(key),
            body: self.body.clone(),
        };
        // Strings, numbers and a body that is JSON already: there is nothing here that can fail.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads stored text.
    ///
    /// # Errors
    /// [`Unreadable`], and the text is to be kept as it is.
    pub fn decode(key: &str, text: &str) -> Result<Self, Unreadable> {
        let Version { v } = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        if v > VERSION {
            return Err(Unreadable::Newer);
        }
        let stored: Stored = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        let envelope = Self {
            id: stored.id,
            rev: stored.rev,
            by: stored.by,
            base: stored.base,
            at: Timestamp(stored.at),
            deleted: stored.deleted.map(Timestamp),
            body: stored.body,
        };
        if v == VERSION && envelope.checksum(key) == stored.crc && key.ends_with(&envelope.id) {
            Ok(envelope)
        } else {
            Err(Unreadable::Damaged)
        }
    }

    fn checksum(&self, key: &str) -> String {
        let optional =
            |at: Option<Timestamp>| at.map_or_else(|| "-".to_owned(), |at| at.0.to_string());
        let head = format!(
            "{VERSION}\n{key}\n{}\n{}\n{}\n{}\n{}\n",
            self.rev,
            self.by,
            self.base.as_deref().unwrap_or("-"),
            self.at.0,
            optional(self.deleted),
        );
        let mut digest = CRC.digest();
        digest.update(head.as_bytes());
        digest.update(self.body.get().as_bytes());
        format!("{:08x}", digest.finalize())
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of a stored text: names what a write replaced.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_common_crc_32() {
        let mut digest = CRC.digest();
        digest.update(b"123456789");
        assert_eq!(digest.finalize(), 0xCBF4_3926);
    }
}
