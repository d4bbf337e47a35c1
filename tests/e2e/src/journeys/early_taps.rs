//! Taps before the app is there: every control of the static page is answered at once, as far as it can be without
//! the app, and the app begins where the tap led.

use serde_json::json;
use troth::guide::{self, Chapter};

use super::early::{held_back, opens};
use super::steps::pass_first_notice;
use crate::visit::{Visit, starting};

/// The app itself, which arrives late.
pub(crate) const APP: &str = ".wasm";

/// A link of the static page, and what answers it.
pub(crate) struct Tap {
    /// The address at which it is found, and the view that this address shows.
    found: (&'static str, &'static str),
    /// Its name, or how that begins.
    pub(crate) name: &'static str,
    /// The view that shows at once.
    view: &'static str,
    /// The heading that is there when the app is there, and the address.
    arrives: (&'static str, &'static str),
}

const DOOR: (&str, &str) = ("", "door");
const CHAPTERS: (&str, &str) = ("#/guide", "chapters");
const CARD: (&str, &str) = ("#/guide/tonight/1", "cards");
const PROMISING: (&str, &str) = ("#/guide/tonight/3", "cards");

/// All links of the static page, but the first stop of the keyboard.
pub(crate) const TAPS: [Tap; 20] = [
    tap(DOOR, "Troth", "screen", ("Today", "#/today")),
    tap(DOOR, "Today", "screen", ("Today", "#/today")),
    tap(DOOR, "Guide", "chapters", ("Guide", "#/guide")),
    tap(DOOR, "Promises", "screen", ("Promises", "#/promises")),
    tap(DOOR, "Journal", "screen", ("Journal", "#/journal")),
    tap(DOOR, "More", "screen", ("More", "#/more")),
    tap(DOOR, "I broke trust", "cards", ("Tonight", "#/guide/tonight/1")),
    tap(DOOR, "I was hurt", "cards", ("Tonight", "#/guide/tonight/1")),
    tap(DOOR, "I'm afraid", "help", ("Help", "")),
    tap(DOOR, "Just read", "cards", ("Tonight", "#/guide/tonight/1")),
    tap(CHAPTERS, "Tonight", "cards", ("Tonight", "#/guide/tonight/1")),
    tap(CHAPTERS, "Admit", "cards", ("Admit", "#/guide/admit/1")),
    tap(CHAPTERS, "Be patient", "cards", ("Be patient", "#/guide/patience/1")),
    tap(CHAPTERS, "Understand", "cards", ("Understand", "#/guide/understand/1")),
    tap(CHAPTERS, "Reassure", "cards", ("Reassure", "#/guide/reassure/1")),
    tap(CHAPTERS, "Seek counselling", "cards", ("Seek counselling", "#/guide/counselling/1")),
    tap(CHAPTERS, "Know when to let go", "cards", ("Know when to let go", "#/guide")),
    tap(CARD, "Write about it", "screen", ("Before you write", "#/journal/entry")),
    tap(CARD, "Hurt, or harm?", "help", ("Help", "#/guide/tonight/1")),
    tap(PROMISING, "Make a promise", "screen", ("New promise", "#/promises/new")),
];

const fn tap(
    found: (&'static str, &'static str),
    name: &'static str,
    view: &'static str,
    arrives: (&'static str, &'static str),
) -> Tap {
    Tap { found, name, view, arrives }
}

/// Leaves by the button, and tells how it went: whether the page was covered at once, and after how many milliseconds.
const LEAVE: &str = "const begun = performance.now(); \
    document.getElementById('leave').click(); \
    const covered = document.documentElement.dataset.view === 'cover'; \
    return [covered, performance.now() - begun];";
const AT_ONCE: f64 = 100.0;

/// Follows a link in the last moment before the app takes over: the wasm runs, and has just been told what its second
/// store holds. `tappedEarly` says whether the app was not alive then.
const TAPS_LAST: &str = "const [selector] = arguments; \
    const { WebAssembly } = window; \
    let runs = false; \
    for (const name of ['instantiate', 'instantiateStreaming']) { \
      const make = WebAssembly[name]; \
      WebAssembly[name] = async (...all) => { \
        const made = await make.apply(WebAssembly, all); \
        runs = true; \
        return made; \
      }; \
    } \
    const follow = () => { \
      if (!runs || 'tappedEarly' in self) return; \
      self.tappedEarly = !('alive' in document.documentElement.dataset); \
      document.querySelector(selector).click(); \
    }; \
    const { transaction } = IDBDatabase.prototype; \
    IDBDatabase.prototype.transaction = function (...all) { \
      const work = transaction.apply(this, all); \
      const set = (done) => work.addEventListener('complete', () => { follow(); done(); }); \
      Object.defineProperty(work, 'oncomplete', { set }); \
      return work; \
    };";

pub(super) fn journey(visit: &mut Visit<'_>) {
    for tap in &TAPS {
        is_answered(visit, tap);
    }
    skips(visit);
    leaves(visit);
    is_remembered(visit);
    letting_go_leads_to_help(visit);
    the_last_moment_counts(visit);
}

/// Taps the link before the app is there, lets the app come, and sees both answers.
pub(crate) fn is_answered(visit: &mut Visit<'_>, tap: &Tap) {
    let (fragment, view) = tap.found;
    let (heading, address) = tap.arrives;
    opens(visit, fragment, view);
    visit.press(starting(tap.name)).shows_view(tap.view).stands_at(address);
    held_back(visit);
    let comes_to = if tap.view == "help" { "screen" } else { tap.view };
    visit.lets_go().is_alive().shows_view(comes_to).finds("heading", heading).stands_at(address);
    if comes_to == "cards" {
        visit.sees("Card 1 of ");
    }
}

/// The first stop of the keyboard.
pub(crate) fn skips(visit: &mut Visit<'_>) {
    let is_there = "return document.activeElement?.id === 'main';";
    opens(visit, "", "door");
    visit.press_at(".skip-link").holds("the focus on the content", is_there);
    visit.lets_go().is_alive().shows_view("door").holds("the focus to stay there", is_there);
}

/// Leave quickly does not wait for the app.
pub(crate) fn leaves(visit: &mut Visit<'_>) {
    opens(visit, "#/guide/admit/2", "cards");
    let answer = visit.ask(LEAVE);
    let in_time = answer[1].as_f64().is_some_and(|took| took < AT_ONCE);
    visit.expect(answer[0] == true && in_time, format!("not covered within 100 ms: {answer}"));
    visit.is_gone().lets_go().load("#/guide/admit/2").shows_view("cover");
}

/// What a tap says beside where it leads.
fn is_remembered(visit: &mut Visit<'_>) {
    opens(visit, "", "door");
    visit.press("I was hurt").lets_go().is_alive();
    visit.holds(
        "the answer at the door to be kept",
        "return localStorage.getItem('troth/1/preference/way')?.includes('hurt');",
    );

    let [question, promise] = [1, 3].map(|number| guide::card(Chapter::Tonight, number));
    let question = question.and_then(|card| card.write).unwrap_or_default();
    let promise = promise.and_then(|card| card.promise).unwrap_or_default();
    opens(visit, "#/guide/tonight/1", "cards");
    visit.press("Write about it").lets_go().is_alive();
    pass_first_notice(visit);
    visit.finds("textbox", "Entry").sees(question);
    opens(visit, "#/guide/tonight/3", "cards");
    visit.press("Make a promise").lets_go().is_alive().reads("What do you promise?", promise);
}

/// Who asked for help from a chapter without an address came back to that chapter, and help was gone.
fn letting_go_leads_to_help(visit: &mut Visit<'_>) {
    opens(visit, "#/guide", "chapters");
    visit.press(starting("Know when to let go")).shows_view("cards");
    visit.press("Hurt, or harm?").shows_view("help");
    visit.lets_go().is_alive().shows_view("screen").finds("heading", "Help").stands_at("#/guide");
}

/// Some engines follow a link later than the click. The app did not know the card then that was to be written about.
fn the_last_moment_counts(visit: &mut Visit<'_>) {
    let question = guide::card(Chapter::Tonight, 1).and_then(|card| card.write);
    taps_last(visit, DOOR, "[data-tab=more]");
    visit.finds("heading", "More").stands_at("#/more");
    taps_last(visit, DOOR, "[data-way=afraid]");
    visit.finds("heading", "Help").stands_at("");
    taps_last(visit, CARD, "[data-action=write]");
    pass_first_notice(visit);
    visit.finds("textbox", "Entry").sees(question.unwrap_or_default());
}

fn taps_last(visit: &mut Visit<'_>, (fragment, view): (&str, &str), selector: &str) {
    opens(visit, fragment, view);
    visit.ask_with(TAPS_LAST, vec![json!(selector)]);
    visit.lets_go().is_alive();
    visit.holds("a tap before the app was alive", "return self.tappedEarly === true;");
    visit.shows_view("screen");
}
