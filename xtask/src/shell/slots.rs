//! Slots: comments of the form `<!-- slot:name -->` that are replaced by what belongs there.

use std::collections::BTreeMap;
use std::fmt;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// What belongs into the slots of a page.
#[derive(Clone, Debug, Default)]
pub struct Slots(BTreeMap<&'static str, String>);

/// The slots of a page and their contents do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotError {
    /// A comment that does not end.
    OpenComment,
    /// The page has a slot that nothing was made for.
    Unknown(String),
    /// Something was made for a slot that the page does not have.
    Unused(&'static str),
}

impl fmt::Display for SlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenComment => f.write_str("a comment does not end"),
            Self::Unknown(name) => write!(f, "the slot “{name}” is not known"),
            Self::Unused(name) => write!(f, "the slot “{name}” is missing, or there twice"),
        }
    }
}

impl Slots {
    /// Sets what belongs into a slot.
    pub fn set(&mut self, name: &'static str, content: String) {
        self.0.insert(name, content);
    }

    /// Fills the slots of a page; drops its comments and the white space at both ends of lines.
    ///
    /// # Errors
    /// If a slot stays empty, or something made for a slot finds none.
    pub fn fill(mut self, page: &str) -> Result<String, SlotError> {
        let mut out = String::with_capacity(page.len() * 2);
        let mut rest = page;
        while let Some(start) = rest.find(OPEN) {
            squeeze(&rest[..start], &mut out);
            let comment = &rest[start + OPEN.len()..];
            let end = comment.find(CLOSE).ok_or(SlotError::OpenComment)?;
            if let Some(name) = comment[..end].trim().strip_prefix("slot:") {
                let content = self.0.remove(name);
                out.push_str(&content.ok_or_else(|| SlotError::Unknown(name.to_owned()))?);
            }
            rest = &comment[end + CLOSE.len()..];
        }
        squeeze(rest, &mut out);
        match self.0.into_keys().next() {
            Some(name) => Err(SlotError::Unused(name)),
            None => Ok(out),
        }
    }
}

/// The page has no text of its own that white space could matter to, so lines are joined; a
/// single space keeps attributes apart.
fn squeeze(text: &str, out: &mut String) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        if at > 0 && !out.ends_with('>') {
            out.push(' ');
        }
        out.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(page: &str) -> Result<String, SlotError> {
        let mut slots = Slots::default();
        slots.set("a", "  <p>\n  A\n".to_owned());
        slots.fill(page)
    }

    #[test]
    fn slots_are_filled_and_comments_dropped() {
        let page = "<html>\n  <!-- why -->\n  <b\n    id=\"x\"\n  >\n  <!-- slot:a --></b>\n";
        assert_eq!(
            fill(page),
            Ok("<html><b id=\"x\" >  <p>\n  A\n</b>".to_owned())
        );
    }

    #[test]
    fn a_page_and_its_slots_must_fit() {
        for (page, error) in [
            ("<!-- slot:a -->", None),
            ("", Some(SlotError::Unused("a"))),
            (
                "<!-- slot:a --><!-- slot:b -->",
                Some(SlotError::Unknown("b".to_owned())),
            ),
            (
                "<!-- slot:a --><!-- slot:a -->",
                Some(SlotError::Unknown("a".to_owned())),
            ),
            ("<!-- slot:a --><!-- ", Some(SlotError::OpenComment)),
        ] {
            assert_eq!(fill(page).err(), error, "{page}");
        }
    }
}
