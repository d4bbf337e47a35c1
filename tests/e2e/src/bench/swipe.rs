//! `cargo xtask bench swipe`: turning cards with a finger on a slow machine.

use std::fs;

use serde_json::json;

use super::script::Script;
use super::{share, trace};
use crate::report;
use crate::site::Site;
use crate::world::World;

const SLOWDOWN: u8 = 6;
const CHAPTER: &str = "#/guide/admit/";
/// Five cards on, five cards back.
const SWIPES: [i8; 10] = [1, 1, 1, 1, 1, -1, -1, -1, -1, -1];
/// A task that a person would notice, in milliseconds.
const LONG: f64 = 50.0;

/// Measures, and prints the table.
pub(super) fn bench(world: &World) -> Result<(), String> {
    let site = Site::plain(world, &world.dist)?;
    let file = world.homes.join("swipe.json");
    let options = json!({
        "url": site.url(), "chapter": CHAPTER, "swipes": SWIPES, "slowdown": SLOWDOWN,
        "trace": file,
    });
    Script::start(world, "swipe.mjs", options)?.line()?;
    let text = fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let trace = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for line in table(&trace::read(&trace)?) {
        report::line(&line);
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn table(found: &trace::Trace) -> Vec<String> {
    let long = found.tasks.iter().filter(|task| **task > LONG).count();
    let longest = share(&found.tasks, 1.0);
    let frames = found.on_time + found.dropped;
    let on_time = 100.0 * found.on_time as f64 / frames as f64;
    let row = |name: &str, value: String, target: &str| format!("{name:<34}{value:>22}   {target}");
    vec![
        String::new(),
        row(&format!("{} swipes at {SLOWDOWN}×", SWIPES.len()), String::new(), "target"),
        row("frames on time, deck moving", format!("{} ({on_time:.1} %)", found.on_time), "95 %"),
        row("frames late, deck moving", found.dropped.to_string(), ""),
        row("tasks over 50 ms", long.to_string(), "0"),
        row("longest task", format!("{longest:.1} ms"), "50 ms"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_was_late() {
        let found = trace::Trace { tasks: vec![3.0, 61.25, 50.0], on_time: 190, dropped: 10 };
        let table = table(&found).join("\n");
        for part in
            ["190 (95.0 %)", "tasks over 50 ms                                       1", "61.2 ms"]
        {
            assert!(table.contains(part), "{part}\n{table}");
        }
    }
}
