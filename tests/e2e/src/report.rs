//! What a run prints: one line per journey and engine, what went wrong, and a closing line.

use std::io::{self, Write};
use std::time::Duration;

use crate::engine::Engine;
use crate::journeys;
use crate::visit::Failure;

/// How much of a page's text a failure shows.
const PAGE_AT_MOST: usize = 600;

/// How many journeys went how.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// Tells how one journey went.
    pub(crate) fn add(
        &mut self,
        engine: Engine,
        journey: &str,
        took: Duration,
        outcome: &Result<(), Failure>,
    ) {
        let word = if outcome.is_ok() { "ok  " } else { "FAIL" };
        let seconds = took.as_secs_f64();
        say(&format!("{word} {:<9} {journey:<12} {seconds:>5.1} s", engine.name()));
        match outcome {
            Ok(()) => self.passed += 1,
            Err(failure) => {
                self.failed += 1;
                explain(failure);
            }
        }
    }

    /// Prints the closing line; true if nothing failed.
    pub(crate) fn close(&self) -> bool {
        say(&format!("{} passed, {} failed", self.passed, self.failed));
        self.failed == 0
    }
}

/// Prints the journeys' names.
pub(crate) fn names() {
    for journey in journeys::ALL {
        say(journey.name);
    }
}

/// Prints what is wrong with a command.
pub(crate) fn complain(message: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr(), "{message}");
}

/// Prints what somebody needs to do the same again.
pub(crate) fn note(line: &str) {
    say(&format!("     {line}"));
}

/// Prints a line.
pub(crate) fn line(text: &str) {
    say(text);
}

fn explain(failure: &Failure) {
    say(&format!("     {}", failure.what));
    if !failure.at.is_empty() {
        say(&format!("     at {}", failure.at));
    }
    if !failure.page.is_empty() {
        let page: String = failure.page.chars().take(PAGE_AT_MOST).collect();
        say(&format!("     page: {page}"));
    }
    if let Some(picture) = &failure.picture {
        say(&format!("     picture: {}", picture.display()));
    }
}

fn say(line: &str) {
    let mut out = io::stdout();
    // A reader that went away (`| head`) is no reason to stop half way.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}
