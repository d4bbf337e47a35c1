//! The words of the real guide: what no card says, and what prompts and suggestions are.

use troth::guide;

use crate::deck::texts;

/// What no card says: verdicts, promises of an outcome, a guess at who a partner is.
const FORBIDDEN: [&str; 29] = [
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "himself",
    "herself",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "deserve",
    "deserves",
    "deserved",
    "heal",
    "heals",
    "healed",
    "healing",
    "proven",
    "scientific",
    "scientifically",
    "guarantee",
    "guaranteed",
    "toxic",
    "narcissist",
    "narcissistic",
    "affair",
    "cheater",
];

/// The forbidden words of a text.
fn forbidden(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .map(str::to_lowercase)
        .filter(|word| {
            let stem = word.split(['\'', '’']).next().unwrap_or_default();
            FORBIDDEN.contains(&stem)
        })
        .collect()
}

#[test]
fn no_card_says_a_forbidden_word() {
    assert_eq!(forbidden("If she’s ready, it heals."), ["she’s", "heals"]);
    assert_eq!(forbidden("The other person, there, helps."), [""; 0]);
    for chapter in texts() {
        assert_eq!(
            forbidden(&chapter.summary),
            [""; 0],
            "{:?}",
            chapter.chapter
        );
        for card in chapter.cards {
            let words = [Some(card.title), Some(card.body), card.write, card.promise];
            for text in words.into_iter().flatten() {
                assert_eq!(forbidden(&text), [""; 0], "{}: {text}", card.slug);
            }
        }
    }
}

#[test]
fn every_prompt_asks_and_every_suggestion_is_a_sentence() {
    for card in guide::deck() {
        if let Some(prompt) = card.write {
            assert!(prompt.ends_with(['?', '.', '…']), "{}: {prompt}", card.id());
        }
        if let Some(promise) = card.promise {
            let sentence = promise.starts_with(char::is_uppercase) && promise.ends_with('.');
            let whole = promise.is_empty() || sentence;
            assert!(whole, "{}: {promise}", card.id());
        }
    }
}
