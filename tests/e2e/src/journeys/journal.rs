//! The journal: an entry saves itself, is found again, changed, deleted and brought back.

use super::steps::{begin_entry, lists, write_entry};
use crate::visit::{Visit, containing};

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal").finds("heading", "Journal");
    write_entry(visit, "The sea was grey.");
    lists(visit, "The sea was grey.");
    write_entry(visit, "We talked until midnight.");
    visit.reload();
    lists(visit, "The sea was grey.");
    lists(visit, "We talked until midnight.");

    changes_an_entry(visit);
    searches(visit);
    deletes_and_brings_back(visit);
    leaves_nothing_when_empty(visit);
}

fn changes_an_entry(visit: &mut Visit<'_>) {
    visit.press(containing("The sea")).reads("Entry", "The sea was grey.");
    visit.write("Entry", " Then it cleared.").sees("Saved");
    visit.press_at(".entry-editor__when summary");
    visit.set("Date", "2025-11-03").set("Time", "07:05").sees("Saved").press("Done");
    visit.finds("heading", containing("November 2025")).finds("heading", containing("3"));
    lists(visit, "The sea was grey. Then it cleared.");
    visit.reload().finds("heading", containing("November 2025"));
    visit.press(containing("The sea")).press_at(".entry-editor__when summary");
    visit.reads("Date", "2025-11-03").reads("Time", "07:05").press("Done");
}

fn searches(visit: &mut Visit<'_>) {
    visit.write("Search journal", "CLEARED").offers_no(containing("midnight"));
    lists(visit, "Then it cleared.");
    let marked = "return [...document.querySelectorAll('mark')].some((mark) => \
                  e2e.isShown(mark) && mark.textContent.toLowerCase() === 'cleared');";
    visit.holds("the match to be marked", marked);
    visit.paste("Search journal", "not a word of it").offers_no(containing("The sea"));
    visit.paste("Search journal", "").offers(containing("midnight"));
}

fn deletes_and_brings_back(visit: &mut Visit<'_>) {
    visit.press(containing("midnight")).press("Delete entry");
    visit.finds("button", "Undo").offers_no(containing("midnight"));
    visit.press("Undo").offers(containing("midnight"));
    visit.press(containing("midnight")).press("Delete entry").finds("button", "Undo");
    visit.reload().offers(containing("The sea")).offers_no(containing("midnight"));
}

fn leaves_nothing_when_empty(visit: &mut Visit<'_>) {
    let before = visit.stored("entry");
    begin_entry(visit);
    visit.has_focus("textbox", "Entry").press("Done").offers("New entry");
    begin_entry(visit);
    visit.write("Entry", "x").sees("Saved").paste("Entry", "").press("Done").offers("New entry");
    let after = visit.stored("entry");
    visit.expect(before == after, format!("{before} entries before, {after} after an empty one"));
}
