//! Today: day one, and a promise that has fallen due.

use super::steps::{make_promise, walk_in};
use crate::engine::Engine;
use crate::visit::{Visit, containing, starting};

const CALL: &str = "I call before I leave work.";
const TELL: &str = "I tell you before you find out.";

/// A clock that the journey can move on. It has to stand before the app's first line runs, and
/// only Chromium's driver can do that; the other engines share the code that reads the clock.
const CLOCK: &str = "(() => { \
    const Real = Date; \
    const ahead = () => Number(sessionStorage.getItem('e2e-ahead')) || 0; \
    globalThis.Date = class extends Real { \
      constructor(...given) { \
        if (given.length > 0) super(...given); else super(Real.now() + ahead()); \
      } \
      static now() { return Real.now() + ahead(); } \
    }; \
})();";

pub(super) fn journey(visit: &mut Visit<'_>) {
    if visit.engine() == Engine::Chromium {
        visit.runs_early(CLOCK);
    }
    walk_in(visit);
    visit.press("Today").sees("One small thing is enough.").offers("Write");
    visit.offers(containing("Afraid?")).offers_no("Check in");
    for what in [CALL, TELL] {
        make_promise(visit, what);
    }
    visit.press("Today").finds("heading", "Today").offers("Write");
    if visit.engine() == Engine::Chromium {
        marks_what_is_due(visit);
    }
}

fn marks_what_is_due(visit: &mut Visit<'_>) {
    visit.ask("sessionStorage.setItem('e2e-ahead', 2.5 * 864e5);");
    visit.reload().finds("heading", "Today").sees(CALL).sees(TELL);
    visit.press(starting("Kept").beside(CALL)).offers("Undo");
    visit.offers_no(starting("Kept").beside(CALL));
    visit.press(starting("Not kept").beside(TELL));
    visit.offers_no(starting("Not kept").beside(TELL));
    visit.open("#/promises/closed").sees(CALL).sees(TELL);
}
