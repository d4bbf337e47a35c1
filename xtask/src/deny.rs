//! `cargo xtask deny`: licences, bans and sources of all crates, by cargo-deny and `deny.toml`.

use crate::error::Error;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::tools::{Tool, Toolbox};

/// Installs cargo-deny, if it is missing, and runs it. Advisories are looked at too, but where
/// their database cannot be reached that is only said.
///
/// # Errors
/// If cargo-deny cannot be had or finds something.
pub fn deny(project: &Project) -> Result<(), Error> {
    let toolbox = Toolbox::open(project)?;
    setup::ensure(project, &toolbox, &[Tool::CargoDeny])?;
    check(project, &toolbox, &["licenses", "bans", "sources"], "deny")?
        .check("The check of licences, bans and sources")?;
    let advisories = check(project, &toolbox, &["advisories"], "deny-advisories")?;
    if !advisories.success && is_out_of_reach(&advisories.output) {
        say::line("The database of advisories cannot be reached from here: not looked at.");
        return Ok(());
    }
    advisories.check("The check of advisories").map(drop)
}

fn check(
    project: &Project,
    toolbox: &Toolbox,
    what: &[&str],
    log: &str,
) -> Result<process::Outcome, Error> {
    let tool = toolbox
        .find(Tool::CargoDeny)
        .ok_or_else(|| Error::Missing {
            what: "cargo-deny".to_owned(),
            remedy: "run `cargo xtask deny`".to_owned(),
        })?;
    let mut command = project.command(tool);
    command.args(["--workspace", "check"]).args(what);
    process::run(command, &project.log(log), Show::All)
}

fn is_out_of_reach(output: &str) -> bool {
    process::is_network_trouble(output) || output.contains("failed to fetch advisory database")
}
