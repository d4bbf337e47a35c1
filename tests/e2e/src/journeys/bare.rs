//! With less than a browser usually has: no scripts, or no WebAssembly. What can be read is there, and
//! the page says what does not work.

use serde_json::json;
use troth::copy::shell as copy;
use troth::guide::{self, Chapter};

use super::steps::card_in_view;
use crate::visit::{Visit, starting};

/// The page inside the frame, and what of it is drawn.
const INSIDE: &str = "const page = document.querySelector('iframe').contentDocument; \
    const drawn = (selector) => [...page.querySelectorAll(selector)].filter( \
      (it) => it.getClientRects().length > 0 && it.textContent.trim() !== '');";

pub(super) fn no_scripts(visit: &mut Visit<'_>) {
    let cards: usize = Chapter::ALL.map(|chapter| guide::cards(chapter).len()).iter().sum();
    visit.is_framed_without_scripts().load("frame.html");
    let ready = format!("{INSIDE} return page.readyState === 'complete' && drawn('.card').length;");
    visit.holds("the page in the frame", &ready);
    let seen = visit.ask_with(
        &format!(
            "{INSIDE} return {{ \
               cards: drawn('.card').length, door: drawn('#door').length, \
               numbers: drawn('#help-now a').length > 0, \
               says: drawn('.no-scripts').some((it) => it.textContent === arguments[0]), \
               useless: drawn('.tab-bar, #leave, #screen, #deck-controls').length, \
               ran: page.documentElement.hasAttribute('data-view') }};"
        ),
        vec![json!(copy::no_scripts())],
    );
    let wanted = json!({
        "cards": cards, "door": 1, "numbers": true, "says": true, "useless": 0, "ran": false,
    });
    visit.expect(seen == wanted, format!("without scripts there is {seen}, and not {wanted}"));
}

pub(super) fn locked_down(visit: &mut Visit<'_>) {
    visit.is_locked_down().load("").shows_view("door");
    visit.holds("a browser without WebAssembly", "return typeof WebAssembly === 'undefined';");
    visit.sees(copy::stopped_absent()).sees(copy::stopped_safe()).press("Just read");
    visit.finds("region", "Cards").swipe_on();
    card_in_view(visit, 2);
    visit.press("Journal").shows_view("chapters").sees(copy::stopped_absent());
    visit.press(starting("Understand")).shows_view("cards");
    card_in_view(visit, 1);
    visit.press_at("#leave").is_gone();
}
