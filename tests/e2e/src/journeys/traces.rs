//! Screens of safety, help and letting go leave neither address nor history.

use super::steps::walk_in;
use crate::visit::{Visit, containing, starting};

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.open("#/guide/admit/1").sees("Card 1 of ");
    unseen(visit, "the safety card", |visit| {
        visit.press("Hurt, or harm?").finds("heading", "Hurt, or harm?");
    });
    unseen(visit, "an answer", |visit| {
        visit.press("Yes").sees("One yes labels nobody");
    });
    unseen(visit, "help", |visit| {
        visit.press(containing("Help")).finds("heading", "Help").press("United States");
        visit.finds("link", containing("1-800-799-7233"));
    });
    visit.open("#/guide").finds("heading", "Guide");
    unseen(visit, "the chapter on letting go", |visit| {
        visit.press(starting("Know when to let go")).shows_view("cards").sees("Card 1 of ");
        visit.press("Next card").sees("Card 2 of ").offers_no("Share this card");
    });
    // Nor does a reload know of it.
    visit.open("#/more").finds("heading", "More");
    unseen(visit, "help from More", |visit| {
        visit.press("Help").finds("heading", "Help");
    });
    let script = "return Object.entries({ ...localStorage, ...sessionStorage }).map(String) \
                  .filter((kept) => /let-go|safety|harm|help/i.test(kept));";
    let telling = visit.ask(script);
    let nothing = telling.as_array().is_some_and(Vec::is_empty);
    visit.expect(nothing, format!("what is stored tells what was read: {telling}"));
}

fn unseen(visit: &mut Visit<'_>, what: &str, steps: impl FnOnce(&mut Visit<'_>)) {
    let before = visit.trail();
    steps(visit);
    let after = visit.trail();
    visit.expect(before == after, format!("{what} leaves a trace: {before} → {after}"));
}
