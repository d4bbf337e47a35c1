//! Turning cards with a finger on a slow machine.

use std::fs;

use serde_json::json;

use super::figure::{Figure, Unit};
use super::script::Script;
use super::trace;
use crate::args::Args;
use crate::site::Site;
use crate::world::World;

const SLOWDOWN: u8 = 6;
const CHAPTER: &str = "#/guide/admit/";
/// Five cards on, five cards back.
const SWIPES: [i8; 10] = [1, 1, 1, 1, 1, -1, -1, -1, -1, -1];

/// Measures how many frames are on time.
pub(super) fn figures(world: &World, _: &Args) -> Result<Vec<Figure>, String> {
    let site = Site::plain(world, &world.dist)?;
    let file = world.homes.join("swipe.json");
    let options = json!({
        "url": site.url(), "chapter": CHAPTER, "swipes": SWIPES, "slowdown": SLOWDOWN,
        "trace": file,
    });
    Script::start(world, "swipe.mjs", options)?.line()?;
    let text = fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let traced = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(vec![on_time(&trace::read(&traced, "swipes-begin", "swipes-end")?)])
}

#[allow(clippy::cast_precision_loss)]
fn on_time(found: &trace::Trace) -> Figure {
    let frames = found.on_time + found.dropped;
    let part = 100.0 * found.on_time as f64 / frames as f64;
    Figure {
        measured: format!("{} of {frames}", found.on_time),
        unit: Unit::Percent,
        ..Figure::count("frames on time while swiped, 6×", part, 95.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_that_were_late_count_as_frames() {
        let found = trace::Trace { tasks: Vec::new(), on_time: 190, dropped: 10 };
        let figure = on_time(&found);
        assert_eq!((figure.value, figure.measured.as_str()), (95.0, "190 of 200"));
        let nothing = trace::Trace { tasks: Vec::new(), on_time: 0, dropped: 0 };
        assert!(!on_time(&nothing).is_measured());
    }
}
