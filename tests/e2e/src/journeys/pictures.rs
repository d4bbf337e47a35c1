//! The pictures of the README: a phone, light and dark. And those that browsers show before they
//! install: small ones, of the manifest.

use std::path::Path;

use super::steps::{day, make_promise, walk_in, write_entry};
use crate::visit::{Visit, starting};

/// A screen, and the file that shows it.
const SCREENS: [(&str, &str); 4] = [
    ("#/today", "today"),
    ("#/guide/admit/2", "card"),
    ("#/journal", "journal"),
    ("#/promises/open", "promises"),
];

const QUIET: &str = "document.activeElement?.blur(); \
    return document.getElementById('notices').textContent.trim() === '' && e2e.isStill();";

/// Fills the app with a little life and takes each picture into the project's folders.
pub(crate) fn pictures(visit: &mut Visit<'_>, project: &Path) {
    let (folder, assets) = (project.join("docs/screenshots"), project.join("assets"));
    walk_in(visit);
    visit.press("Journal");
    write_entry(visit, "I told them about the letters. It was quiet for a long time after.");
    write_entry(visit, "Home by eight, as I said. We ate late and talked about the garden.");
    for what in ["I call before I leave work.", "I answer what you ask.", "I am home by eight."] {
        make_promise(visit, what);
    }
    visit.press(starting("Kept").beside("I am home by eight.")).offers("Undo");
    let later = day(visit, 2);
    visit.open("#/promises/open").press(starting("Change time").beside("I answer what you ask."));
    visit
        .set("Due date", &later)
        .set("Due time", "20:00")
        .press("Save time")
        .sees("Due time changed");
    for look in ["Light", "Dark"] {
        visit.open("#/more/appearance").press(look);
        for (screen, name) in SCREENS {
            let file = folder.join(format!("{name}-{}.png", look.to_lowercase()));
            visit.open(screen).holds("everything to be still", QUIET).picture(&file);
        }
    }
    visit.open("#/more/appearance").press("Light");
    let small = |visit: &mut Visit<'_>, name: &str| {
        let file = assets.join(format!("screenshot-{name}.webp"));
        visit.holds("everything to be still", QUIET).small_picture(&file);
    };
    small(visit.open("#/promises/open"), "promises");
    small(visit.open("#/guide/admit/2"), "card");
    // Emulation of the phone begins anew with every page.
    small(visit.has_a_wide_window(), "wide");
}
