//! Later visits, and what growing costs: without a network, on a slow machine, with the app kept by its worker and
//! compiled by the browser.
//!
//! *Start* is from the beginning of the navigation to the app being alive; *save* from leaving the field to "Saved";
//! *search* from a key to the results being drawn. All of it is measured inside the page.

use std::time::Duration;

use serde_json::{Value, json};

use super::figure::{Figure, Goal, Unit};
use super::{SLOWDOWN, median, share, starts, tasks, visiting};
use crate::args::Args;
use crate::report;
use crate::store;
use crate::visit::Visit;
use crate::world::World;

const BENCH: &str = include_str!("storage.js");
/// Records of each case: entries and promises as in the planned store, the last one.
const FEW: (usize, usize) = (7, 3);
const SOME: (usize, usize) = (333, 167);
const MANY: (usize, usize) = (2_000, 1_000);
const CHARACTERS: usize = 550;
/// From so many records on the app notes which of them it shows first.
const NOTED: usize = 200;
const STARTS: usize = 21;
const SAVES: usize = 100;
const WARM_SAVES: usize = 5;
const SEARCHED: [&str; 4] = ["midnight", "garden", "quiet", "letters"];
/// The first start of a day: the copies of the last days are gone, and a new one is made.
const NO_SNAPSHOTS: &str = "const [done] = arguments; (async () => { \
      const names = (await caches.keys()).filter((name) => name.endsWith('snapshots')); \
      await Promise.all(names.map((name) => caches.delete(name))); \
    })().then(done, done);";

/// What was measured with so many records, in milliseconds.
struct Case {
    start: Vec<f64>,
    save: Vec<f64>,
    search: Vec<f64>,
}

/// Measures every size in its turn.
pub(super) fn figures(world: &World, _: &Args) -> Result<Vec<Figure>, String> {
    visiting(world, |visit| {
        let few = measure(visit, FEW)?;
        returns(visit);
        let some = measure(visit, SOME)?;
        let task =
            tasks::after_starts("longest task once alive, 500 records, 4×", visit, |visit| {
                visit.open("").ask_later(NO_SNAPSHOTS);
            })?;
        returns(visit);
        let many = measure(visit, MANY)?;
        let mut rows = vec![task];
        rows.extend(table(&few, &some, &many));
        Ok(rows)
    })
}

fn measure(visit: &mut Visit<'_>, (entries, promises): (usize, usize)) -> Result<Case, String> {
    visit.starts_afresh().open("").is_kept_for_offline();
    fill(visit, entries, promises)?;
    visit.has_the_focus().server_stops().slows_down(SLOWDOWN);
    let case = Case {
        start: starts(visit, STARTS),
        save: asked(visit, "bench.saves(args[0], args[1])", json!([SAVES, WARM_SAVES])),
        search: asked(visit, "bench.searches(args)", json!(SEARCHED)),
    };
    let work = asked(visit, "[bench.work(), bench.work(), bench.work()]", json!([]));
    report::note(&format!(
        "{} records: start {:.0} ms, save {:.1}, a key of a search {:.1} (a piece of plain work {:.0})",
        entries + promises,
        median(&case.start),
        median(&case.save),
        median(&case.search),
        median(&work)
    ));
    Ok(case)
}

/// What the page logs about the host that was stopped is read before the host returns: then it is no trouble.
fn returns(visit: &mut Visit<'_>) {
    visit.slows_down(1.0).goes_away().server_returns();
}

/// Puts a store where the app keeps it, and lets the app bring the mirror up to it.
fn fill(visit: &mut Visit<'_>, entries: usize, promises: usize) -> Result<(), String> {
    let planned = store::planned(entries, promises, CHARACTERS, 5)?;
    for part in planned.records.chunks(500) {
        visit.ask_with(&format!("{BENCH}; bench.put(arguments[0]);"), vec![json!(part)]);
    }
    visit.open("#/today").is_mirrored_within(Duration::from_secs(120));
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

fn table(few: &Case, some: &Case, many: &Case) -> [Figure; 5] {
    let [small, large] = [few, many].map(|case| median(&case.save));
    let growth = Figure {
        measured: format!("{large:.1} ms"),
        reference: format!("10 records {small:.1} ms"),
        value: large / small,
        unit: Unit::Times,
        goal: Goal::AtMost(1.2),
        ..Figure::time("save, 3,000 records beside 10, 4×", large, 1.2)
    };
    [
        Figure::time("start offline, 500 records, 4×", median(&some.start), 400.0),
        Figure::time("start offline, 3,000 records, 4×", median(&many.start), 900.0),
        Figure::time("save, 95 of 100, 3,000 records, 4×", share(&many.save, 0.95), 50.0),
        growth,
        Figure::time("search, a key, 3,000 records, 4×", median(&many.search), 50.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_what_saving_takes_with_many_beside_few() {
        let case = |start: f64, save: f64| Case {
            start: vec![start],
            save: vec![save],
            search: vec![30.0],
        };
        let rows = table(&case(200.0, 8.0), &case(390.0, 9.0), &case(870.0, 10.0));
        let values: Vec<String> = rows.iter().map(|row| format!("{:.2}", row.value)).collect();
        assert_eq!(values, ["390.00", "870.00", "10.00", "1.25", "30.00"]);
        assert_eq!(rows[3].reference, "10 records 8.0 ms");
    }
}
