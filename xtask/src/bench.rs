//! `cargo xtask bench`: what things cost, as tables. Nothing fails on a time.

use crate::error::Error;
use crate::process::{self, Show};
use crate::project::Project;
use crate::test;

/// Start, save and search with 10, 500 and 3000 records, in Chromium over a release.
///
/// # Errors
/// If something is missing, the build fails, or the app does not get through.
pub fn storage(project: &Project) -> Result<(), Error> {
    let mut command = test::in_chromium(project)?;
    command.args(["--bench", "storage"]);
    process::run(command, &project.log("bench-storage"), Show::All)?.check("The bench")?;
    Ok(())
}
