//! Two tabs: what one writes the other shows; when one erases everything, nothing comes back.

use super::steps::{make_promise, walk_in, write_entry};
use crate::visit::{Visit, containing, starting};

const FIRST: &str = "Written in the first tab.";
const SECOND: &str = "Written in the second tab.";
const PROMISE: &str = "I answer what you ask.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.press("Journal");
    write_entry(visit, FIRST);
    visit.opens_tab("#/journal").offers(containing(FIRST));
    write_entry(visit, SECOND);
    visit.turns_to_other_tab().offers(containing(SECOND));

    visit.press("Promises").finds("heading", "Promises");
    visit.turns_to_other_tab();
    make_promise(visit, PROMISE);
    visit.turns_to_other_tab().press(starting("Open ")).sees(PROMISE);
    visit.press(starting("Kept").beside(PROMISE)).sees("Saved");
    visit.turns_to_other_tab().offers_no(starting("Kept").beside(PROMISE));
    visit.is_mirrored();
    one_erases(visit);
}

/// The other tab stands aside, loads anew, and knows nothing any more.
fn one_erases(visit: &mut Visit<'_>) {
    visit.turns_to_other_tab().open("#/more/erase").write("Type the word erase", "erase");
    visit.press("Erase everything").sees("Nothing is left");
    visit.turns_to_other_tab().is_alive().is_nowhere(FIRST).is_nowhere(PROMISE);
    visit.open("").shows_view("door");
}
