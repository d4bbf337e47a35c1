//! Builds the folder that is put on a host, and knows whether that is needed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::finish;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::tools::{self, BINARYEN, ESBUILD, TRUNK, Tool, Toolbox};

/// What a build is made of; the tests are not in it.
const INPUTS: [&str; 12] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "assets",
    "build.rs",
    "guide",
    "index.html",
    "src",
    "style",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// Adds to the flags of `.cargo/config.toml`, unlike `RUSTFLAGS`; flags are divided by spaces.
const MORE_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

const TRUNK_GAVE_UP: &str = "ERROR ❌ error";

/// `cargo xtask dist`: sets up what is missing and builds.
///
/// # Errors
/// If a tool cannot be had or the build fails.
pub fn dist(project: &Project, public_url: Option<&str>) -> Result<(), Error> {
    let toolbox = Toolbox::open(project)?;
    setup::ensure(project, &toolbox, &setup::BUILD)?;
    build(project, &toolbox, public_url)
}

/// Builds the release into `dist/`.
///
/// # Errors
/// If the build fails.
pub fn build(project: &Project, toolbox: &Toolbox, public_url: Option<&str>) -> Result<(), Error> {
    let started = Instant::now();
    let note = note(project);
    // A build that breaks off must not look like one that is finished.
    let _ = fs::remove_file(&note);
    let inputs = inputs_of(project, public_url);
    say::line("Building the release (a few minutes the first time) …");
    let mut command = trunk(project, toolbox)?;
    command.args(["--quiet", "--offline", "true", "build", "--release"]);
    command.arg("--dist").arg(project.dist());
    if let Some(url) = public_url {
        command.args(["--public-url", url]);
    }
    if let Some(flag) = no_path_of_this_machine() {
        command.env(MORE_FLAGS, flag);
    }
    let mut outcome = process::run(command, &project.log("dist"), Show::Stdout)?;
    // Behind the reason trunk only says that there was one.
    if let Some(end) = outcome
        .output
        .find(TRUNK_GAVE_UP)
        .filter(|_| !outcome.success)
    {
        let end = outcome.output[..end].rfind('\n').unwrap_or(0);
        outcome.output.truncate(end);
    }
    outcome.check("The build")?;
    if !project.dist().join("index.html").is_file() {
        return Err(Error::Project(
            "The build ended well but made no dist/index.html.".to_owned(),
        ));
    }
    say::line(format_args!(
        "Built dist/ in {}.",
        say::duration(started.elapsed())
    ));
    if let (Ok(inputs), Ok(output)) = (inputs, hash_of(&project.dist(), &["."])) {
        let written = fs::create_dir_all(project.scratch())
            .and_then(|()| fs::write(&note, format!("{inputs}\n{output}\n")));
        if let Err(error) = written {
            say::error(format_args!(
                "{} cannot be written: {error}.",
                note.display()
            ));
        }
    }
    Ok(())
}

/// `cargo xtask finish`: what trunk's hook after a build does.
///
/// # Errors
/// If trunk did not call, esbuild is missing, or a part is malformed.
pub fn finish(project: &Project) -> Result<(), Error> {
    let toolbox = Toolbox::open(project)?;
    // Whoever calls trunk without us may have another version.
    let program = toolbox
        .find(Tool::Esbuild)
        .or_else(|| tools::first_on_path(&["esbuild"]))
        .ok_or_else(|| Error::Missing {
            what: format!("esbuild {ESBUILD}"),
            remedy: "put it on the PATH, or run `cargo xtask run` once, which installs it"
                .to_owned(),
        })?;
    let esbuild = |entry: &Path, how: &[String]| finish::esbuild(&program, entry, how);
    finish::Options::from_env(project.root().to_path_buf(), project.dist())
        .and_then(|options| finish::finish(&options, &esbuild))
        .map(say::line)
        .map_err(|error| Error::Part(format!("{error:#}")))
}

/// Whether `dist/` is what a build now would make: nothing that goes into it, and nothing in it,
/// has changed since the last one.
#[must_use]
pub fn is_fresh(project: &Project, public_url: Option<&str>) -> bool {
    let Ok(noted) = fs::read_to_string(note(project)) else {
        return false;
    };
    match (
        inputs_of(project, public_url),
        hash_of(&project.dist(), &["."]),
    ) {
        (Ok(inputs), Ok(output)) => noted == format!("{inputs}\n{output}\n"),
        _ => false,
    }
}

/// trunk, with the tools that it calls first on its `PATH`.
///
/// # Errors
/// If trunk is not there.
pub fn trunk(project: &Project, toolbox: &Toolbox) -> Result<std::process::Command, Error> {
    let trunk = toolbox.find(Tool::Trunk).ok_or_else(|| Error::Missing {
        what: format!("trunk {TRUNK}"),
        remedy: "run `cargo xtask run` once".to_owned(),
    })?;
    let mut command = project.command(trunk);
    command.env("PATH", toolbox.path_with(&setup::BUILD));
    // trunk takes these for its own options and stumbles over values such as "1".
    command.env_remove("NO_COLOR").env_remove("TRUNK_CONFIG");
    command.env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// Places in the code of libraries, which panics tell, begin with the folder of cargo: that has somebody's name in it,
/// and would make each machine's wasm another one. None if the path has a space, which divides flags.
fn no_path_of_this_machine() -> Option<String> {
    let home = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
        .ok()?;
    let has_space = home.contains(char::is_whitespace);
    (!has_space).then(|| format!("--remap-path-prefix={home}/registry/src/="))
}

fn note(project: &Project) -> PathBuf {
    project.scratch().join("dist.fresh")
}

fn inputs_of(project: &Project, public_url: Option<&str>) -> io::Result<String> {
    let files = hash_of(project.root(), &INPUTS)?;
    let rustc = process::ask("rustc", &["--version"]).unwrap_or_default();
    let url = public_url.unwrap_or_default();
    let all = [&files, &rustc, TRUNK, BINARYEN, ESBUILD, url].join("\n");
    Ok(hex(&Sha256::digest(all)))
}

/// One hash over the names and contents of all files under these parts of a folder.
fn hash_of(folder: &Path, parts: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for part in parts {
        list(&folder.join(part), &mut files)?;
    }
    files.sort();
    let mut all = Sha256::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        all.update(Sha256::digest(name.to_string_lossy().as_bytes()));
        all.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(hex(&all.finalize()))
}

fn list(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            list(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_sees_names_and_contents() {
        let folder = std::env::temp_dir().join(format!("xtask-dist-{}", std::process::id()));
        fs::create_dir_all(folder.join("a")).unwrap();
        let hash = || hash_of(&folder, &["a", "absent"]).unwrap();
        let mut seen = vec![hash()];
        fs::write(folder.join("a/one"), "1").unwrap();
        seen.push(hash());
        fs::write(folder.join("a/one"), "2").unwrap();
        seen.push(hash());
        fs::rename(folder.join("a/one"), folder.join("a/two")).unwrap();
        seen.push(hash());
        fs::write(folder.join("outside"), "3").unwrap();
        assert_eq!(hash(), seen[3]);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 4);
        fs::remove_dir_all(folder).unwrap();
    }
}
