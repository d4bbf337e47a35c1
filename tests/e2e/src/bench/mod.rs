//! `cargo xtask bench`: what things cost, as tables. Nothing fails here on a time.

mod load;
mod script;
mod storage;
mod swipe;
mod trace;

use std::process::ExitCode;

use crate::args::Args;
use crate::report;
use crate::visit::Visit;
use crate::world::World;

/// Notes when the app is alive, from the first line of the page on.
const ALIVE: &str = "new MutationObserver((_, watcher) => { \
      if (!('alive' in document.documentElement.dataset)) return; \
      watcher.disconnect(); window.aliveAt = performance.now(); performance.mark('alive'); \
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-alive'] });";

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// What growing costs.
    Storage,
    /// The first visit beside other pages, and the later ones.
    Load,
    /// Turning cards with a finger.
    Swipe,
}

impl Bench {
    /// The measurement of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "storage" => Some(Self::Storage),
            "load" => Some(Self::Load),
            "swipe" => Some(Self::Swipe),
            _ => None,
        }
    }
}

/// Measures, and prints the table.
pub(crate) fn run(args: &Args, bench: Bench) -> ExitCode {
    let outcome =
        World::new(args).map_err(|error| error.to_string()).and_then(|world| match bench {
            Bench::Storage => storage::bench(&world),
            Bench::Load => load::bench(&world, args),
            Bench::Swipe => swipe::bench(&world),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            report::complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// Starts so many times, and once more before, which is left out: from the beginning of the
/// navigation to the app being alive, in milliseconds.
fn starts(visit: &mut Visit<'_>, fragment: &str, count: usize) -> Vec<f64> {
    let mut times = Vec::new();
    for number in 0..=count {
        visit.open(fragment).holds("the time of being alive", "return window.aliveAt > 0;");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=40).rev().map(f64::from).collect();
        assert_eq!((share(&values, 0.5), share(&values, 0.95)), (20.0, 38.0));
        assert_eq!(share(&[7.0], 0.95), 7.0);
        assert!(share(&[], 0.5).is_nan());
    }
}
