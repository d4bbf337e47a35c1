//! Steps that several journeys take.

use crate::visit::{Visit, containing};

/// Which card the deck rests at, from 1; nothing while it moves.
const RESTS_AT: &str = "const track = document.querySelector( \
      '.deck__chapter[data-active] .deck__track'); \
    const rests = window.deckWasAt === track.scrollLeft; \
    window.deckWasAt = track.scrollLeft; \
    const middle = (box) => (box.left + box.right) / 2; \
    const here = middle(track.getBoundingClientRect()); \
    const cards = [...track.querySelectorAll('.card')]; \
    const at = rests ? 1 + cards.findIndex( \
      (card) => Math.abs(middle(card.getBoundingClientRect()) - here) < 10) : 0;";

/// Opens the app for the first time and goes past the door without saying who one is.
pub(super) fn walk_in(visit: &mut Visit<'_>) {
    visit.open("").shows_view("door").press("Just read").finds("region", "Cards");
}

/// Begins an entry: past the notice, if it is the first one.
pub(super) fn begin_entry(visit: &mut Visit<'_>) {
    visit.press("New entry");
    pass_first_notice(visit);
}

/// The notice before the first entry asks for one press; later entries open at once.
pub(super) fn pass_first_notice(visit: &mut Visit<'_>) {
    if meets_first_notice(visit) {
        visit.press("Start writing");
    }
}

/// Whether the notice before the first entry stands in the way.
pub(super) fn meets_first_notice(visit: &mut Visit<'_>) -> bool {
    let script = "return e2e.find(['button'], { how: 'is', text: 'Start writing' }) !== null || \
                  e2e.find(['textbox'], { how: 'is', text: 'Entry' }) !== null;";
    visit.holds("the notice before the first entry, or the textbox “Entry”", script);
    visit.has("button", "Start writing")
}

/// Writes an entry from the journal's list and comes back to it.
pub(super) fn write_entry(visit: &mut Visit<'_>, text: &str) {
    begin_entry(visit);
    visit.write("Entry", text).sees("Saved").press("Done").offers("New entry");
}

/// Makes a promise for tomorrow.
pub(super) fn make_promise(visit: &mut Visit<'_>, what: &str) {
    visit.open("#/promises").press("New promise");
    visit.write("What do you promise?", what).press("Tomorrow").press("Make promise");
    visit.offers("New promise").sees(what);
}

/// A day before or after today, as a date field has it, by the page's clock.
pub(super) fn day(visit: &mut Visit<'_>, days: i64) -> String {
    let script = "const it = new Date(Date.now() + arguments[0] * 864e5); \
         const two = (number) => String(number).padStart(2, '0'); \
         return `${it.getFullYear()}-${two(it.getMonth() + 1)}-${two(it.getDate())}`;";
    visit.ask_with(script, vec![days.into()]).as_str().unwrap_or_default().to_owned()
}

/// Whether the entry of this text is in the list.
pub(super) fn lists(visit: &mut Visit<'_>, text: &str) {
    visit.offers(containing(text));
}

/// Waits until the deck rests at this card, and the position, which the app writes, says so too.
pub(super) fn at_card(visit: &mut Visit<'_>, number: usize) {
    visit.sees(&format!("Card {number} of "));
    card_in_view(visit, number);
}

/// Waits until the deck rests at this card.
pub(super) fn card_in_view(visit: &mut Visit<'_>, number: usize) {
    let script = format!("{RESTS_AT} return at === {number};");
    visit.holds(&format!("the deck at card {number}"), &script);
}

/// Waits until the deck does not move, wherever it is.
pub(super) fn deck_is_still(visit: &mut Visit<'_>) {
    visit.holds("the deck to be still", &format!("{RESTS_AT} return rests;"));
}

/// Waits until the deck rests at the card that the position names.
pub(super) fn card_rests(visit: &mut Visit<'_>) {
    let says = "return at > 0 && e2e.text().includes(`Card ${at} of ${cards.length}`);";
    visit.holds("one card in view, as its text says", &format!("{RESTS_AT} {says}"));
}
