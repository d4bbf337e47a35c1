//! Troth's end-to-end tests: journeys through the built app in three browser engines.
//!
//! `cargo xtask test e2e` runs them; `cargo run -p troth-e2e -- --list` names them.
//!
//! Reading order: `journeys/` (what is tested, in sentences), `visit/` (the words that those
//! sentences are made of), `engine/` (how each browser is driven), `crash` (how one is killed), `run` and `report`.

mod args;
mod bench;
mod build;
mod chance;
mod crash;
mod engine;
mod folder;
mod hosts;
mod journeys;
mod plain;
mod process;
mod report;
mod run;
mod site;
mod store;
mod tools;
mod visit;
mod world;

use std::process::ExitCode;

use args::Args;

fn main() -> ExitCode {
    match Args::read(std::env::args().skip(1)) {
        Ok(args) if args.list => {
            report::names();
            ExitCode::SUCCESS
        }
        Ok(args) => match args.bench {
            Some(bench) => bench::run(&args, bench),
            None => run::run(&args),
        },
        Err(message) => {
            report::complain(&message);
            ExitCode::from(2)
        }
    }
}
