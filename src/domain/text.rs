//! How long a text may be. Lengths are in characters (Unicode scalar values).

/// Most characters of a journal entry.
pub const ENTRY_MAX: usize = 20_000;
/// Most characters of what is promised.
pub const PROMISE_MAX: usize = 500;
/// Most characters of a note.
pub const NOTE_MAX: usize = 2_000;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing in it but white space.
    Empty,
    /// Longer than allowed.
    TooLong {
        /// Characters it has.
        has: usize,
        /// Characters it may have.
        max: usize,
    },
}

/// Whether a text has nothing in it that could be read.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// Accepts any script, any line breaks, any characters; refuses blank and too long.
///
/// # Errors
/// The [`TextFault`] that applies.
pub fn check(text: &str, max: usize) -> Result<(), TextFault> {
    if is_blank(text) {
        return Err(TextFault::Empty);
    }
    check_length(text, max)
}

/// Like [`check`], but an empty text is fine.
///
/// # Errors
/// [`TextFault::TooLong`].
pub fn check_length(text: &str, max: usize) -> Result<(), TextFault> {
    // A character takes at least a byte, so most texts need no counting.
    let has = if text.len() <= max {
        text.len()
    } else {
        text.chars().count()
    };
    if has > max {
        Err(TextFault::TooLong { has, max })
    } else {
        Ok(())
    }
}

/// Zero-width characters, direction marks and the byte order mark: a text of these alone is blank.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_characters_not_bytes() {
        assert_eq!(check(&"ж".repeat(20_000), ENTRY_MAX), Ok(()));
        assert_eq!(
            check(&"🙂".repeat(20_001), ENTRY_MAX),
            Err(TextFault::TooLong {
                has: 20_001,
                max: 20_000
            })
        );
        assert_eq!(check("", 5), Err(TextFault::Empty));
        assert_eq!(check(" \n\t\u{200B}\u{0}", 5), Err(TextFault::Empty));
        assert_eq!(check("\u{0}a", 5), Ok(()));
        assert_eq!(check_length("", 5), Ok(()));
    }
}
