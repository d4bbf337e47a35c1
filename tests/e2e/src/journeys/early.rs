//! Before the app is there: the page can be read, swiped and pressed, and nothing moves when it comes.

use serde_json::{Value, json};

use super::early_taps::{self, APP};
use super::steps::{at_card, card_in_view, deck_is_still};
use crate::engine::Engine;
use crate::visit::Visit;

/// What the app puts into the page; and the letters of the tab where one is, which become bold
/// within its box.
const APPS: &str = "#notices, #deck-controls > *, #chapters-extra, #screen, .tab-bar__tab > *";
/// Where everything else begins, and how wide it is. The app may add at the end.
const PLACES: &str = "return [...document.querySelectorAll('body *')] \
    .filter((it) => !it.closest(arguments[0])) \
    .flatMap((it) => [...it.getClientRects()].map((box) => \
      [it.tagName, it.className, box.x, box.y, box.width].join(' ')));";
/// Until something was drawn: nobody touches what is not there to be seen, and what is not drawn does not scroll.
const DRAWN: &str = "const done = arguments[arguments.length - 1]; \
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
/// All that has shifted since the page was opened, as Chromium counts it.
const SHIFTS: &str = "const done = arguments[arguments.length - 1]; const seen = []; \
    const box = ({ x, y, width, height }) => [x, y, width, height].join(' '); \
    const add = (list) => { for (const { value, sources } of list) seen.push(`${value}: ` + \
      sources.map(({ node, previousRect, currentRect }) => `${node?.className || node?.nodeName} \
        from ${box(previousRect)} to ${box(currentRect)}`)); }; \
    const watch = new PerformanceObserver((list) => add(list.getEntries())); \
    watch.observe({ type: 'layout-shift', buffered: true }); \
    requestAnimationFrame(() => setTimeout(() => { add(watch.takeRecords()); done(seen); }));";
const SCROLLED: &str = "return document.querySelector( \
    '.deck__chapter[data-active] .deck__track').scrollLeft;";

pub(super) fn journey(visit: &mut Visit<'_>) {
    for (fragment, view) in [("", "door"), ("#/guide", "chapters"), ("#/guide/admit/2", "cards")] {
        nothing_moves(visit, fragment, view);
    }
    a_swipe_stays(visit);
    a_swipe_goes_on(visit);
    tabs_wait(visit);
    early_taps::journey(visit);
}

/// Opens the app for the first time, and it is not there yet.
pub(super) fn opens(visit: &mut Visit<'_>, fragment: &str, view: &str) {
    visit.is_served_afresh().holds_back(APP).load(fragment).shows_view(view);
    visit.ask_later(DRAWN);
    held_back(visit);
}

/// The app is not there yet.
pub(super) fn held_back(visit: &mut Visit<'_>) {
    let alive = visit.ask("return 'alive' in document.documentElement.dataset;");
    visit.expect(alive == Value::Bool(false), "the app is there without its wasm");
}

fn nothing_moves(visit: &mut Visit<'_>, fragment: &str, view: &str) {
    opens(visit, fragment, view);
    visit
        .holds("everything to have arrived but the app", "return document.styleSheets.length > 1;");
    let before = visit.ask_with(PLACES, vec![json!(APPS)]);
    visit.lets_go().is_alive().shows_view(view);
    let after = visit.ask_with(PLACES, vec![json!(APPS)]);
    let moved = first_difference(&before, &after);
    visit.expect(moved.is_none(), format!("at {fragment:?}: {}", moved.unwrap_or_default()));
    if visit.engine() == Engine::Chromium {
        let shifts = visit.ask_later(SHIFTS);
        visit.expect(shifts == json!([]), format!("{fragment:?} shifts: {shifts}"));
    }
}

fn first_difference(before: &Value, after: &Value) -> Option<String> {
    let empty = Vec::new();
    let [before, after] = [before, after].map(|places| places.as_array().unwrap_or(&empty));
    let pair = before.iter().zip(after).find(|(before, after)| before != after);
    match pair {
        Some((before, after)) => Some(format!("{before} became {after}")),
        None if before.is_empty() || before.len() != after.len() => {
            Some(format!("{} boxes became {}", before.len(), after.len()))
        }
        None => None,
    }
}

/// A card that was swiped to before is the one where the app begins.
fn a_swipe_stays(visit: &mut Visit<'_>) {
    opens(visit, "#/guide/tonight/1", "cards");
    visit.swipe_on();
    card_in_view(visit, 2);
    visit.lets_go().is_alive();
    at_card(visit, 2);
    visit.stands_at("#/guide/tonight/2");
}

/// A swipe that is under way when the app comes is not stopped, and ends where the finger leads.
fn a_swipe_goes_on(visit: &mut Visit<'_>) {
    opens(visit, "#/guide/tonight/1", "cards");
    visit.begins_to_swipe();
    if visit.engine() == Engine::Chromium {
        deck_is_still(visit);
        let before = visit.ask(SCROLLED);
        visit.lets_go().is_alive();
        let after = visit.ask(SCROLLED);
        visit.expect(
            before == after,
            format!("the deck moved under the finger: {before} → {after}"),
        );
        visit.swipes_further();
        // A finger that is lifted while it moves throws the deck, sometimes by two cards.
        deck_is_still(visit);
        visit.lifts_the_finger();
    }
    visit.lets_go().is_alive();
    at_card(visit, 2);
    visit.stands_at("#/guide/tonight/2");
}

/// A tab that needs the app is opened at once, as an empty sheet, and filled when the app comes.
fn tabs_wait(visit: &mut Visit<'_>) {
    opens(visit, "", "door");
    visit.press("Journal").stands_at("#/journal").shows_view("screen");
    let sheet = "return document.querySelector('.skeleton').getBoundingClientRect().height > 100;";
    visit.holds("an empty sheet that waits", sheet).press("Guide").shows_view("chapters");
    visit.press("Promises").shows_view("screen").lets_go().finds("heading", "Promises");
    visit.stands_at("#/promises").back().shows_view("chapters").back().finds("heading", "Journal");
}
