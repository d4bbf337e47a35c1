//! The real guide: what every card and chapter must be.

use std::collections::BTreeSet;

use troth::domain::{CardId, Way};
use troth::guide::parse::{ChapterText, MOST_WORDS, file_name, read_guide};
use troth::guide::{self, Card, CardKind, Chapter};

use crate::support::source::root;

const WAYS: [Option<Way>; 4] = [None, Some(Way::Broke), Some(Way::Hurt), Some(Way::Read)];
const REACH: usize = 2;

const PATIENCE: &str = "You owe no patience to someone you fear.";

pub(crate) fn texts() -> Vec<ChapterText> {
    read_guide(&root().join("guide/en"), "guide/en").unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn there_are_enough_cards_in_every_chapter() {
    assert!(
        guide::deck().len() >= 27,
        "only {} cards",
        guide::deck().len()
    );
    for chapter in Chapter::ALL {
        assert!(
            (3..=9).contains(&guide::cards(chapter).len()),
            "{chapter:?}"
        );
    }
}

#[test]
fn the_table_in_the_app_is_what_the_files_say() {
    let texts = texts();
    let written: Vec<_> = texts
        .iter()
        .flat_map(|chapter| {
            chapter.cards.iter().map(|card| {
                let name = format!("{}/{}", chapter.chapter.slug(), card.slug);
                (
                    name,
                    card.title.clone(),
                    card.write.clone(),
                    card.promise.clone(),
                )
            })
        })
        .collect();
    let built: Vec<_> = guide::deck()
        .iter()
        .map(|card| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let name = card.id().to_string();
            (
                name,
                card.title.to_owned(),
                owned(card.write),
                owned(card.promise),
            )
        })
        .collect();
    assert_eq!(written, built);
    for (text, chapter) in texts.iter().zip(Chapter::ALL) {
        assert_eq!(
            (text.title.as_str(), text.summary.as_str()),
            (chapter.title(), chapter.summary())
        );
    }
}

#[test]
fn names_are_well_formed_and_used_once() {
    let mut names = BTreeSet::new();
    for card in guide::deck() {
        let id = card.id();
        assert_eq!(
            CardId::new(card.chapter.slug(), card.slug).as_ref(),
            Some(&id)
        );
        assert!(names.insert(id), "{} is there twice", card.slug);
    }
}

#[test]
fn no_card_is_longer_than_seventy_words() {
    for card in texts().iter().flat_map(|chapter| &chapter.cards) {
        // Counted otherwise than the parser does, and never less.
        let words = card
            .body
            .split(|c: char| c.is_whitespace() || c == '–' || c == '—');
        let words = words
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        assert!(
            (1..=MOST_WORDS).contains(&words),
            "{} has {words} words",
            card.slug
        );
    }
    assert_eq!(MOST_WORDS, 70);
}

#[test]
fn every_chapter_opens_with_the_way_to_safety() {
    for chapter in Chapter::ALL {
        let first = &guide::cards(chapter)[0];
        assert!(first.safety, "{}", first.id());
        assert_eq!(first.kind, CardKind::Title, "{}", first.id());
    }
}

fn has_action(card: &Card) -> bool {
    card.write.is_some() || card.promise.is_some()
}

/// How many swipes on from each card something to do comes; more than the deck if none does.
fn swipes(start: &'static Card, way: Option<Way>) -> usize {
    let mut card = Some(start);
    let mut swipes = 0;
    while let Some(current) = card {
        if has_action(current) {
            return swipes;
        }
        swipes += 1;
        card = guide::after(current, way);
    }
    usize::MAX
}

#[test]
fn something_to_do_is_never_more_than_two_swipes_away() {
    for way in WAYS {
        for card in guide::deck() {
            let mut reach = swipes(card, way);
            // From the last cards of the deck, the swipe goes back.
            let mut back = Some(card);
            for step in 0..=REACH {
                if back.is_some_and(has_action) {
                    reach = reach.min(step);
                }
                back = back.and_then(|card| guide::before(card, way));
            }
            assert!(
                reach <= REACH,
                "{} is {reach} swipes away, {way:?}",
                card.id()
            );
        }
    }
}

#[test]
fn every_way_begins_tonight_and_lets_go_last() {
    for way in WAYS {
        let order = guide::order(way);
        assert_eq!((order[0], order[6]), (Chapter::Tonight, Chapter::LetGo));
        let all: BTreeSet<usize> = order.iter().map(|chapter| chapter.index()).collect();
        assert_eq!(all.len(), 7, "{way:?}");
    }
    assert_ne!(
        guide::order(Some(Way::Hurt)),
        guide::order(Some(Way::Broke))
    );
}

#[test]
fn chance_never_draws_letting_go() {
    for way in WAYS {
        for seed in (0..2_000).chain([u64::MAX, u64::MAX / 2]) {
            let card = guide::random(way, seed);
            assert!(card.chapter.leaves_trace(), "{} for {seed}", card.id());
        }
    }
}

#[test]
fn every_card_on_patience_names_its_limit() {
    let path = root().join("guide/en").join(file_name(Chapter::Patience));
    let file = std::fs::read_to_string(path).unwrap();
    let cards = guide::cards(Chapter::Patience).len();
    assert_eq!(file.matches(PATIENCE).count(), cards);
    for card in &texts()[Chapter::Patience.index()].cards {
        assert!(card.body.contains(PATIENCE), "{}", card.slug);
    }
}
