//! One card.

use super::{Audience, CardKind, Chapter};
use crate::domain::CardId;

/// A card of the deck, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The chapter it belongs to.
    pub chapter: Chapter,
    /// Its place in the chapter, from 1. It changes when cards are added; the slug does not.
    pub number: usize,
    /// Its name within the chapter, stable for ever.
    pub slug: &'static str,
    /// What it is for.
    pub kind: CardKind,
    /// Whom its "you" addresses.
    pub audience: Audience,
    /// Its heading.
    pub title: &'static str,
    /// The prompt behind "Write about it", if it offers that.
    pub write: Option<&'static str>,
    /// The suggestion behind "Make a promise", if it offers that; empty for no suggestion.
    pub promise: Option<&'static str>,
    /// Whether it shows the way to "Hurt, or harm?".
    pub safety: bool,
}

impl Card {
    /// The card's stable name.
    #[must_use]
    pub fn id(&self) -> CardId {
        CardId::of_slugs(self.chapter.slug(), self.slug)
    }
}
