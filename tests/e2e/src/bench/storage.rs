//! `cargo xtask bench storage`: what growing costs.
//!
//! In Chromium, warm (the worker keeps the app, the browser has it compiled), measured inside the
//! page. *Start* is from the beginning of the navigation to the app being alive; *save* from leaving
//! the field to "Saved"; *search* from a key to the results being drawn.

use serde_json::{Value, json};

use super::{ALIVE, share, starts};
use crate::engine::Engine;
use crate::report;
use crate::store;
use crate::visit::Visit;
use crate::world::World;

const BENCH: &str = include_str!("storage.js");
/// Records of each case: entries and promises as in the planned store, the last one.
const SIZES: [(usize, usize); 3] = [(7, 3), (333, 167), (2_000, 1_000)];
const CHARACTERS: usize = 550;
/// From so many records on the app notes which of them it shows first.
const NOTED: usize = 200;
const SLOWDOWNS: [f64; 2] = [1.0, 4.0];
const STARTS: usize = 21;
const SAVES: usize = 100;
const WARM_SAVES: usize = 5;
const SEARCHED: [&str; 4] = ["midnight", "garden", "quiet", "letters"];

/// What was measured in one case, in milliseconds.
struct Case {
    today: Vec<f64>,
    journal: Vec<f64>,
    save: Vec<f64>,
    search: Vec<f64>,
}

/// Measures, and prints the table.
pub(super) fn bench(world: &World) -> Result<(), String> {
    let mut visit = Visit::new(world, Engine::Chromium, "bench")?;
    let cases = measure(&mut visit)?;
    visit.end().map_err(|failure| failure.what)?;
    table(&cases);
    Ok(())
}

/// All cases: by slowdown, then by size.
fn measure(visit: &mut Visit<'_>) -> Result<Vec<Vec<Case>>, String> {
    let mut cases: Vec<Vec<Case>> = SLOWDOWNS.iter().map(|_| Vec::new()).collect();
    for (entries, promises) in SIZES {
        visit.starts_afresh().runs_early(ALIVE).open("").is_kept_for_offline();
        fill(visit, entries, promises)?;
        visit.has_the_focus();
        for (slowdown, cases) in SLOWDOWNS.iter().zip(&mut cases) {
            visit.slows_down(*slowdown);
            let case = Case {
                today: starts(visit, "", STARTS),
                journal: starts(visit, "#/journal", STARTS),
                save: asked(visit, "bench.saves(args[0], args[1])", json!([SAVES, WARM_SAVES])),
                search: asked(visit, "bench.searches(args)", json!(SEARCHED)),
            };
            let work = asked(visit, "[bench.work(), bench.work(), bench.work()]", json!([]));
            report::note(&format!(
                "{} records at {slowdown}×: done (a piece of plain work takes {:.0} ms)",
                entries + promises,
                share(&work, 0.5)
            ));
            cases.push(case);
        }
        visit.slows_down(1.0);
    }
    Ok(cases)
}

/// Puts a store where the app keeps it, and lets the app bring the mirror up to it.
pub(super) fn fill(visit: &mut Visit<'_>, entries: usize, promises: usize) -> Result<(), String> {
    let planned = store::planned(entries, promises, CHARACTERS, 5)?;
    for part in planned.records.chunks(500) {
        visit.ask_with(&format!("{BENCH}; bench.put(arguments[0]);"), vec![json!(part)]);
    }
    visit.open("#/today").is_mirrored_within(std::time::Duration::from_secs(120));
    if planned.records.len() > NOTED {
        visit.holds("what is shown first to be noted", "return !!localStorage['troth/first'];");
    }
    Ok(())
}

fn asked(visit: &mut Visit<'_>, what: &str, args: Value) -> Vec<f64> {
    let script = format!(
        "{BENCH}; const [args, done] = arguments; \
         (async () => {what})().then(done, (error) => done(String(error)));"
    );
    let times = visit.ask_later_with(&script, vec![args]);
    let told = times.as_str().map(str::to_owned);
    visit.expect(told.is_none(), told.unwrap_or_default());
    serde_json::from_value(times).unwrap_or_default()
}

fn table(cases: &[Vec<Case>]) {
    let heads: Vec<String> =
        SIZES.iter().map(|(entries, promises)| format!("{} records", entries + promises)).collect();
    report::line("");
    report::line(&row("ms (ratio to 10 records)", &heads, "target"));
    let save = "ratio at most 1.2";
    type Measured = fn(&Case) -> f64;
    let kinds: [(&str, Measured, &str); 5] = [
        ("start, on Today", |case| share(&case.today, 0.5), "500 at 4×"),
        ("start, on Journal", |case| share(&case.journal, 0.5), "500 at 4×"),
        ("save, median", |case| share(&case.save, 0.5), save),
        ("save, 95 of 100", |case| share(&case.save, 0.95), save),
        ("search, a key", |case| share(&case.search, 0.5), "50 at 4×"),
    ];
    for (name, measured, target) in kinds {
        for (slowdown, cases) in SLOWDOWNS.iter().zip(cases) {
            let first = cases.first().map_or(1.0, measured);
            let cells: Vec<String> = cases
                .iter()
                .map(measured)
                .map(|time| format!("{time:.1} ({:.2})", time / first.max(0.001)))
                .collect();
            report::line(&row(&format!("{name}, {slowdown}×"), &cells, target));
        }
    }
}

fn row(name: &str, cells: &[String], target: &str) -> String {
    let cells: String = cells.iter().map(|cell| format!("{cell:>17}")).collect();
    format!("{name:<26}{cells}   {target}")
}
