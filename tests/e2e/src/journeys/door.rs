//! The door: four ways in, of which three are remembered.

use super::steps::write_entry;
use crate::visit::Visit;

const REMEMBERED: [&str; 3] = ["I broke trust", "I was hurt", "Just read"];
const AFRAID: &str = "I'm afraid, or not sure";

pub(super) fn journey(visit: &mut Visit<'_>) {
    for way in REMEMBERED {
        visit.starts_afresh().open("").shows_view("door").finds("button", "Leave quickly");
        visit.press(way).stands_at("#/guide/tonight/1").finds("region", "Cards");
        visit.sees("Card 1 of").press("Next card").sees("Card 2 of");
        // Nothing is written yet: the next visit opens on the card where this one stopped.
        visit.open("").sees("Card 2 of").shows_view("cards");
    }
    visit.press("Journal");
    write_entry(visit, "Something is written now.");
    visit.open("").finds("heading", "Today");
    nothing_is_remembered_of_fear(visit);
}

fn nothing_is_remembered_of_fear(visit: &mut Visit<'_>) {
    visit.starts_afresh().open("");
    let trail = visit.trail();
    visit.press(AFRAID).finds("heading", "Hurt, or harm?");
    let after = visit.trail();
    visit.expect(trail == after, format!("the address or history tells: {trail} → {after}"));
    let kept = visit.stored_keys();
    let telling = kept.iter().any(|key| !key.starts_with("troth/1/device/"));
    visit.expect(!telling, format!("nothing should be stored of the way in: {kept:?}"));
    visit.open("").shows_view("door").finds("link", AFRAID);
}
