//! Accessibility of every screen, light and dark, by axe-core.

use super::steps::{begin_entry, make_promise, walk_in, write_entry};
use crate::store;
use crate::visit::{Visit, containing, starting};

/// Nothing fades from now on: half-faded colours have too little contrast, and mean nothing.
const IN_LIGHT: &str = "const still = new CSSStyleSheet(); \
    still.replaceSync('*, *::before, *::after { \
      animation: none !important; transition: none !important }'); \
    document.adoptedStyleSheets = [still]; \
    document.documentElement.dataset.theme = arguments[0];";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("").shows_view("door");
    in_both_lights(visit, "the door");
    visit.press("I'm afraid, or not sure").finds("heading", "Hurt, or harm?");
    in_both_lights(visit, "Hurt, or harm?");
    visit.press("Yes").sees("One yes labels nobody");
    in_both_lights(visit, "Hurt, or harm? after a yes");
    walk_in(visit);
    empty_screens(visit);
    filled_screens(visit);
    backup_screens(visit);
    private_screens(visit);
}

fn empty_screens(visit: &mut Visit<'_>) {
    for screen in ["#/today", "#/guide", "#/promises", "#/journal", "#/promises/new", "#/more"] {
        look_at(visit, screen);
    }
    visit.open("#/promises/new").press("Make promise");
    visit.is("textbox", "What do you promise?", "aria-invalid", "true");
    in_both_lights(visit, "a refused promise");
    visit.open("#/journal").press("New entry").offers("Start writing");
    in_both_lights(visit, "the first entry");
}

fn filled_screens(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, "The sea was grey.");
    begin_entry(visit);
    visit.write("Entry", "A second one.").sees("Saved");
    in_both_lights(visit, "an entry");
    visit.press("Done").write("Search journal", "sea");
    in_both_lights(visit, "a search");
    make_promise(visit, "I call before I leave work.");
    make_promise(visit, "I am home by eight.");
    visit.press(starting("Kept").beside("I am home by eight.")).offers("Undo");
    in_both_lights(visit, "a kept promise with its notice");
    visit.press(starting("Change time")).finds("date", "Due date");
    in_both_lights(visit, "changing a time");
    for screen in [
        "#/today",
        "#/guide/admit/1",
        "#/guide/understand/3",
        "#/promises",
        "#/promises/closed",
        "#/journal",
        "#/more/backup",
        "#/more/backup/restore",
        "#/more/backup/snapshots",
        "#/more/backup/move",
        "#/more/erase",
        "#/more/share",
        "#/more/install",
        "#/more/appearance",
        "#/more/about",
        "#/nowhere",
    ] {
        look_at(visit, screen);
    }
}

fn backup_screens(visit: &mut Visit<'_>) {
    visit.open("#/journal").press(containing("A second one.")).press("Delete entry");
    visit.open("#/more/backup/bin").sees("A second one.");
    in_both_lights(visit, "the bin");
    let Ok(backup) = store::planned(4, 2, 80, 6) else { return };
    let file = visit.file("axe.json", &backup.file());
    visit.open("#/more/backup/restore").chooses("Restore a backup", &file);
    visit.sees("What would change");
    in_both_lights(visit, "what a backup would change");
    visit.press("Restore").sees("Everything is saved.");
    in_both_lights(visit, "what was restored");
}

fn private_screens(visit: &mut Visit<'_>) {
    // Until the list is here, another link of this name stands in its place.
    visit.open("#/more").finds("heading", "More").press("Help").finds("heading", "Help");
    in_both_lights(visit, "help");
    visit.open("#/guide").press(starting("Know when to let go")).sees("Card 1 of ");
    in_both_lights(visit, "letting go");
    // By script: where it leads is out of reach here, and a driver takes that for a failed press.
    visit.stays_on_this_machine().press_at("#leave").is_gone().load("").shows_view("cover");
    in_both_lights(visit, "the cover");
}

fn look_at(visit: &mut Visit<'_>, screen: &str) {
    visit.open(screen);
    in_both_lights(visit, screen);
}

fn in_both_lights(visit: &mut Visit<'_>, screen: &str) {
    for light in ["light", "dark"] {
        visit.ask_with(IN_LIGHT, vec![light.into()]);
        visit
            .holds("every motion to end", "return e2e.isStill();")
            .axe(&format!("{screen}, {light}"));
    }
}
