//! The guide's buttons and what stands beside the deck.

/// The button to the card before.
pub const PREVIOUS: &str = "Previous card";
/// The button to the next card.
pub const NEXT: &str = "Next card";
/// The button that keeps a card.
pub const FAVOURITE: &str = "Favourite";
/// The button that shows any card.
pub const RANDOM: &str = "Random card";
/// The button that sends a card.
pub const SHARE: &str = "Share this card";
/// The heading over the cards that were kept.
pub const FAVOURITES: &str = "Favourites";
/// Where no card was kept yet.
pub const NO_FAVOURITES: &str =
    "A card you want to find again: press Favourite on it, and it is listed here.";
/// The link from a card back to the chapters.
pub const ALL_CHAPTERS: &str = "All chapters";

/// Where one is in the chapter.
#[must_use]
pub fn position(number: usize, count: usize) -> String {
    format!("Card {number} of {count}")
}
