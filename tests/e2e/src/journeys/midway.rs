//! Leaving while something is on its way to the device: the words are there afterwards, and the
//! mirror goes on taking what is written.
//!
//! WebKit never ends a transaction whose page was left, and then begins no other on any page until
//! the browser is closed: the app must not leave one behind.

use super::steps::begin_entry;
use crate::visit::{Visit, containing};

const TIMES: usize = 4;

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    for time in 1..=TIMES {
        let typed = format!("Left in the middle of it, number {time}.");
        begin_entry(visit);
        // Not a moment for the pause after which it is saved.
        visit.paste("Entry", &typed).open("#/journal").offers(containing(&typed)).is_mirrored();

        visit.press(containing(&typed)).press("Delete entry").open("#/journal");
        visit.offers("New entry").offers_no(containing(&typed)).is_mirrored();
    }
}
