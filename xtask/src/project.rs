//! Where the project is and what its lock file says.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;

/// The project's folder and what is derived from it.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the project from where cargo runs xtask, or upwards from the current folder.
    ///
    /// # Errors
    /// If neither is inside the project.
    pub fn find() -> Result<Self, Error> {
        let by_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = env::current_dir().map_err(Error::io("The current folder is gone"))?;
        let root = by_cargo
            .iter()
            .flat_map(|folder| folder.ancestors())
            .chain(here.ancestors())
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .ok_or_else(|| Error::Project("Run this inside the project's folder.".to_owned()))?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self {
            root: root.to_path_buf(),
            target,
        })
    }

    /// The folder that holds `Cargo.toml`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder to put on a host.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A place for notes and logs between runs; it goes away with `cargo clean`.
    #[must_use]
    pub fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The log of one step.
    #[must_use]
    pub fn log(&self, step: &str) -> PathBuf {
        self.scratch().join("logs").join(format!("{step}.log"))
    }

    /// A program that runs in the project's folder.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = process::command(program);
        command.current_dir(&self.root);
        command
    }

    /// The version of a crate in `Cargo.lock`.
    ///
    /// # Errors
    /// If the lock file or the crate in it is missing.
    pub fn locked_version(&self, name: &str) -> Result<String, Error> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path)
            .map_err(Error::io(format!("{} cannot be read", path.display())))?;
        locked_version(&lock, name)
            .ok_or_else(|| Error::Project(format!("Cargo.lock does not name {name}.")))
    }
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let value = |line: &str, key: &str| {
        let rest = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
        Some(rest.trim().trim_matches('"').to_owned())
    };
    lock.split("[[package]]").find_map(|package| {
        let field = |key| package.lines().find_map(|line| value(line, key));
        (field("name")? == name).then(|| field("version"))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-futures\"\n\
        version = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\
        source = \"registry\"\ndependencies = [\n \"cfg-if\",\n]\n";

    #[test]
    fn the_version_is_that_of_the_crate_itself() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen-futures").as_deref(),
            Some("0.4.80")
        );
        assert_eq!(locked_version(LOCK, "bindgen"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
        let windows = LOCK.replace('\n', "\r\n");
        assert_eq!(
            locked_version(&windows, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
    }

    #[test]
    fn the_project_is_found() {
        let project = Project::find().unwrap();
        assert!(project.root().join("Cargo.toml").is_file());
    }
}
