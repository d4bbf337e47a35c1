//! Lines, and blocks of `key: value` between two `---`.
//!
//! Uses nothing but `std`, because `build.rs` includes this file as well.

use super::fault::{Fault, Wrong};

/// The lines of a file with their numbers.
pub(super) struct Lines<'a> {
    lines: Vec<(usize, &'a str)>,
    at: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            lines: text
                .lines()
                .enumerate()
                .map(|(at, line)| (at + 1, line))
                .collect(),
            at: 0,
        }
    }

    pub(super) fn next(&mut self) -> Option<(usize, &'a str)> {
        let line = self.lines.get(self.at).copied();
        self.at += usize::from(line.is_some());
        line
    }

    pub(super) fn at_end(&self) -> bool {
        self.lines[self.at..]
            .iter()
            .all(|(_, text)| text.trim().is_empty())
    }

    /// Takes the lines before the next `---`.
    pub(super) fn until_block(&mut self) -> Vec<(usize, &'a str)> {
        let rest = &self.lines[self.at..];
        let taken = rest
            .iter()
            .position(|(_, text)| is_fence(text))
            .unwrap_or(rest.len());
        self.at += taken;
        rest[..taken].to_vec()
    }
}

fn is_fence(text: &str) -> bool {
    text.trim_end() == "---"
}

/// The `key: value` lines between two `---`.
pub(super) struct Block<'a> {
    keys: Vec<(usize, &'a str, &'a str)>,
    /// The line of its first `---`.
    pub(super) start: usize,
    /// The line of its last `---`.
    pub(super) end: usize,
}

impl<'a> Block<'a> {
    pub(super) fn read(lines: &mut Lines<'a>, known: &[&str]) -> Result<Self, Wrong> {
        let start = loop {
            match lines.next() {
                Some((_, text)) if text.trim().is_empty() => {}
                Some((line, text)) if is_fence(text) => break line,
                Some((line, _)) => return Err((line, Fault::ExpectedBlock)),
                None => return Err((1, Fault::ExpectedBlock)),
            }
        };
        let mut keys: Vec<(usize, &str, &str)> = Vec::new();
        loop {
            let Some((line, text)) = lines.next() else {
                return Err((start, Fault::OpenBlock));
            };
            if is_fence(text) {
                return Ok(Self {
                    keys,
                    start,
                    end: line,
                });
            }
            if text.trim().is_empty() {
                continue;
            }
            let Some((key, value)) = text.split_once(':') else {
                return Err((line, Fault::NotAKey(text.to_owned())));
            };
            let key = key.trim();
            if !known.contains(&key) {
                return Err((line, Fault::UnknownKey(key.to_owned())));
            }
            if keys.iter().any(|(_, other, _)| *other == key) {
                return Err((line, Fault::RepeatedKey(key.to_owned())));
            }
            keys.push((line, key, value.trim()));
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        self.keys
            .iter()
            .find(|(_, name, _)| *name == key)
            .map(|(_, _, value)| *value)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn line_of(&self, key: &str) -> usize {
        self.keys
            .iter()
            .find(|(_, name, _)| *name == key)
            .map_or(self.start, |(line, ..)| *line)
    }

    /// A value that must be there and must not be empty.
    pub(super) fn text(&self, key: &'static str) -> Result<&'a str, Wrong> {
        match self.get(key) {
            None => Err((self.start, Fault::MissingKey(key))),
            Some("") => Err((self.line_of(key), Fault::EmptyValue(key))),
            Some(value) => Ok(value),
        }
    }

    pub(super) fn choice<T>(
        &self,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
        allowed: &'static str,
    ) -> Result<T, Wrong> {
        let value = self.text(key)?;
        let bad = || {
            (
                self.line_of(key),
                Fault::BadValue {
                    key,
                    value: value.to_owned(),
                    allowed,
                },
            )
        };
        read(value).ok_or_else(bad)
    }
}
