//! The longest task of the page's main thread once the app is alive: for so long nothing would be answered.

use std::thread;
use std::time::Duration;

use serde_json::json;

use super::figure::Figure;
use super::{SLOWDOWN, median, trace, visiting};
use crate::args::Args;
use crate::report;
use crate::visit::Visit;
use crate::world::World;

/// What of all that Chromium can write down is needed: tasks, and the marks between which they count.
const CATEGORIES: [&str; 2] = ["disabled-by-default-devtools.timeline", "blink.user_timing"];
const BEGIN: &str = "alive";
const END: &str = "alive-for-a-while";
const IS_OVER: &str = "return performance.getEntriesByName('alive-for-a-while').length > 0;";
/// For so long nothing is asked of the page: that would be a task, too.
const UNDISTURBED: Duration = Duration::from_secs(13);
/// How often it is measured, for the median.
const VISITS: usize = 3;

/// A task that a person would notice, in milliseconds.
const LONG: f64 = 50.0;

/// Measures first visits.
pub(super) fn figures(world: &World, _: &Args) -> Result<Vec<Figure>, String> {
    let figure = visiting(world, |visit| {
        after_starts("longest task once alive, first visit, 4×", visit, |visit| {
            visit.starts_afresh();
        })
    })?;
    Ok(vec![figure])
}

/// Measures starts, each after something was prepared.
pub(super) fn after_starts(
    name: &'static str,
    visit: &mut Visit<'_>,
    prepare: impl Fn(&mut Visit<'_>),
) -> Result<Figure, String> {
    let mut longest = Vec::new();
    for _ in 0..VISITS {
        prepare(visit);
        let app = json!(visit.address());
        visit.goes_away().slows_down(SLOWDOWN).traces(&CATEGORIES);
        visit.ask_with("location.assign(arguments[0]);", vec![app]);
        if !visit.has_failed() {
            thread::sleep(UNDISTURBED);
        }
        visit.holds("ten seconds of being alive", IS_OVER);
        let traced = visit.traced();
        if visit.has_failed() {
            // The visit tells why.
            break;
        }
        let found = trace::read(&traced, BEGIN, END)?;
        let task = found.longest().ok_or("no task at all was written down")?;
        report::note(&format!("{name}: {:.0} ms, {:.0} ms later", task.lasted, task.after));
        longest.push(task.lasted);
    }
    Ok(Figure::time(name, median(&longest), LONG))
}
