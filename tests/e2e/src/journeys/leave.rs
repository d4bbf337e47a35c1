//! Leave quickly: blank at once, and nothing private on the way back.

use super::steps::write_entry;
use crate::visit::{Visit, containing};

const PRIVATE: &str = "Nobody should read this.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, PRIVATE);
    visit.offers(containing(PRIVATE));
    let script = "const begun = performance.now(); \
         document.getElementById('leave').click(); \
         const blank = document.documentElement.dataset.view === 'cover'; \
         return [blank, performance.now() - begun];";
    let answer = visit.stays_on_this_machine().ask(script);
    let in_time = answer[1].as_f64().is_some_and(|took| took < 100.0);
    visit.expect(answer[0] == true && in_time, format!("not blank within 100 ms: {answer}"));

    visit.is_gone().load("#/journal").shows_view("cover").sees_no(PRIVATE).sees_no("Troth");
    visit.load("").shows_view("cover").sees_no(PRIVATE);
    // The keys of reloading and going back open nothing: the marks stay.
    visit.ask("for (const key of ['F5', 'Alt', 'r']) dispatchEvent(new KeyboardEvent('keydown', { key }));");
    visit.load("#/journal").shows_view("cover").sees_no(PRIVATE);
    visit.goes_away().back().shows_view("cover").sees_no(PRIVATE);
    visit.load("#/promises").shows_view("cover");
    visit.press_at("#cover").shows_view("screen").finds("heading", "Promises");
    visit.press("Journal").offers(containing(PRIVATE));
    // It never deletes anything, and it is on every screen.
    for screen in ["#/today", "#/guide", "#/guide/admit/1", "#/promises/new", "#/more/about"] {
        visit.open(screen).finds("button", "Leave quickly");
    }
}
