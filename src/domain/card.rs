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

    /// Joins two texts that are known to be slugs. Total: were they none after all, what no slug
    /// has in it becomes `-`.
    #[must_use]
    pub fn of_slugs(chapter: &str, slug: &str) -> Self {
        Self(format!("{}/{}", to_slug(chapter), to_slug(slug)))
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

const LONGEST: usize = 64;

fn is_slug(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.chars().all(fits)
}

fn to_slug(text: &str) -> String {
    let slug: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    if slug.is_empty() { "-".into() } else { slug }
}

const fn fits(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '-')
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

    #[test]
    fn joining_slugs_always_makes_a_name() {
        let long = "a".repeat(100);
        for (chapter, slug, expected) in [
            ("admit", "own-it", "admit/own-it"),
            ("Admit", "own it", "-dmit/own-it"),
            ("", "é/x", "-/--x"),
        ] {
            assert_eq!(CardId::of_slugs(chapter, slug).as_str(), expected);
        }
        for slug in ["own-it", "", "é/x", long.as_str()] {
            let id = CardId::of_slugs("admit", slug);
            assert_eq!(CardId::parse(id.as_str()), Some(id));
        }
    }
}
