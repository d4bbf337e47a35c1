//! The command line.

use std::path::PathBuf;

use crate::bench::Bench;
use crate::engine::Engine;
use crate::journeys;

const USAGE: &str = "usage: troth-e2e [--dist DIR] [--engine chromium|firefox|webkit]… \
    [--only JOURNEY]… [--soak ROUNDS] [--seed NUMBER] [--screenshots DIR] \
    [--bench all|load|storage|swipe] [--beside DIR] [--runs NUMBER] [--list]";

/// How often a journey goes round, if it does, when nobody asks for more.
const ROUNDS: u64 = 5;
/// How often a page is loaded for a median, when nobody says.
const RUNS: u64 = 5;

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Args {
    /// The built app.
    pub(crate) dist: PathBuf,
    /// The engines, in the order in which they run.
    pub(crate) engines: Vec<Engine>,
    /// The names of journeys; empty for all.
    pub(crate) only: Vec<String>,
    /// How often a journey goes round, if it does.
    pub(crate) rounds: u64,
    /// The seed of chance, if the same is wanted again.
    pub(crate) seed: Option<u64>,
    /// The project, if its pictures are wanted.
    pub(crate) screenshots: Option<PathBuf>,
    /// Measure this, and run no journey.
    pub(crate) bench: Option<Bench>,
    /// Folders of pages to compare with, for `--bench all` and `load`.
    pub(crate) beside: Option<PathBuf>,
    /// How often each page is loaded for a median.
    pub(crate) runs: u64,
    /// Only name the journeys.
    pub(crate) list: bool,
}

impl Args {
    /// Reads the arguments, or says what is wrong with them.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self {
            dist: PathBuf::from("dist"),
            engines: Vec::new(),
            only: Vec::new(),
            rounds: ROUNDS,
            seed: None,
            screenshots: None,
            bench: None,
            beside: None,
            runs: RUNS,
            list: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n{USAGE}"));
            match word.as_str() {
                "--dist" => args.dist = PathBuf::from(value()?),
                "--engine" => args.engines.push(engine(&value()?)?),
                "--only" => args.only.push(journey(value()?)?),
                "--soak" => args.rounds = number(&value()?, 1)?,
                "--seed" => args.seed = Some(number(&value()?, 0)?),
                "--screenshots" => args.screenshots = Some(PathBuf::from(value()?)),
                "--bench" => args.bench = Some(bench(&value()?)?),
                "--beside" => args.beside = Some(PathBuf::from(value()?)),
                "--runs" => args.runs = number(&value()?, 1)?,
                "--list" => args.list = true,
                _ => return Err(format!("what is {word}?\n{USAGE}")),
            }
        }
        if args.engines.is_empty() {
            args.engines = Engine::ALL.to_vec();
        }
        if !args.list && !args.dist.join("index.html").is_file() {
            return Err(format!("there is no built app in {}", args.dist.display()));
        }
        Ok(args)
    }
}

fn number(text: &str, least: u64) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| *number >= least);
    number.ok_or_else(|| format!("{text} is not a number from {least}\n{USAGE}"))
}

fn engine(name: &str) -> Result<Engine, String> {
    Engine::from_name(name).ok_or_else(|| format!("no engine is called {name}\n{USAGE}"))
}

fn bench(name: &str) -> Result<Bench, String> {
    Bench::from_name(name).ok_or_else(|| format!("no bench is called {name}\n{USAGE}"))
}

fn journey(name: String) -> Result<String, String> {
    if journeys::ALL.iter().any(|journey| journey.name == name) {
        Ok(name)
    } else {
        Err(format!("no journey is called {name}; --list names them"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, String> {
        Args::read(line.split_whitespace().map(str::to_owned))
    }

    #[track_caller]
    fn check_refused(line: &str, reason: &str) {
        let message = read(line).unwrap_err();
        assert!(message.contains(reason), "{message}");
    }

    #[test]
    fn all_engines_run_unless_some_are_named() {
        assert_eq!(read("--list").unwrap().engines, Engine::ALL);
        let named = read("--list --engine webkit --engine firefox").unwrap();
        assert_eq!(named.engines, [Engine::WebKit, Engine::Firefox]);
    }

    #[test]
    fn rounds_and_chance_can_be_asked_for() {
        let args = read("--list --soak 40 --seed 7").unwrap();
        assert_eq!((args.rounds, args.seed), (40, Some(7)));
        assert_eq!(read("--list").unwrap().rounds, ROUNDS);
    }

    #[test]
    fn what_is_measured_can_be_named() {
        let args = read("--list --bench load --beside /x --runs 3").unwrap();
        assert_eq!((args.bench, args.runs), (Some(Bench::Load), 3));
        assert_eq!(args.beside, Some(PathBuf::from("/x")));
        let args = read("--list --bench all").unwrap();
        assert_eq!((args.bench, args.runs), (Some(Bench::All), RUNS));
        assert_eq!(read("--list").unwrap().bench, None);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        check_refused("--engine netscape", "no engine is called netscape");
        check_refused("--only nothing", "no journey is called nothing");
        check_refused("--fast", "what is --fast?");
        check_refused("--engine", "--engine needs a value");
        check_refused("--soak 0", "0 is not a number from 1");
        check_refused("--bench speed", "no bench is called speed");
        check_refused("--runs 0", "0 is not a number from 1");
        check_refused("--seed x", "x is not a number from 0");
        check_refused("--dist /nowhere/at/all", "no built app in /nowhere/at/all");
    }

    #[test]
    fn every_journey_has_a_name_of_its_own() {
        let mut names: Vec<_> = journeys::ALL.iter().map(|journey| journey.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), journeys::ALL.len());
    }
}
