//! No room left: nothing older changes, what is typed survives a reload all the same, and deleting makes room.

use super::steps::{begin_entry, write_entry};
use crate::visit::{Name, Visit, containing};

const GONE: &str = "Nobody needs this any more.";
const BEFORE: &str = "Written while there was room.";
const ENTRY: &str = "Written when there was none.";
const PROMISE: &str = "I say so when I am late.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, GONE);
    write_entry(visit, BEFORE);
    visit.is_mirrored().has_no_room();

    visit.press(containing(GONE)).press("Delete entry").sees("Entry deleted.").sees("Saved");
    visit.reload().offers(containing(BEFORE)).offers_no(containing(GONE));
    visit.open("#/more/backup/bin").press(Name::from("Delete for good").beside(GONE));
    visit.press("Yes, delete it for good").sees("Deleted for good.").is_nowhere(GONE);
    visit.reload().sees("Nothing is in the bin").has_no_room();

    visit.open("#/promises/new").write("What do you promise?", PROMISE).mirror_has(PROMISE);
    visit.reload().reads("What do you promise?", PROMISE);
    visit.open("#/promises/new").reads("What do you promise?", PROMISE);

    visit.open("#/journal").offers(containing(BEFORE));
    begin_entry(visit);
    visit.write("Entry", ENTRY).sees("Not saved").mirror_has(ENTRY);
    visit.open("#/journal").offers(containing(BEFORE)).press("Open it").reads("Entry", ENTRY);

    // There is room again: the words become what they were meant for.
    visit.ask("localStorage.removeItem('filler');");
    visit.write("Entry", " And then there was.").sees("Saved").press("Done");
    visit.reload().offers(containing("And then there was.")).offers_no("Open it");
    visit.open("#/promises/new").reads("What do you promise?", PROMISE).press("No date");
    visit.press("Make promise").sees("Saved").sees(PROMISE).is_mirrored();
}
