//! A person whose browser lets no site store anything: the app works, and says what is lost.

use super::steps::begin_entry;
use crate::visit::{Visit, containing};

const BANNER: &str = "const banner = document.querySelector('.banner'); \
    return banner !== null && e2e.isShown(banner) && e2e.textIn(banner).length > 20;";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.blocks_storage().open("").shows_view("door").press("Just read");
    visit.sees("Card 1 of ").press("Next card").sees("Card 2 of ");
    visit.press("Journal").finds("heading", "Journal").holds("a line that says so", BANNER);
    begin_entry(visit);
    visit.write("Entry", "Only for now.");
    visit.sees("Kept only until you close this page");
    let claims = visit.shows("Saved");
    visit.expect(!claims, "“Saved” is shown though nothing can be stored");
    visit.press("Done").offers(containing("Only for now."));
    visit.press("Promises").finds("heading", "Promises").holds("a line that says so", BANNER);
    visit.press("New promise").write("What do you promise?", "I answer.").press("Tomorrow");
    visit.press("Make promise").sees("I answer.");
    visit.press("Journal").offers(containing("Only for now."));
}
