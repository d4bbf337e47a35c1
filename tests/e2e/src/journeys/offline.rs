//! A cold start with the server stopped, below a path and at deep links too: everything is there, and
//! all of it works.
//!
//! Chromium and Firefox are ended and begin anew over the same profile. WebKit's driver works on a
//! profile in memory, so there a new window takes the place of the old one, and the browser goes on.

use super::steps::{make_promise, walk_in, write_entry};
use crate::visit::{Visit, containing, starting};

const PROMISE: &str = "I call before I leave work.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.press("Journal");
    write_entry(visit, "Written with a signal.");
    make_promise(visit, PROMISE);
    visit.is_kept_for_offline();
    visit.server_stops().closes_browser();

    visit.open("").finds("heading", "Today");
    visit.open("#/journal").offers(containing("Written with a signal."));
    write_entry(visit, "Written without one.");
    visit
        .open("#/promises/open")
        .sees(PROMISE)
        .press(starting("Kept").beside(PROMISE))
        .offers("Undo");
    visit.open("#/guide/admit/2").sees("Card 2 of ").press("Next card").sees("Card 3 of ");

    // However the app is named: all of it is one page.
    for name in ["index.html#/journal", "?from=home#/journal", "nowhere/at/all#/journal"] {
        visit.open(name).offers(containing("Written without one."));
    }

    visit.closes_browser().open("#/journal");
    visit.offers(containing("Written with a signal.")).offers(containing("Written without one."));
    visit.server_returns().reload().offers(containing("Written without one."));
}
