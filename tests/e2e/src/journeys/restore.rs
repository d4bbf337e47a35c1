//! Restoring: a large backup while the page stays responsive, the same one twice, a damaged one.

use std::time::Duration;

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::report;
use crate::store;
use crate::visit::{Visit, containing};

/// The planned store: what Troth has to carry in every engine.
const ENTRIES: usize = 2_000;
const PROMISES: usize = 1_000;
const CHARACTERS: usize = 550;
/// How much slower than this machine a phone is.
const SLOWDOWN: f64 = 4.0;
/// The longest that the page may not answer, in milliseconds.
const LONGEST: f64 = 200.0;
/// How long restoring may take, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(150);

const FILE: &str = "Restore a backup";
const WATCH: &str = include_str!("restore.js");

/// From choosing the file to the last record, without a long task; then the same file again.
pub(super) fn journey(visit: &mut Visit<'_>) {
    let backup = match store::planned(ENTRIES, PROMISES, CHARACTERS, 3) {
        Ok(backup) => backup,
        Err(message) => {
            visit.expect(false, message);
            return;
        }
    };
    let file = visit.file("troth-backup-2025-06-01.json", &backup.file());
    visit.open("#/more/backup/restore").finds("file", FILE);
    let is_slowed = visit.engine() == Engine::Chromium;
    if is_slowed {
        visit.slows_down(SLOWDOWN);
    }
    visit.ask(WATCH);
    visit.chooses(FILE, &file).holds_within(
        PATIENCE,
        "all to be restored",
        "return restoring.over;",
    );
    let seen = visit.ask("return restoring;");
    if is_slowed {
        visit.slows_down(1.0);
    }
    stays_responsive(visit, &seen);

    visit.is_mirrored_within(PATIENCE);
    let stored = (visit.stored("entry"), visit.stored("promise"));
    visit.expect(stored == (2_000, 1_000), format!("{stored:?} entries and promises are stored"));
    let text = backup.texts.first().cloned().unwrap_or_default();
    let first: String = text.chars().take(40).collect();
    visit.open("#/journal").write("Search journal", &first).offers(containing(&first));

    let before = visit.records();
    visit.open("#/more/backup/restore").chooses(FILE, &file);
    visit.holds_within(
        PATIENCE,
        "nothing to be restored",
        "return e2e.text().includes(\
         'Everything in it is here already. There is nothing to restore.');",
    );
    let after = visit.records();
    visit.expect(before == after, "the second time changed something");
}

/// How far it is was shown all along, and no task of the page was long.
fn stays_responsive(visit: &mut Visit<'_>, seen: &Value) {
    let shown = seen["shown"].as_array().map_or(0, Vec::len);
    visit.expect(
        shown >= 10,
        format!("how far it is was shown {shown} times only: {}", seen["shown"]),
    );
    let took = seen["took"].as_f64().unwrap_or_default();
    let pause = seen["pause"].as_f64().unwrap_or_default();
    let Some(tasks) = seen["tasks"].as_array() else {
        report::note(&format!("3000 records in {took:.0} ms, longest pause {pause:.0} ms"));
        return;
    };
    let longest = tasks.iter().filter_map(|task| task["took"].as_f64()).fold(0.0, f64::max);
    report::note(&format!(
        "3000 records at {SLOWDOWN}× slowdown in {took:.0} ms, longest task {longest:.0} ms"
    ));
    visit.expect(
        longest <= LONGEST,
        format!("a task took {longest:.0} ms, {LONGEST} at most: {}", seen["tasks"]),
    );
}

/// Every whole record of a damaged file comes back, and the damaged ones are named.
pub(super) fn damaged(visit: &mut Visit<'_>) {
    let backup = match store::planned(20, 10, 120, 4) {
        Ok(backup) => backup,
        Err(message) => {
            visit.expect(false, message);
            return;
        }
    };
    let whole = backup.file();
    let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
    let entry = place(&lines, "troth/1/entry/", 3);
    let cut = place(&lines, "troth/1/entry/", 7);
    let promise = place(&lines, "troth/1/promise/", 2);
    lines[entry] = lines[entry].replacen("Restored", "Restoree", 1);
    lines[cut].truncate(90);
    lines[promise] = lines[promise].replacen("\"kind\":\"made\"", "\"kind\":\"mode\"", 1);
    let file = visit.file("damaged.json", &lines.join("\n"));

    visit.open("#/more/backup/restore").chooses(FILE, &file).sees("What would change");
    visit.sees("The file is not as it was saved").sees("Damaged");
    visit.sees(&format!("Line {}: an entry", entry + 1));
    visit.sees(&format!("Line {}: a promise", promise + 1));
    visit.sees(&format!("Line {}: ", cut + 1));
    visit.sees("18 entries, 9 promises").press("Restore").sees("Everything is saved.");
    let stored = (visit.stored("entry"), visit.stored("promise"));
    visit.expect(stored == (18, 9), format!("{stored:?} entries and promises are stored"));
    visit.is_mirrored().reload();

    let file = visit.file("whole.json", &whole);
    visit.open("#/more/backup/restore").chooses(FILE, &file).sees("2 entries, 1 promise");
    visit.press("Restore").sees("Everything is saved.");
    let stored = (visit.stored("entry"), visit.stored("promise"));
    visit.expect(stored == (20, 10), format!("{stored:?} entries and promises are stored"));
    foreign(visit);
}

/// What is no backup is refused in plain words, and changes nothing.
fn foreign(visit: &mut Visit<'_>) {
    let before = visit.records();
    for (name, text, words) in [
        ("photo.json", "\u{fffd}PNG\r\n", "This is not a backup of Troth."),
        ("empty.json", "", "There is nothing in this file."),
        (
            "newer.json",
            "{\"format\":\"troth-backup\",\"version\":9,\"created\":1,\"records\":[\n]}\n",
            "A newer Troth made this backup.",
        ),
        (
            "locked.json",
            "{\"format\":\"troth-backup\",\"version\":1,\"created\":1,\"locked\":{}}\n",
            "This backup is locked with a passphrase",
        ),
    ] {
        let file = visit.file(name, text);
        visit.open("#/more/backup/restore").chooses(FILE, &file).sees(words);
    }
    let after = visit.records();
    visit.expect(before == after, json!([before, after]).to_string());
}

/// The line of the so-many-th record of a kind.
fn place(lines: &[String], kind: &str, number: usize) -> usize {
    let lines = lines.iter().enumerate().filter(|(_, line)| line.contains(kind));
    lines.map(|(at, _)| at).nth(number).unwrap_or_default()
}
