//! Screens of safety, help and letting go leave neither address nor history.

use super::steps::walk_in;
use crate::visit::{Visit, containing, starting};

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.open("#/guide/admit/1").sees("Card 1 of ");
    unseen(visit, "the safety card", |visit| {
        visit
            .press("Hurt, or harm?")
            .finds("heading", "Hurt, or harm?");
    });
    unseen(visit, "an answer", |visit| {
        visit.press("Yes").sees("One yes labels nobody");
    });
    unseen(visit, "help", |visit| {
        visit
            .press(starting("Help"))
            .finds("heading", "Help")
            .sees("1-800-799-7233");
        visit.finds("link", containing("1-800-799-7233"));
    });
    visit.open("#/guide").finds("heading", "Guide");
    unseen(visit, "the chapter on letting go", |visit| {
        visit
            .press(starting("Know when to let go"))
            .shows_view("cards")
            .sees("Card 1 of ");
        visit
            .press("Next card")
            .sees("Card 2 of ")
            .offers_no("Share this card");
    });
    // Nor does a reload know of it.
    visit.open("#/more").finds("heading", "More");
    unseen(visit, "help from More", |visit| {
        visit.press("Help").finds("heading", "Help");
    });
    let kept = visit.stored_keys();
    let telling = kept
        .iter()
        .any(|key| key.contains("let-go") || key.contains("safety"));
    visit.expect(
        !telling,
        format!("a stored key tells what was read: {kept:?}"),
    );
}

fn unseen(visit: &mut Visit<'_>, what: &str, steps: impl FnOnce(&mut Visit<'_>)) {
    let before = visit.trail();
    steps(visit);
    let after = visit.trail();
    visit.expect(
        before == after,
        format!("{what} leaves a trace: {before} → {after}"),
    );
}
