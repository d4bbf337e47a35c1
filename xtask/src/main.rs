//! `cargo xtask`: see `cargo xtask help`.

use std::env;
use std::process::ExitCode;

use xtask::cli::{self, Command};
use xtask::error::Error;
use xtask::project::Project;
use xtask::{bench, deny, dist, icons, run, say, test};

fn main() -> ExitCode {
    let done = cli::parse(env::args_os().skip(1)).and_then(execute);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // The summary has told all, and its last line is to stay the last.
        Err(Error::TestsFailed) => ExitCode::FAILURE,
        Err(error @ Error::Usage(_)) => {
            say::error(error);
            ExitCode::from(2)
        }
        Err(error) => {
            say::error(format_args!("\n{error}"));
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<(), Error> {
    if command == Command::Help {
        say::line(cli::HELP.trim_end());
        return Ok(());
    }
    let project = Project::find()?;
    match command {
        Command::Help => Ok(()),
        Command::Run { port, open } => run::run(&project, port, open),
        Command::Dev { port, open } => run::dev(&project, port, open),
        Command::Dist { public_url } => dist::dist(&project, public_url.as_deref()),
        Command::Test(request) => test::test(&project, &request),
        Command::Bench(what) => bench::bench(&project, &what),
        Command::Deny => deny::deny(&project),
        Command::Screenshots => test::screenshots(&project),
        Command::Icons => icons::icons(project.root()).map_err(Error::Part),
        Command::Finish => dist::finish(&project),
    }
}
