//! The envelope around every stored record.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::json::Json;
use super::key::RECORDS;
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
    pub body: String,
}

/// Why stored text is no readable envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not the shape of an envelope, or a wrong checksum, or a body that makes no sense.
    Damaged,
    /// Written by a newer version of Troth.
    Newer,
}

/// The stored shape without its body, as it is written; [`read`] reads it.
#[derive(Serialize)]
struct Stored<'a> {
    v: u32,
    id: &'a str,
    rev: u64,
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<i64>,
    crc: String,
}

impl Envelope {
    /// The stored text. `key` is the whole key, and is covered by the checksum.
    #[must_use]
    pub fn encode(&self, key: &str) -> String {
        let stored = Stored {
            v: VERSION,
            id: &self.id,
            rev: self.rev,
            by: &self.by,
            base: self.base.as_deref(),
            at: self.at.0,
            deleted: self.deleted.map(|at| at.0),
            crc: self.checksum(key),
        };
        // Strings and numbers: there is nothing here that can fail.
        let mut text = serde_json::to_string(&stored).unwrap_or_default();
        // The body is JSON already. It is the last field, before the bracket that closes them.
        text.pop();
        text.push_str(",\"body\":");
        text.push_str(&self.body);
        text.push('}');
        text
    }

    /// Reads stored text.
    ///
    /// # Errors
    /// [`Unreadable`], and the text is to be kept as it is.
    pub fn decode(key: &str, text: &str) -> Result<Self, Unreadable> {
        if is_newer(text) {
            return Err(Unreadable::Newer);
        }
        match read(text) {
            Some((envelope, crc))
                if envelope.checksum(key) == crc && id_in(key) == Some(&envelope.id) =>
            {
                Ok(envelope)
            }
            _ => Err(Unreadable::Damaged),
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
        digest.update(self.body.as_bytes());
        format!("{:08x}", digest.finalize())
    }
}

/// The part of a record's key after its kind.
fn id_in(key: &str) -> Option<&str> {
    key.strip_prefix(RECORDS)?.split_once('/').map(|(_, id)| id)
}

/// Whether the text is an envelope of a version that this code does not know. Nothing but the
/// version is looked at: the shape of a newer one may be any.
pub(super) fn is_newer(text: &str) -> bool {
    let version = || Json::parse(text)?.fields()?.number::<u32>("v");
    version().is_some_and(|version| version > VERSION)
}

/// The envelope of this version and its checksum, which nobody has compared yet.
fn read(text: &str) -> Option<(Envelope, String)> {
    let mut stored = Json::parse(text)?.fields()?;
    let version: u32 = stored.number("v")?;
    let envelope = Envelope {
        id: stored.text("id")?,
        rev: stored.number("rev")?,
        by: stored.text("by")?,
        base: stored.optional("base", Json::text)?,
        at: Timestamp(stored.number("at")?),
        deleted: stored.optional("deleted", Json::number)?.map(Timestamp),
        body: stored.take("body")?.as_str().to_owned(),
    };
    let crc = stored.text("crc")?;
    stored.end()?;
    (version == VERSION).then_some((envelope, crc))
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
