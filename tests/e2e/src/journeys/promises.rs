//! Promises: made, kept, not kept, moved, taken back; and what is refused.

use super::steps::{day, make_promise};
use crate::visit::{Name, Visit, starting};

const CALL: &str = "I call before I leave work.";
const TELL: &str = "I tell you before you find out.";
const HOME: &str = "I am home by eight.";
const THEIRS: &str = "Ring when the train is late.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    for what in [CALL, TELL, HOME] {
        make_promise(visit, what);
    }
    marks(visit);
    moves_before_it_is_due(visit);
    deletes_and_brings_back(visit);
    takes_one_made_to_me(visit);
}

fn marks(visit: &mut Visit<'_>) {
    visit.press(starting("Kept").beside(CALL)).finds("button", "Undo");
    visit.write(starting("Note").beside(CALL), "From the car.").press("Save note");
    visit.sees("Note added.");
    visit.open("#/promises/open").sees(TELL).sees_no(CALL);
    visit.press(starting("Not kept").beside(TELL)).finds("button", "Undo");
    visit.open("#/promises/closed").sees(CALL).sees(TELL).sees("Kept").sees("Not kept");
    visit.reload().sees(CALL).sees(TELL);
    visit.open("#/promises").finds("region", "So far");
    for words in ["1 kept", "1 not kept", "not marked"] {
        visit.part_says("region", "So far", words);
    }
}

fn moves_before_it_is_due(visit: &mut Visit<'_>) {
    let later = day(visit, 3);
    visit.open("#/promises/open").press(starting("Change time").beside(HOME));
    visit.set("Due date", &later).set("Due time", "19:30").press("Save time");
    visit.sees("Due time changed.");
    visit.reload().press(Name::from("History").beside(HOME)).sees("Changed to");
    visit.press(starting("Change time").beside(HOME));
    visit.reads("Due date", &later).reads("Due time", "19:30");
}

fn deletes_and_brings_back(visit: &mut Visit<'_>) {
    visit.open("#/promises/open").press(Name::from("History").beside(HOME));
    visit.press(Name::from("Delete promise").beside(HOME));
    visit.finds("button", "Undo").sees_no(HOME);
    visit.press("Undo").sees(HOME);
    visit.reload().sees(HOME);
}

fn takes_one_made_to_me(visit: &mut Visit<'_>) {
    visit.open("#/promises/new").press("They promised me");
    visit.write("What did they promise?", THEIRS).press("No date").press("Make promise");
    visit.offers("New promise").sees(THEIRS);
    visit.reload().sees(THEIRS);
}

/// A due time that has passed, nothing at all, and a second press by an unsteady finger.
pub(super) fn refusals(visit: &mut Visit<'_>) {
    visit.open("#/promises/new");
    let yesterday = day(visit, -1);
    visit.write("What do you promise?", CALL).set("Due date", &yesterday);
    visit.set("Due time", "10:00").press("Make promise");
    visit.is("date", "Due date", "aria-invalid", "true").reads("What do you promise?", CALL);
    visit.holds(
        "the reason beside the field that it is about",
        "const it = e2e.find(['date'], { how: 'is', text: 'Due date' }); \
         const ids = (it?.getAttribute('aria-describedby') ?? '').split(' '); \
         return ids.some((id) => document.getElementById(id)?.textContent.trim());",
    );
    let made = visit.stored("promise");
    visit.expect(made == 0, format!("{made} promises stored though it was refused"));

    let tomorrow = day(visit, 1);
    visit.set("Due date", &tomorrow).press_twice("Make promise");
    visit.offers("New promise").sees(CALL);
    let cards = visit.ask("return document.querySelectorAll('.promise-card').length;");
    visit.expect(cards == 1, format!("two presses made {cards} promises"));

    visit.press("New promise").press("Make promise");
    visit.is("textbox", "What do you promise?", "aria-invalid", "true");
}
