//! Runs the journeys, engine by engine, each with a fresh profile and a server of its own.

use std::process::ExitCode;
use std::time::Instant;

use crate::args::Args;
use crate::engine::Engine;
use crate::journeys::{self, Journey};
use crate::report::{self, Tally};
use crate::visit::{Failure, Visit};
use crate::world::World;

/// Runs what was asked for and tells the exit code.
pub(crate) fn run(args: &Args) -> ExitCode {
    let world = match World::new(args) {
        Ok(world) => world,
        Err(error) => {
            report::complain(&format!("no place for profiles: {error}"));
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    if let Some(folder) = &args.screenshots {
        let pictures = |visit: &mut Visit<'_>| journeys::pictures(visit, folder);
        take(&world, Engine::Chromium, "pictures", pictures, &mut tally);
    }
    for (engine, journey) in chosen(args) {
        if world.was_interrupted() {
            break;
        }
        take(&world, engine, journey.name, journey.run, &mut tally);
    }
    let all_passed = tally.close() && !world.was_interrupted();
    drop(world);
    if all_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn chosen(args: &Args) -> impl Iterator<Item = (Engine, &'static Journey)> {
    let only_pictures = args.screenshots.is_some() && args.only.is_empty();
    args.engines.iter().filter(move |_| !only_pictures).flat_map(|engine| {
        journeys::ALL
            .iter()
            .filter(|journey| args.only.is_empty() || args.only.iter().any(|it| it == journey.name))
            .map(|journey| (*engine, journey))
    })
}

fn take(
    world: &World,
    engine: Engine,
    name: &'static str,
    journey: impl FnOnce(&mut Visit<'_>),
    tally: &mut Tally,
) {
    let begun = Instant::now();
    let outcome = match Visit::new(world, engine, name) {
        Ok(mut visit) => {
            journey(&mut visit);
            visit.end()
        }
        Err(what) => Err(Failure::bare(what)),
    };
    tally.add(engine, name, begun.elapsed(), &outcome);
}
