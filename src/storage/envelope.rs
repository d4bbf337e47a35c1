//! The envelope around every stored record.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::crc32::Crc32;
use super::json::{Document, Fields, Json};
use super::json_out::to_json;
use super::key::parts;
use super::migrate::{STEPS, Step};
use crate::domain::Timestamp;

/// The version of stored records that this code writes.
pub const VERSION: u32 = newest(STEPS);

/// One stored record: what it is, which revision, what it replaced, and a checksum over all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    crc: &'a str,
}

impl Envelope {
    /// The stored text. `key` is the whole key, and is covered by the checksum.
    #[must_use]
    pub fn encode(&self, key: &str) -> String {
        self.encode_as(key, VERSION)
    }

    pub(super) fn encode_as(&self, key: &str, version: u32) -> String {
        let stored = Stored {
            v: version,
            id: &self.id,
            rev: self.rev,
            by: &self.by,
            base: self.base.as_deref(),
            at: self.at.0,
            deleted: self.deleted.map(|at| at.0),
            crc: &self.checksum(key, version),
        };
        // Strings and numbers: there is nothing here that can fail.
        let mut text = to_json(&stored).unwrap_or_default();
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
        Self::decode_with(key, text, STEPS)
    }

    /// Reads stored text of any version that these steps lead to.
    pub(super) fn decode_with(key: &str, text: &str, steps: &[Step]) -> Result<Self, Unreadable> {
        let document = Document::parse(text).ok_or(Unreadable::Damaged)?;
        Self::read(key, &document, steps).map(|(envelope, _)| envelope)
    }

    /// The same of a text that was parsed, and the body as a part of that, unless a step made it anew.
    pub(super) fn read<'a>(
        key: &str,
        document: &'a Document<'a>,
        steps: &[Step],
    ) -> Result<(Self, Option<Json<'a>>), Unreadable> {
        let (version, read) = cut(document).ok_or(Unreadable::Damaged)?;
        let newest = newest(steps);
        let known = read.filter(|(envelope, crc, _)| {
            // What would be whole as a version that is known has nothing but its version damaged.
            let is_whole = |version| envelope.checksum(key, version) == *crc;
            if version > newest {
                (1..=newest).any(is_whole)
            } else {
                version > 0 && is_whole(version)
            }
        });
        match known {
            None if version > newest => Err(Unreadable::Newer),
            Some((envelope, _, body))
                if version <= newest && parts(key).is_some_and(|(_, id)| id == envelope.id) =>
            {
                let steps = &steps[version as usize - 1..];
                let body = steps.is_empty().then_some(body);
                Ok((envelope.upgraded(key, steps)?, body))
            }
            _ => Err(Unreadable::Damaged),
        }
    }

    fn upgraded(mut self, key: &str, steps: &[Step]) -> Result<Self, Unreadable> {
        for step in steps {
            let body = step(key, &self.body).filter(|body| Document::parse(body).is_some());
            self.body = body.ok_or(Unreadable::Damaged)?;
        }
        Ok(self)
    }

    fn checksum(&self, key: &str, version: u32) -> String {
        let mut crc = Crc32::new();
        let mut line = |text: &str| {
            crc.update(text.as_bytes());
            crc.update(b"\n");
        };
        line(&version.to_string());
        line(key);
        line(&self.rev.to_string());
        line(&self.by);
        line(self.base.as_deref().unwrap_or("-"));
        line(&self.at.0.to_string());
        match self.deleted {
            Some(at) => line(&at.0.to_string()),
            None => line("-"),
        }
        crc.update(self.body.as_bytes());
        crc.hex()
    }
}

/// The version that these steps lead to.
pub(super) const fn newest(steps: &[Step]) -> u32 {
    steps.len() as u32 + 1
}

/// The version of a stored text; none if it makes no sense.
pub(super) fn version_of(text: &str) -> Option<u32> {
    Document::parse(text)?.root().fields()?.number("v")
}

/// An envelope with its checksum, which nobody has compared yet, and its body.
type Unproved<'a> = (Envelope, String, Json<'a>);

/// The version, and what is in it.
fn cut<'a>(document: &'a Document<'a>) -> Option<(u32, Option<Unproved<'a>>)> {
    let mut stored = document.root().fields()?;
    let version = stored.number("v")?;
    Some((version, read(stored)))
}

fn read(mut stored: Fields<'_>) -> Option<Unproved<'_>> {
    let mut envelope = Envelope {
        id: stored.text("id")?,
        rev: stored.number("rev")?,
        by: stored.text("by")?,
        base: stored.optional("base", Json::text)?,
        at: Timestamp(stored.number("at")?),
        deleted: stored.optional("deleted", Json::number)?.map(Timestamp),
        body: String::new(),
    };
    let crc = stored.text("crc")?;
    let body = stored.take("body")?;
    stored.end()?;
    envelope.body = body.as_str().to_owned();
    Some((envelope, crc, body))
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

    const KEY: &str = "troth/1/draft/new-promise";

    fn envelope(body: &str) -> Envelope {
        Envelope {
            id: "new-promise".to_owned(),
            rev: 3,
            by: "tabA".to_owned(),
            base: None,
            at: Timestamp(1),
            deleted: None,
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_flipped_version_is_damage_and_a_later_one_is_newer() {
        let whole = envelope("true").encode(KEY);
        assert!(Envelope::decode(KEY, &whole).is_ok());
        for version in ["0", "2", "3", "5", "9", "11", "4294967295"] {
            let flipped = whole.replacen("\"v\":1", &["\"v\":", version].concat(), 1);
            let read = Envelope::decode(KEY, &flipped);
            assert_eq!(read.err(), Some(Unreadable::Damaged), "{version}");
        }
        let newer = envelope("true").encode_as(KEY, 2);
        assert_eq!(Envelope::decode(KEY, &newer).err(), Some(Unreadable::Newer));
        for other in ["{\"v\":2,\"shape\":\"other\"}", " {\"v\":2} "] {
            assert_eq!(Envelope::decode(KEY, other).err(), Some(Unreadable::Newer));
        }
        for broken in [
            "{\"v\":2,\"shape\":\"other\"",
            "{\"v\":2}x",
            "{\"v\":2,}",
            "{\"v\":2,\"a\":\"\u{1}\"}",
        ] {
            let read = Envelope::decode(KEY, broken);
            assert_eq!(read.err(), Some(Unreadable::Damaged), "{broken}");
        }
    }

    #[test]
    fn order_and_white_space_do_not_matter_and_everything_else_does() {
        let whole = envelope("{\"a\":[1]}").encode(KEY);
        let moved = whole.replacen("{\"v\":1,", " { ", 1).replacen(
            ",\"body\"",
            ", \"v\" : 1 ,\n\"body\"",
            1,
        );
        assert_ne!(moved, whole);
        assert_eq!(Envelope::decode(KEY, &moved), Envelope::decode(KEY, &whole));
        let extra = whole.replacen("{\"v\":1", "{\"x\":0,\"v\":1", 1);
        let twice = whole.replacen("{\"v\":1", "{\"v\":1,\"v\":1", 1);
        for other in [extra, twice] {
            assert_eq!(
                Envelope::decode(KEY, &other).err(),
                Some(Unreadable::Damaged)
            );
        }
        // A right checksum does not make JSON of what is none.
        for body in ["{\"a\":\"\\q\"}", "\"\n\"", "[1,]", ""] {
            let text = envelope(body).encode(KEY);
            assert_eq!(
                Envelope::decode(KEY, &text).err(),
                Some(Unreadable::Damaged),
                "{body}"
            );
        }
        for key in ["troth/1/draft", "troth/1/", "troth/1//x"] {
            let text = envelope("1").encode(key);
            assert_eq!(
                Envelope::decode(key, &text).err(),
                Some(Unreadable::Damaged),
                "{key}"
            );
        }
    }

    #[test]
    fn an_older_version_goes_through_the_steps_to_this_one() {
        let steps: [Step; 2] = [
            |_, body| Some([body, "2"].concat()),
            |_, body| (body != "92").then(|| [body, "3"].concat()),
        ];
        for (version, body) in [(1, "123"), (2, "13"), (3, "1")] {
            let text = envelope("1").encode_as(KEY, version);
            let read = Envelope::decode_with(KEY, &text, &steps);
            assert_eq!(read.map(|read| read.body), Ok(body.to_owned()));
        }
        let text = envelope("9").encode_as(KEY, 1);
        let read = Envelope::decode_with(KEY, &text, &steps);
        assert_eq!(read.err(), Some(Unreadable::Damaged));
        // One version's text with another's number, in either direction.
        for (version, other) in [(1, 2), (2, 1), (3, 1), (1, 3), (3, 4)] {
            let text = envelope("1").encode_as(KEY, version);
            let number = |version: u32| ["\"v\":", &version.to_string()].concat();
            let text = text.replacen(&number(version), &number(other), 1);
            let read = Envelope::decode_with(KEY, &text, &steps);
            assert_eq!(read.err(), Some(Unreadable::Damaged), "{version} {other}");
        }
    }
}
