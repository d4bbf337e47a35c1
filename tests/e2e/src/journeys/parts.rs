//! The second part of the app does not arrive: everything else works, and it can be asked for again.

use super::steps::{make_promise, write_entry};
use crate::visit::{Visit, containing};

const ABSENT: &str = "This part of the app did not arrive. Everything else works, and what you \
                      wrote is safe.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.server_lacks("second-").open("#/journal");
    write_entry(visit, "Written with half of it.");
    make_promise(visit, "I wait for the rest.");
    visit.press("Close").press("History").sees(ABSENT);
    visit.press("Journal").offers(containing("Written with half of it."));
    visit.press("More").sees(ABSENT).offers("Try again");
    visit.press("Help").finds("heading", "Help").press("Back").sees(ABSENT);
    visit.open("#/more/about").sees(ABSENT);
    visit.press("Try again").sees(ABSENT);

    visit.server_lacks_nothing().press("Try again").finds("heading", "About");
    visit.press("More").press("Appearance").finds("heading", "Appearance");
    visit.press("Promises").press("History").offers("Delete promise");
    visit.reload().press("More").press("Appearance").finds("heading", "Appearance");
    visit.is_kept_for_offline();
}
