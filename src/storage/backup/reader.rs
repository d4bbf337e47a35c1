//! Reading a backup line by line, whatever became of it.

use super::{HEAD, TAIL, VERSION, ending, id_in, pair};
use crate::domain::{Record, Timestamp};
use crate::storage::Key;
use crate::storage::crc32::Crc32;
use crate::storage::envelope::Unreadable;
use crate::storage::key::RECORDS;
use crate::storage::migrate::STEPS;
use crate::storage::version::Version;

/// Bytes of the longest line that is read: no browser's store holds a longer record.
const LONGEST: usize = 1 << 24;
/// Bytes that are kept of a longer line, to name it by.
const BEGINNING: usize = 200;
/// Lines after which a file without a record is taken for something else.
const PATIENCE: usize = 8;

/// Something that stands in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A record, with the right checksum.
    Whole(Record),
    /// A record of a newer Troth.
    Newer {
        /// The line it stands in; the first is 1.
        line: usize,
    },
    /// Something that cannot be read.
    Damaged {
        /// The line it stands in; the first is 1.
        line: usize,
        /// The key of the record that it was, if that can still be told.
        key: Option<String>,
    },
}

/// What the whole file amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// When the backup was made, if that can be read.
    pub created: Option<Timestamp>,
    /// Whether it is all there, byte for byte.
    pub is_complete: bool,
}

/// Why a file cannot be restored from at all. What was read of it before is not to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is something else.
    NotABackup,
    /// It was made by a newer Troth, in this version of the file.
    Newer(u64),
    /// It is locked with a passphrase.
    Encrypted,
}

/// Reads a backup piece by piece.
pub struct Reader {
    crc: Crc32,
    /// Of the line that has not ended.
    line: Vec<u8>,
    is_too_long: bool,
    /// Of the lines that have ended.
    number: usize,
    /// What the file says it is, once it has said so.
    version: Option<u64>,
    created: Option<Timestamp>,
    pieces: usize,
    has_record: bool,
    is_complete: bool,
}

impl Reader {
    /// A reader at the beginning of a file.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "nobody needs one by default")]
    pub fn new() -> Self {
        Self {
            crc: Crc32::new(),
            line: Vec::new(),
            is_too_long: false,
            number: 0,
            version: None,
            created: None,
            pieces: 0,
            has_record: false,
            is_complete: false,
        }
    }

    /// Reads on. The bytes may be cut anywhere.
    ///
    /// # Errors
    /// The [`FileFault`], as soon as it is sure.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Item>, FileFault> {
        let mut items = Vec::new();
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
            self.add(&rest[..at]);
            self.end_line(&mut items)?;
            rest = &rest[at + 1..];
        }
        self.add(rest);
        Ok(items)
    }

    /// There is no more: reads what is left.
    ///
    /// # Errors
    /// The [`FileFault`].
    pub fn finish(mut self) -> Result<(Vec<Item>, Ending), FileFault> {
        let mut items = Vec::new();
        if !self.line.is_empty() {
            self.end_line(&mut items)?;
        }
        match self.version {
            Some(version) if version > VERSION => {
                if !self.is_complete {
                    return Err(FileFault::Newer(version));
                }
                // Its checksum is right for this version: the number is what is damaged.
                self.is_complete = false;
                items.push(Item::Damaged { line: 1, key: None });
            }
            None if !self.has_record => return Err(FileFault::NotABackup),
            _ => {}
        }
        let ending = Ending {
            created: self.created,
            is_complete: self.is_complete,
        };
        Ok((items, ending))
    }

    fn add(&mut self, bytes: &[u8]) {
        if self.is_too_long {
            return;
        }
        self.line.extend_from_slice(bytes);
        if self.line.len() > LONGEST {
            self.line.truncate(BEGINNING);
            self.is_too_long = true;
        }
    }

    fn end_line(&mut self, items: &mut Vec<Item>) -> Result<(), FileFault> {
        let bytes = std::mem::take(&mut self.line);
        self.number += 1;
        let mut line = bytes.strip_suffix(b"\r").unwrap_or(&bytes);
        if self.number == 1 {
            line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
        }
        let text = String::from_utf8_lossy(line);
        if self.number == 1 && self.begin(&text)? {
            return Ok(());
        }
        if text.starts_with(TAIL) && !self.is_too_long {
            self.is_complete = text == ending(self.pieces, &self.crc).trim_end();
            return Ok(());
        }
        self.crc.update(line);
        self.crc.update(b"\n");
        if text.trim().is_empty() {
            return Ok(());
        }
        self.is_complete = false;
        if self.is_too_long {
            self.is_too_long = false;
            self.damaged(&text, items);
        } else {
            self.records(&text, items);
        }
        if self.version.is_none() && !self.has_record && self.number >= PATIENCE {
            return Err(FileFault::NotABackup);
        }
        Ok(())
    }

    /// The first line. False if it is not, or not wholly, what it should be.
    fn begin(&mut self, text: &str) -> Result<bool, FileFault> {
        let Some(rest) = text.strip_prefix(HEAD) else {
            return Ok(false);
        };
        let digits = rest.find(|c: char| !c.is_ascii_digit());
        let (version, rest) = rest.split_at(digits.unwrap_or(rest.len()));
        let version = match version.parse() {
            Ok(version) if rest.starts_with([',', '}']) => version,
            // This is damage, and the file still a backup.
            _ => VERSION,
        };
        self.version = Some(version);
        let created = rest.strip_prefix(",\"created\":").unwrap_or_default();
        let (created, rest) = created.split_once(',').unwrap_or_default();
        self.created = created.parse().ok().map(Timestamp);
        if version <= VERSION && rest.starts_with("\"locked\":") {
            return Err(FileFault::Encrypted);
        }
        let is_right = version != 0 && self.created.is_some() && rest == "\"records\":[";
        if is_right {
            // As if it were this version, to tell a damaged number from a newer one.
            let head = format!("{HEAD}{VERSION},\"created\":{created},{rest}\n");
            self.crc.update(head.as_bytes());
        }
        Ok(is_right || version > VERSION)
    }

    /// The records of a line: one, or more if the end of a line was damaged.
    fn records(&mut self, text: &str, items: &mut Vec<Item>) {
        let mut start = 0;
        // Inside of a record no quotation mark follows a bracket and precedes such a name.
        for (at, _) in text.match_indices(RECORDS) {
            if text[..at].ends_with("[\"") {
                self.record(&text[start..at - 2], items);
                start = at - 2;
            }
        }
        self.record(&text[start..], items);
    }

    fn record(&mut self, text: &str, items: &mut Vec<Item>) {
        if text.is_empty() {
            return;
        }
        match read(text) {
            Ok(record) => {
                self.has_record = true;
                self.pieces += 1;
                items.push(Item::Whole(record));
            }
            Err(Unreadable::Newer) => {
                self.has_record = true;
                self.pieces += 1;
                items.push(Item::Newer { line: self.number });
            }
            Err(Unreadable::Damaged) => self.damaged(text, items),
        }
    }

    fn damaged(&mut self, text: &str, items: &mut Vec<Item>) {
        self.pieces += 1;
        let key = pair(text).map(|(key, _)| key);
        let key =
            key.filter(|key| Key::parse(key).is_some_and(|key| id_in(text) == Some(&key.id())));
        items.push(Item::Damaged {
            line: self.number,
            key: key.map(str::to_owned),
        });
    }
}

fn read(text: &str) -> Result<Record, Unreadable> {
    let (name, rest) = pair(text).ok_or(Unreadable::Damaged)?;
    let end = rest.rfind(']').ok_or(Unreadable::Damaged)?;
    Version::read(name, &rest[..end], STEPS).map(|version| version.record)
}
