//! "Saved" means saved: the browser is killed with SIGKILL, all its processes at once, and opened
//! again over the same profile.
//!
//! A *strict* round does some random things and kills the browser the moment the page shows
//! "Saved" for the last of them. Everything is there afterwards, and nothing more. One strict round
//! restores a backup, which is several changes. A *rough* round goes on and on and kills the
//! browser at a random moment: what had shown "Saved" is there, and nothing is half-written.
//!
//! `--soak N` asks for N rounds of each kind instead of five, `--seed` for the same chance again.
//!
//! WebKitGTK takes no part: in automation mode, the only one in which it can be driven, it keeps
//! every profile in memory, so that nothing at all can outlive its processes.

mod held;
mod life;

use std::time::Duration;

use serde_json::{Map, Value, json};

use self::held::{is_whole, survives};
use self::life::Life;
use crate::chance::Chance;
use crate::report;
use crate::visit::Visit;

/// Does in the page what a person does, only quicker.
const ROBOT: &str = include_str!("robot.js");
/// Does all of some things; answers when the last one shows "Saved".
const ALL_SAVED: &str = "const [ops, done] = arguments; \
    (async () => { let held; for (const op of ops) held = await robot.act(op); return held; })() \
      .then((ok) => done({ ok }), (error) => done({ error: String(error.message) }));";
/// What changed since the last time this was asked.
const PROGRESS: &str = "const it = window.robotProgress; \
    const held = it.done === it.told ? null : it.held; it.told = it.done; \
    return { done: it.done, doing: it.doing?.do, failed: it.failed, held };";
/// Most things that are done in a strict round.
const STRICT: u64 = 4;
/// More things than fit into the time of a rough round.
const ROUGH: usize = 60;
/// The longest rough round, in milliseconds.
const LONGEST: u64 = 4_000;

pub(super) fn journey(visit: &mut Visit<'_>) {
    if !visit.engine().keeps_profiles() {
        report::note("a killed WebKitGTK keeps nothing by itself: see journeys/kill");
        visit.open("");
        return;
    }
    let seed = visit.seed();
    report::note(&format!("--seed {seed}, {} rounds of each kind", visit.rounds()));
    let mut life = Life::new(Chance::new(seed));
    let with_import = life.chance().below(visit.rounds());
    for round in 0..visit.rounds() {
        let told = strict(visit, &mut life, round == with_import);
        note(visit, "strict", round, &told);
    }
    for round in 0..visit.rounds() {
        let told = rough(visit, &mut life);
        note(visit, "rough", round, &told);
    }
}

fn note(visit: &Visit<'_>, kind: &str, round: u64, told: &str) {
    if !visit.has_failed() {
        report::note(&format!("{kind} {}: killed after {told}; all is there", round + 1));
    }
}

/// Killed the moment the last thing shows "Saved": all of it is there, and nothing more.
fn strict(visit: &mut Visit<'_>, life: &mut Life, with_import: bool) -> String {
    let count = 1 + life.chance().below(STRICT);
    let mut ops: Vec<Value> = (1..count).map(|_| life.does_something()).collect();
    ops.push(if with_import { life.imports() } else { life.does_something() });
    let told = life::names(&ops);
    visit.open("#/journal");
    let held = visit.is_killed_when(&format!("{ROBOT}; {ALL_SAVED}"), vec![json!(ops)]);
    visit.open("#/journal");
    survives(visit, held.as_object(), &told);
    let Some(book) = is_whole(visit, &told) else { return told };
    if let Some(wrong) = life.differs_from(&book) {
        visit.expect(false, format!("after {told}: {wrong}"));
    }
    life.is_seen(visit);
    told
}

/// Killed at any moment: what had shown "Saved" is there, and what is there is whole.
fn rough(visit: &mut Visit<'_>, life: &mut Life) -> String {
    let moment = Duration::from_millis(50 + life.chance().below(LONGEST));
    let import_at = usize::try_from(life.chance().below(8)).unwrap_or_default();
    let ops: Vec<Value> = (0..ROUGH)
        .map(|at| if at == import_at { life.imports() } else { life.does_something() })
        .collect();
    visit.open("#/journal");
    visit.ask_with(&format!("{ROBOT}; robot.begin(arguments[0]);"), vec![json!(ops)]);
    let mut held = Map::new();
    let mut told = "nothing".to_owned();
    visit.is_killed_after(moment, PROGRESS, |mut progress| {
        let doing = progress["doing"].as_str().unwrap_or("nothing");
        told = format!("{} things, during: {doing}", progress["done"]);
        if let Value::Object(newer) = progress["held"].take() {
            held = newer;
        }
    });
    visit.open("#/journal");
    survives(visit, Some(&held), &told);
    let Some(book) = is_whole(visit, &told) else { return told };
    if let Some(wrong) = life.never_wrote(&book).or_else(|| life.half_restored(&book)) {
        visit.expect(false, format!("after {told}: {wrong}"));
    }
    life.goes_on_from(&book);
    told
}
