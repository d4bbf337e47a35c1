//! `cargo xtask bench`: what a person feels, as one table. Nothing fails here on a time, only on a figure that could not
//! be measured.

mod figure;
mod first;
mod script;
mod storage;
mod swipe;
mod taps;
mod tasks;
mod trace;

use std::process::ExitCode;

use crate::args::Args;
use crate::engine::Engine;
use crate::report;
use crate::visit::Visit;
use crate::world::World;
use figure::Figure;

/// Marks when the app is alive, from the first line of the page on, and when it has been so for ten seconds.
const ALIVE: &str = "new MutationObserver((_, watcher) => { \
      if (!('alive' in document.documentElement.dataset)) return; \
      watcher.disconnect(); window.aliveAt = performance.now(); performance.mark('alive'); \
      setTimeout(() => performance.mark('alive-for-a-while'), 10_000); \
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-alive'] });";
/// How much slower the machine is, except for swipes.
const SLOWDOWN: f64 = 4.0;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// Everything.
    All,
    /// The first visit beside other pages.
    Load,
    /// Later visits, and what growing costs.
    Storage,
    /// Turning cards with a finger.
    Swipe,
}

impl Bench {
    /// The measurement of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "all" => Some(Self::All),
            "load" => Some(Self::Load),
            "storage" => Some(Self::Storage),
            "swipe" => Some(Self::Swipe),
            _ => None,
        }
    }
}

type Measure = fn(&World, &Args) -> Result<Vec<Figure>, String>;

/// What belongs to which part, in the order of the table.
const MEASURES: [(Bench, Measure); 5] = [
    (Bench::Load, first::figures),
    (Bench::Load, tasks::figures),
    (Bench::Load, taps::figures),
    (Bench::Storage, storage::figures),
    (Bench::Swipe, swipe::figures),
];

/// Measures, and prints the table. What goes wrong with one figure does not keep the others from being measured.
pub(crate) fn run(args: &Args, bench: Bench) -> ExitCode {
    let world = match World::new(args) {
        Ok(world) => world,
        Err(error) => {
            report::complain(&format!("no place for profiles: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let mut figures = Vec::new();
    let mut failures = Vec::new();
    for (_, measure) in MEASURES.iter().filter(|(part, _)| [Bench::All, *part].contains(&bench)) {
        match measure(&world, args) {
            Ok(found) => figures.extend(found),
            Err(message) => failures.push(message),
        }
    }
    report::line("");
    for line in figure::table(&figures) {
        report::line(&line);
    }
    for message in &failures {
        report::complain(&format!("not measured: {message}"));
    }
    let is_complete = failures.is_empty() && figures.iter().all(Figure::is_measured);
    if is_complete { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Visits the app in Chromium, for as long as something is measured.
fn visiting<T>(
    world: &World,
    measure: impl FnOnce(&mut Visit<'_>) -> Result<T, String>,
) -> Result<T, String> {
    let mut visit = Visit::new(world, Engine::Chromium, "bench")?;
    visit.runs_early(ALIVE);
    let measured = measure(&mut visit);
    // Whatever was made of a visit that failed is no reason of its own.
    visit.end().map_err(|failure| failure.what)?;
    measured
}

/// Waits until what the page before left behind is cleared away: nobody starts the app out of itself.
const REST: &str = "const [done] = arguments; setTimeout(() => requestIdleCallback(done), 500);";

/// Starts so many times from an empty page that is at rest, and once more before, which is left out: from the
/// beginning of the navigation to the app being alive, in milliseconds.
fn starts(visit: &mut Visit<'_>, count: usize) -> Vec<f64> {
    let mut times = Vec::new();
    for number in 0..=count {
        visit.goes_away().ask_later(REST);
        visit.open("").holds("the time of being alive", "return window.aliveAt > 0;");
        let alive = visit.ask("return window.aliveAt;");
        times.extend(alive.as_f64().filter(|_| number > 0));
    }
    times
}

/// The value below which this share of all values lies.
fn share(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let at = (sorted.len() as f64 * part).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn median(values: &[f64]) -> f64 {
    share(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=40).rev().map(f64::from).collect();
        assert_eq!((median(&values), share(&values, 0.95)), (20.0, 38.0));
        assert_eq!(share(&[7.0], 0.95), 7.0);
        assert!(median(&[]).is_nan());
    }
}
