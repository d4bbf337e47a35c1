//! The bin: what was deleted comes back from it, or goes for good.

use super::steps::{make_promise, write_entry};
use crate::visit::{Name, Visit, containing};

const KEPT: &str = "This stays.";
const ENTRY: &str = "The sea was grey.";
const PROMISE: &str = "I am home by eight.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, KEPT);
    write_entry(visit, ENTRY);
    visit.press(containing(ENTRY)).press("Delete entry").sees("Saved");
    make_promise(visit, PROMISE);
    visit.press("Close").press("History").press("Delete promise").sees("Saved");

    visit.open("#/more/backup").press("Bin").finds("heading", "Bin");
    visit.sees(ENTRY).sees(PROMISE).sees("Goes for good in 30 days");
    visit.press(Name::from("Restore").beside(ENTRY)).sees("The entry is back.");
    visit.press(Name::from("Restore").beside(PROMISE)).sees("The promise is back.");
    visit.sees("Nothing is in the bin").reload();
    visit.open("#/promises/open").sees(PROMISE);
    visit.open("#/journal").press(containing(ENTRY)).press("Delete entry").sees("Saved");

    visit.open("#/more/backup/bin").press(Name::from("Delete for good").beside(ENTRY));
    visit.press("Yes, delete it for good").sees("Deleted for good.").sees("Nothing is in the bin");
    visit.is_nowhere(ENTRY);
    visit.reload().sees("Nothing is in the bin").is_nowhere(ENTRY).is_mirrored();
    visit.open("#/journal").offers(containing(KEPT)).offers_no(containing(ENTRY));
}
