//! `cargo xtask bench`: what a person feels, as a table. Nothing fails on a time.

use std::fs;
use std::path::{self, Path, PathBuf};

use crate::cli::{Bench, Figures};
use crate::dist;
use crate::error::Error;
use crate::finish;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::shell;
use crate::test;
use crate::tools::Toolbox;

/// Measures a release in Chromium.
///
/// # Errors
/// If something is missing, a build fails, or a figure cannot be measured.
pub fn bench(project: &Project, what: &Bench) -> Result<(), Error> {
    let built = what.dist.as_deref().map(existing).transpose()?;
    let mut command = test::in_chromium(project, built.as_deref())?;
    if what.part != Figures::Storage {
        let toolbox = Toolbox::open(project)?;
        command.env("LIGHTHOUSE", setup::ensure_lighthouse(&toolbox)?);
    }
    if matches!(what.part, Figures::All | Figures::Load) {
        command.arg("--beside").arg(beside(project)?);
        command.args(["--runs", &what.runs.to_string()]);
    }
    let name = what.part.name();
    command.args(["--bench", name]);
    let log = project.log(&format!("bench-{name}"));
    process::run(command, &log, Show::All)?.check("The bench")?;
    Ok(())
}

/// The folder of a build, by a path that holds from everywhere.
fn existing(folder: &Path) -> Result<PathBuf, Error> {
    if !folder.join("index.html").is_file() {
        let folder = folder.display();
        return Err(Error::Usage(format!(
            "{folder} is not a build: it has no index.html."
        )));
    }
    path::absolute(folder).map_err(Error::io(format!("{} cannot be found", folder.display())))
}

/// The pages to compare with, each in a folder of its own, compressed as the app is.
fn beside(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.scratch().join("beside");
    let (counter, plain) = (folder.join("counter"), folder.join("plain"));
    build_counter(project, &counter)?;
    fs::create_dir_all(&plain)
        .and_then(|()| fs::write(plain.join("index.html"), shell::plain()))
        .map_err(Error::io(format!("{} cannot be written", plain.display())))?;
    for folder in [&counter, &plain] {
        finish::compress_folder(folder).map_err(|error| Error::Part(format!("{error:#}")))?;
    }
    Ok(folder)
}

fn build_counter(project: &Project, folder: &Path) -> Result<(), Error> {
    say::line("Building the counter to compare with (a minute the first time) …");
    let mut command = dist::trunk(project, &Toolbox::open(project)?)?;
    command.current_dir(project.root().join("tests/bench/counter"));
    // trunk would find the app's scripts in a folder that both share.
    command.env("CARGO_TARGET_DIR", project.scratch().join("counter"));
    command.args(["--quiet", "--offline", "true", "build", "--release"]);
    command.arg("--dist").arg(folder);
    process::run(command, &project.log("counter"), Show::Progress)?.check("The counter's build")?;
    Ok(())
}
