//! Taps before the app is alive: each control of the static page is tapped while the wasm is held back.

use super::figure::Figure;
use crate::args::Args;
use crate::engine::Engine;
use crate::journeys::early_taps::{APP, TAPS, is_answered, leaves, skips};
use crate::report;
use crate::visit::Visit;
use crate::world::World;

/// Counts the taps that are answered.
pub(super) fn figures(world: &World, _: &Args) -> Result<Vec<Figure>, String> {
    let mut visit = Visit::new(world, Engine::Chromium, "taps")?;
    // The app by itself: where that does not start, no tap says anything.
    visit.holds_back(APP).lets_go().open("");
    if visit.has_failed() {
        return visit.end().map(|()| Vec::new()).map_err(|failure| failure.what);
    }
    let mut lost = 0;
    let mut take = |name: &str, tap: &dyn Fn(&mut Visit<'_>)| {
        tap(&mut visit);
        if let Some(what) = visit.excuses() {
            lost += 1;
            report::note(&format!("the tap on “{name}” is lost: {what}"));
        }
    };
    for tap in &TAPS {
        take(tap.name, &|visit| is_answered(visit, tap));
    }
    take("Skip to the content", &skips);
    take("Leave quickly", &leaves);
    let all = TAPS.len() + 2;
    visit.end().map_err(|failure| failure.what)?;
    #[allow(clippy::cast_precision_loss)]
    let (answered, all) = ((all - lost) as f64, all as f64);
    Ok(vec![Figure {
        measured: format!("{answered} of {all} answered"),
        ..Figure::count("taps before it is alive", answered, all)
    }])
}
