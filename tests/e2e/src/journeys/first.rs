//! A start with many records shows some of them first. Whatever is done at once is done to all of them.

use std::time::Duration;

use serde_json::{Value, json};

use super::steps::day;
use crate::engine::Engine;
use crate::store;
use crate::visit::{Visit, containing, starting};

const ENTRIES: usize = 200;
const PROMISES: usize = 60;
const CALL: &str = "I call before I leave work.";
const TELL: &str = "I tell you before you find out.";
/// It is marked before, so that the last event is one of a promise that is not shown first.
const DONE: &str = "I write down what I did.";
/// How long the browser may take over the copies of everything.
const PATIENCE: Duration = Duration::from_secs(60);

/// Counts the records that are read before the app is alive; then, if asked to, presses at once what this names.
/// It has to stand before the app's first line runs, and only Chromium's driver can do that.
const WATCH: &str = "(() => { \
    let read = 0; \
    const get = Storage.prototype.getItem; \
    Storage.prototype.getItem = function (key) { \
      if (key.startsWith('troth/1/')) read += 1; \
      return get.call(this, key); \
    }; \
    new MutationObserver((_, watcher) => { \
      if (!('alive' in document.documentElement.dataset)) return; \
      watcher.disconnect(); \
      window.readFirst = read; \
      window.rowsFirst = document.querySelectorAll('.entry-row').length; \
      const press = sessionStorage.getItem('e2e-press'); \
      if (press) document.querySelector(press).click(); \
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-alive'] }); \
})();";
const PUT: &str = "for (const [key, text] of arguments[0]) localStorage.setItem(key, text);";
const IS_NOTED: &str = "return localStorage.getItem('troth/first') !== null;";
/// How often each number of an event was given, if more than once.
const TWICE: &str = "const seen = {}; \
    for (const [key, text] of Object.entries(localStorage)) { \
      if (!key.startsWith('troth/1/promise/')) continue; \
      for (const { seq } of JSON.parse(text).body.events) seen[seq] = (seen[seq] ?? 0) + 1; \
    } \
    return Object.entries(seen).filter(([, count]) => count > 1);";

pub(super) fn journey(visit: &mut Visit<'_>) {
    let planned = match store::planned(ENTRIES, PROMISES, 200, 7) {
        Ok(planned) => planned,
        Err(message) => {
            visit.expect(false, message);
            return;
        }
    };
    if visit.engine() == Engine::Chromium {
        visit.runs_early(WATCH);
    }
    visit.open("").ask_with(PUT, vec![json!(planned.records)]);
    visit.open("#/today").is_mirrored_within(PATIENCE);
    for what in [CALL, TELL, DONE] {
        promise_today(visit, what);
    }
    visit.press(starting("Kept").beside(DONE)).offers("Undo");
    everything_is_found_at_once(visit, &planned.texts[0][..20]);
    a_mark_counts_all(visit);
    what_is_marked_at_once_stays(visit);
}

/// Leaves the app in a state from which it starts with a part.
fn rests(visit: &mut Visit<'_>) {
    visit.is_mirrored().open("#/today").finds("heading", "Today");
    visit.holds("what is shown first to be noted", IS_NOTED);
}

fn promise_today(visit: &mut Visit<'_>, what: &str) {
    let today = day(visit, 0);
    visit.open("#/promises").press("New promise").write("What do you promise?", what);
    visit.set("Due date", &today).press("Make promise").offers("New promise").sees(what);
}

/// The journal shows its newest entries, and finds the oldest.
fn everything_is_found_at_once(visit: &mut Visit<'_>, oldest: &str) {
    rests(visit);
    visit.open("#/journal");
    if visit.engine() == Engine::Chromium {
        let read = read_first(visit);
        let rows = visit.ask("return window.rowsFirst;");
        visit.expect((1..40).contains(&read), format!("{read} records were read first"));
        visit.expect(rows == 6, format!("{rows} entries were shown first"));
    }
    visit.write("Search journal", oldest).offers(containing(oldest));
    visit.open("#/journal").offers("Show older entries").press("Show older entries");
    visit.holds(
        "a hundred entries",
        "return document.querySelectorAll('.entry-row').length === 100;",
    );
}

/// A promise that is marked in the first moment: the number of the event follows on all others.
fn a_mark_counts_all(visit: &mut Visit<'_>) {
    rests(visit);
    if visit.engine() == Engine::Chromium {
        visit.ask("sessionStorage.setItem('e2e-press', '.promise-card__actions button');");
        visit.open("#/today").offers("Undo");
        let read = read_first(visit);
        visit.expect((1..40).contains(&read), format!("{read} records were read first"));
        visit.ask("sessionStorage.removeItem('e2e-press');");
    } else {
        visit.open("#/today").press(starting("Kept").beside(CALL)).offers("Undo");
    }
    let twice = visit.ask(TWICE);
    visit.expect(twice == json!([]), format!("numbers that were given twice: {twice}"));
    visit.is_mirrored();
    let stored = (visit.stored("entry"), visit.stored("promise"));
    visit.expect(stored == (200, 63), format!("{stored:?} entries and promises are stored"));
}

/// The next start shows what was marked as marked: nobody goes by an old note.
fn what_is_marked_at_once_stays(visit: &mut Visit<'_>) {
    visit.open("#/today").press(starting("Kept").beside(TELL)).offers("Undo");
    let noted = visit.ask(IS_NOTED);
    visit.expect(noted == Value::Bool(false), "an old note is there after a change");
    visit.reload().offers_no(starting("Kept").beside(TELL));
    visit.open("#/promises/closed").sees(CALL).sees(TELL);
}

fn read_first(visit: &mut Visit<'_>) -> u64 {
    visit.ask("return window.readFirst;").as_u64().unwrap_or_default()
}
