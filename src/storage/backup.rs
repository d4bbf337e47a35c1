//! The backup file: one record a line, so that damage stays in its line. `docs/formats.md`
//! describes the bytes.

mod reader;

pub use reader::{Ending, FileFault, Item, Reader};

use super::crc32::Crc32;
use super::envelope::{self, version_of};
use super::key::Key;
use super::wire;
use crate::domain::{Thing, Timestamp};

/// The version of the file that this code writes.
const VERSION: u64 = 1;
/// What the file begins with, up to its version.
const HEAD: &str = "{\"format\":\"troth-backup\",\"version\":";
/// What its last line begins with.
const TAIL: &str = "],\"count\":";
/// The text of a backup of these records: `(key, envelope)` of each, as they are stored. What was
/// deleted for good, and what is no record, is left out. A newer Troth knows what is a record of its own.
#[must_use]
pub fn write(records: &[(String, String)], created: Timestamp) -> String {
    let room = records.iter().map(|(key, text)| key.len() + text.len() + 8);
    let mut file = String::with_capacity(room.sum::<usize>() + 200);
    file.push_str(&format!(
        "{HEAD}{VERSION},\"created\":{},\"records\":[\n",
        created.0
    ));
    let mut count = 0;
    for (key, text) in records {
        let is_record = Key::parse(key).is_some() || is_newer(text);
        if wire::is_gone(text) || !is_record {
            continue;
        }
        for piece in [between(count), "[\"", key, "\",", text, "]"] {
            file.push_str(piece);
        }
        count += 1;
    }
    close(file, count)
}

/// Whether a newer Troth wrote it. A record is one line.
fn is_newer(text: &str) -> bool {
    !text.contains('\n') && version_of(text).is_some_and(|version| version > envelope::VERSION)
}

/// The backup without these things and the words in their forms. What is damaged in it stays so.
#[must_use]
pub fn without(text: &str, things: &[Thing]) -> String {
    let things = things.iter().flat_map(|thing| thing.with_forms());
    let names: Vec<_> = things
        .map(Key::from)
        .map(|key| (key.to_string(), key.id()))
        .collect();
    let end = text.rfind(TAIL).unwrap_or(text.len());
    let mut lines = text[..end].lines();
    let mut file = lines.next().unwrap_or_default().to_owned();
    file.push('\n');
    let (mut count, mut all) = (0, 0);
    for line in lines {
        all += 1;
        let line = line.strip_suffix(',').unwrap_or(line);
        let (key, id) = (pair(line).map(|(key, _)| key), id_in(line));
        // The key of a damaged line may be another's by now; then the envelope has the name.
        let is_kind = |known: &str| {
            key.is_none_or(|key| Key::parse(key).is_none() || kind(key) == kind(known))
        };
        let is_it = |(known, name): &(String, String)| {
            key == Some(known) || (id == Some(name) && is_kind(known))
        };
        if names.iter().any(is_it) {
            continue;
        }
        file.push_str(between(count));
        file.push_str(line);
        count += 1;
    }
    let mut crc = Crc32::new();
    crc.update(&text.as_bytes()[..end]);
    if text[end..] == ending(all, &crc) {
        return close(file, count);
    }
    file.push_str(if count > 0 { "\n" } else { "" });
    file.push_str(&text[end..]);
    file
}

/// The key of a line, and what stands behind it.
fn pair(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("[\"")?.split_once("\",")
}

/// The name that the envelope of a line gives.
fn id_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("\"id\":\"")?;
    rest.split_once('"').map(|(id, _)| id)
}

/// A key without the name at its end.
fn kind(key: &str) -> Option<&str> {
    key.rsplit_once('/').map(|(kind, _)| kind)
}

const fn between(count: usize) -> &'static str {
    if count > 0 { ",\n" } else { "" }
}

fn close(mut file: String, count: usize) -> String {
    if count > 0 {
        file.push('\n');
    }
    let mut crc = Crc32::new();
    crc.update(file.as_bytes());
    file.push_str(&ending(count, &crc));
    file
}

/// The last line.
fn ending(count: usize, crc: &Crc32) -> String {
    format!("{TAIL}{count},\"checksum\":\"{}\"}}\n", crc.hex())
}
