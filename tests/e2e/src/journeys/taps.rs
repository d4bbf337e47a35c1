//! How far it is from the door to the first thing done.

use super::steps::pass_first_notice;
use crate::visit::Visit;

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("").shows_view("door").count_taps();
    visit.press("I broke trust").finds("region", "Cards").press("Journal").press("New entry");
    pass_first_notice(visit);
    visit.write("Entry", "I lied about the money.").sees("Saved");
    within(visit, 4, "a saved sentence");

    visit.starts_afresh().open("").shows_view("door").count_taps();
    visit.press("I broke trust").finds("region", "Cards").press("Promises").press("New promise");
    visit.write("What do you promise?", "I answer when you ask.").press("Tomorrow");
    visit.press("Make promise").offers("New promise").sees("I answer when you ask.");
    within(visit, 5, "a made promise");
}

fn within(visit: &mut Visit<'_>, most: usize, what: &str) {
    let taps = visit.taps();
    visit.expect(taps <= most, format!("{taps} taps from the door to {what}, {most} at most"));
}
