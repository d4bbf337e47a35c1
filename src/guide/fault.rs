//! What can be wrong with a file of cards.
//!
//! Uses nothing but `std`, because `build.rs` includes this file as well.

use std::fmt;

/// A fault, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideError {
    /// The file, as the reader was told to name it: `guide/en/1-admit.md`.
    pub file: String,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for GuideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.fault)
        } else {
            write!(f, "{}:{}: {}", self.file, self.line, self.fault)
        }
    }
}

impl std::error::Error for GuideError {}

/// A fault and its line, before the file is known.
pub(super) type Wrong = (usize, Fault);

/// What is wrong with a file of cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read.
    Unreadable(String),
    /// A Markdown file that belongs to no chapter.
    StrayFile,
    /// Something else than `---` where a block of keys should start.
    ExpectedBlock,
    /// A block of keys that is never closed.
    OpenBlock,
    /// A line of a block without `:`.
    NotAKey(String),
    /// A key that this block does not know.
    UnknownKey(String),
    /// The same key twice in one block.
    RepeatedKey(String),
    /// A key that must be there.
    MissingKey(&'static str),
    /// A key that must have a value.
    EmptyValue(&'static str),
    /// A value that is none of the allowed ones.
    BadValue {
        /// The key.
        key: &'static str,
        /// What stands there.
        value: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// The chapter in the file is not the chapter of the file's name.
    WrongChapter {
        /// The chapter of the file's name.
        expected: &'static str,
        /// The chapter in the file.
        found: String,
    },
    /// Text between the chapter's block and the first card.
    TextBeforeCards,
    /// The slug of a card is not 1 to 64 of `a-z`, `0-9` and `-`.
    BadSlug(String),
    /// Two cards of a chapter with the same slug.
    RepeatedSlug(String),
    /// A card whose text does not start with `# Title`.
    MissingTitle,
    /// A card without text.
    EmptyBody,
    /// More words than fit a card.
    TooManyWords(usize),
    /// Markdown that a card may not have.
    Forbidden(&'static str),
    /// Too few or too many cards.
    CardCount {
        /// How many there are.
        found: usize,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
    },
    /// The first card is not of kind `title`.
    FirstNotTitle,
    /// The first card does not show the way to safety.
    FirstWithoutSafety,
    /// Nothing to write or promise within two cards.
    NothingToDo(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::StrayFile => f.write_str(
                "belongs to no chapter; the files are 0-tonight.md, 1-admit.md … 6-let-go.md",
            ),
            Self::ExpectedBlock => f.write_str("a block of keys must start here, with ---"),
            Self::OpenBlock => f.write_str("this block of keys is not closed by ---"),
            Self::NotAKey(text) => write!(f, "“{text}” is not a line of the form “key: value”"),
            Self::UnknownKey(key) => write!(f, "the key “{key}” is not known here"),
            Self::RepeatedKey(key) => write!(f, "the key “{key}” stands here twice"),
            Self::MissingKey(key) => write!(f, "the key “{key}” is missing"),
            Self::EmptyValue(key) => write!(f, "the key “{key}” has no value"),
            Self::BadValue {
                key,
                value,
                allowed,
            } => {
                write!(f, "“{key}” is “{value}”; it may be {allowed}")
            }
            Self::WrongChapter { expected, found } => {
                write!(f, "the chapter is “{found}”; this file is for “{expected}”")
            }
            Self::TextBeforeCards => f.write_str("text stands before the first card"),
            Self::BadSlug(slug) => {
                write!(f, "the name “{slug}” is not 1 to 64 of a-z, 0-9 and -")
            }
            Self::RepeatedSlug(slug) => write!(f, "two cards of this chapter are named “{slug}”"),
            Self::MissingTitle => f.write_str("the text of a card starts with “# Title”"),
            Self::EmptyBody => f.write_str("the card has no text"),
            Self::TooManyWords(words) => write!(f, "the card has {words} words; 70 fit"),
            Self::Forbidden(what) => write!(f, "a card may not have {what}"),
            Self::CardCount { found, least, most } => {
                write!(
                    f,
                    "the chapter has {found} cards; it may have {least} to {most}"
                )
            }
            Self::FirstNotTitle => f.write_str("the first card must be of “kind: title”"),
            Self::FirstWithoutSafety => f.write_str("the first card must have “safety: yes”"),
            Self::NothingToDo(slug) => {
                write!(
                    f,
                    "from “{slug}”, “write” or “promise” is more than two cards away"
                )
            }
        }
    }
}
