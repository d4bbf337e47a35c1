//! The whole main path with the Tab and Enter keys alone.

use thirtyfour::Key;

use super::steps::meets_first_notice;
use crate::visit::{Name, Visit, starting};

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("").shows_view("door");
    enter(visit, "link", "I was hurt");
    visit.finds("region", "Cards").sees("Card 1 of ");
    enter(visit, "button", "Next card");
    visit.sees("Card 2 of ");
    enter(visit, "button", "Favourite");
    visit.is("button", "Favourite", "aria-pressed", "true");

    enter(visit, "link", "Journal");
    enter(visit, "button", "New entry");
    if meets_first_notice(visit) {
        enter(visit, "button", "Start writing");
    }
    visit.has_focus("textbox", "Entry").keys("By keys alone.").sees("Saved");
    enter(visit, "button", "Done");
    visit.sees("By keys alone.");

    enter(visit, "link", "Promises");
    enter(visit, "button", "New promise");
    // Who was hurt is first asked for a promise made to them; one's own is one choice away.
    visit.has_focus("textbox", "What did they promise?").keys("Ring when late.");
    enter(visit, "button", "Tomorrow");
    enter(visit, "button", "Make promise");
    visit.sees("Ring when late.");
    enter(visit, "button", starting("Kept"));
    visit.finds("button", "Undo");
    enter(visit, "button", "Undo");
    visit.sees("Ring when late.");
    skips_to_what_matters(visit);
}

/// The first stop of the Tab key leads past the bars.
fn skips_to_what_matters(visit: &mut Visit<'_>) {
    visit.open("#/journal").finds("heading", "Journal").key(Key::Tab);
    visit.holds(
        "the skip link under the focus",
        "return document.activeElement.classList.contains('skip-link');",
    );
    visit.key(Key::Enter);
    visit.holds("the focus in main", "return document.activeElement.id === 'main';");
}

fn enter(visit: &mut Visit<'_>, role: &str, name: impl Into<Name>) {
    visit.tab_to(role, name).key(Key::Enter);
}
