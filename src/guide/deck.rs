//! The deck, and ways through it.

use super::{Audience, Card, CardKind, Chapter};
use crate::domain::{CardId, Way};

/// A chapter's words, and where its cards are in the deck.
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    start: usize,
    end: usize,
}

include!(concat!(env!("OUT_DIR"), "/deck.rs"));

pub(super) fn part(chapter: Chapter) -> &'static Part {
    &CHAPTERS[chapter.index()]
}

/// Every card, in the order of the guide.
#[must_use]
pub fn deck() -> &'static [Card] {
    DECK
}

/// The cards of a chapter.
#[must_use]
pub fn cards(chapter: Chapter) -> &'static [Card] {
    let part = part(chapter);
    &DECK[part.start..part.end]
}

/// The card with that number, counted from 1.
#[must_use]
pub fn card(chapter: Chapter, number: usize) -> Option<&'static Card> {
    cards(chapter).get(number.checked_sub(1)?)
}

/// The card of that name.
#[must_use]
pub fn find(id: &CardId) -> Option<&'static Card> {
    let (chapter, slug) = id.as_str().split_once('/')?;
    cards(Chapter::from_slug(chapter)?)
        .iter()
        .find(|card| card.slug == slug)
}

/// The chapters in the order that fits the door's answer.
///
/// *Tonight* is always first and *Know when to let go* always last. Whoever was hurt starts with
/// being understood and with their own pace, before what the other person has to own.
#[must_use]
pub fn order(way: Option<Way>) -> [Chapter; 7] {
    match way {
        Some(Way::Hurt) => [
            Chapter::Tonight,
            Chapter::Understand,
            Chapter::Patience,
            Chapter::Admit,
            Chapter::Reassure,
            Chapter::Counselling,
            Chapter::LetGo,
        ],
        Some(Way::Broke | Way::Read) | None => Chapter::ALL,
    }
}

/// The card after this one: the next of its chapter, or the first of the next chapter.
#[must_use]
pub fn after(current: &Card, way: Option<Way>) -> Option<&'static Card> {
    if let Some(next) = card(current.chapter, current.number + 1) {
        return Some(next);
    }
    let order = order(way);
    let at = order
        .iter()
        .position(|chapter| *chapter == current.chapter)?;
    card(*order.get(at + 1)?, 1)
}

/// The card before this one: the one before in its chapter, or the last of the chapter before.
#[must_use]
pub fn before(current: &Card, way: Option<Way>) -> Option<&'static Card> {
    if current.number > 1 {
        return card(current.chapter, current.number - 1);
    }
    let order = order(way);
    let at = order
        .iter()
        .position(|chapter| *chapter == current.chapter)?;
    cards(*order.get(at.checked_sub(1)?)?).last()
}

/// A card drawn by `seed`, out of those that speak to the reader.
///
/// Never a title card, and never one of a chapter that leaves no trace.
#[must_use]
pub fn random(way: Option<Way>, seed: u64) -> &'static Card {
    let fits = |card: &&Card| {
        card.chapter.leaves_trace()
            && card.kind != CardKind::Title
            && !matches!(
                (way, card.audience),
                (Some(Way::Broke), Audience::Hurt) | (Some(Way::Hurt), Audience::Broke)
            )
    };
    let count = DECK.iter().filter(fits).count().max(1) as u64;
    let drawn = usize::try_from(spread(seed) % count).unwrap_or(0);
    DECK.iter().filter(fits).nth(drawn).unwrap_or(&DECK[0])
}

/// Spreads neighbouring seeds far apart (the finaliser of `SplitMix64`).
const fn spread(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAYS: [Option<Way>; 4] = [None, Some(Way::Broke), Some(Way::Hurt), Some(Way::Read)];

    #[test]
    fn every_card_is_found_by_its_name_and_its_number() {
        for card in deck() {
            assert_eq!(find(&card.id()), Some(card));
            assert_eq!(super::card(card.chapter, card.number), Some(card));
        }
        assert_eq!(super::card(Chapter::Admit, 0), None);
        assert_eq!(super::card(Chapter::Admit, 99), None);
    }

    #[test]
    fn chapters_know_their_slugs_and_words() {
        for chapter in Chapter::ALL {
            assert_eq!(Chapter::from_slug(chapter.slug()), Some(chapter));
            assert!(!chapter.title().is_empty() && !chapter.summary().is_empty());
        }
        assert_eq!(Chapter::from_slug("nowhere"), None);
    }

    #[test]
    fn every_way_leads_through_every_card_once() {
        for way in WAYS {
            let order = order(way);
            assert_eq!((order[0], order[6]), (Chapter::Tonight, Chapter::LetGo));
            let mut seen = vec![&cards(Chapter::Tonight)[0]];
            while let Some(next) = after(seen[seen.len() - 1], way) {
                assert!(!seen.contains(&next), "{} comes twice", next.id());
                assert_eq!(before(next, way), seen.last().copied());
                seen.push(next);
            }
            assert_eq!(seen.len(), deck().len(), "{way:?}");
        }
    }

    #[test]
    fn a_random_card_leaves_no_trace_and_speaks_to_the_reader() {
        for way in WAYS {
            let mut drawn = std::collections::HashSet::new();
            for seed in 0..500 {
                let card = random(way, seed);
                assert!(card.chapter.leaves_trace() && card.kind != CardKind::Title);
                assert!(way != Some(Way::Broke) || card.audience != Audience::Hurt);
                assert!(way != Some(Way::Hurt) || card.audience != Audience::Broke);
                drawn.insert(card.id());
            }
            assert!(drawn.len() > 5, "{way:?} draws only {}", drawn.len());
        }
    }
}
