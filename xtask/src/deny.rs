//! `cargo xtask deny`: licences, bans and sources of all crates, by cargo-deny and `deny.toml`.

use crate::error::Error;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::tools::{Tool, Toolbox};

/// Installs cargo-deny, if it is missing, and runs it.
///
/// # Errors
/// If cargo-deny cannot be had or finds something.
pub fn deny(project: &Project) -> Result<(), Error> {
    let toolbox = Toolbox::open(project)?;
    setup::ensure(project, &toolbox, &[Tool::CargoDeny])?;
    check_all(project, &toolbox)
}

/// Runs cargo-deny. Advisories are looked at too; where their database cannot be reached, that is
/// said and no failure.
///
/// # Errors
/// If cargo-deny is missing or finds something.
pub fn check_all(project: &Project, toolbox: &Toolbox) -> Result<(), Error> {
    check(
        project,
        toolbox,
        &["licenses", "bans", "sources"],
        "deny",
        Show::All,
    )?
    .check("The check of licences, bans and sources")?;
    let advisories = check(
        project,
        toolbox,
        &["advisories"],
        "deny-advisories",
        Show::Progress,
    )?;
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
    show: Show,
) -> Result<process::Outcome, Error> {
    let tool = toolbox
        .find(Tool::CargoDeny)
        .ok_or_else(|| Error::Missing {
            what: "cargo-deny".to_owned(),
            remedy: "run `cargo xtask deny`".to_owned(),
        })?;
    let mut command = project.command(tool);
    command
        .args(["--workspace", "check", "--hide-inclusion-graph"])
        .args(what);
    process::run(command, &project.log(log), show)
}

/// In cargo-deny's own words; anything else is a finding or a fault.
fn is_out_of_reach(output: &str) -> bool {
    output.contains("failed to fetch advisory database")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_can_be_out_of_reach() {
        for (output, expected) in [
            (
                "[ERROR] failed to fetch advisory database \
                 https://github.com/RustSec/advisory-db with cli: …",
                true,
            ),
            (
                "error[vulnerability]: `x` answers “Connection refused”",
                false,
            ),
            ("advisories FAILED", false),
        ] {
            assert_eq!(is_out_of_reach(output), expected, "{output}");
        }
    }
}
