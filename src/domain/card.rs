//! The name of a card of guidance.

use std::fmt;

/// Names a card: `chapter/slug`, both of `a-z`, `0-9` and `-`. Stable for ever, unlike its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(String);

impl CardId {
    /// Joins a chapter's slug and a card's; nothing if either has another character or is empty.
    #[must_use]
    pub fn new(chapter: &str, slug: &str) -> Option<Self> {
        (is_slug(chapter) && is_slug(slug)).then(|| Self(format!("{chapter}/{slug}")))
    }

    /// Reads `chapter/slug`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (chapter, slug) = text.split_once('/')?;
        Self::new(chapter, slug)
    }

    /// `chapter/slug`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_slugs() {
        assert_eq!(
            CardId::parse("admit/own-it").map(|id| id.to_string()),
            Some("admit/own-it".into())
        );
        for text in [
            "",
            "admit",
            "admit/",
            "/x",
            "Admit/x",
            "admit/own it",
            "a/b/c",
            "admit/<b>",
        ] {
            assert_eq!(CardId::parse(text), None, "{text}");
        }
    }
}
