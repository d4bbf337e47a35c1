//! The tools: which version of each, and where it is found. Versions stand here and nowhere else.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process;
use crate::project::Project;

/// The bundler of the app.
pub const TRUNK: &str = "0.21.14";
/// Firefox's WebDriver.
pub const GECKODRIVER: &str = "0.37.1";
/// The npm package with wasm-opt; `Trunk.toml` names the same number.
pub const BINARYEN: &str = "132.0.0";
/// Bundles the styles.
pub const ESBUILD: &str = "0.28.2";
/// Looks for barriers in the end-to-end tests.
pub const AXE_CORE: &str = "4.14.1";
/// Measures how a page loads, in `cargo xtask bench`.
pub const LIGHTHOUSE: &str = "13.5.0";
/// Checks licences and sources.
pub const CARGO_DENY: &str = "0.20.2";
/// The target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that xtask can install for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// trunk.
    Trunk,
    /// wasm-bindgen; its version is that of the crate in `Cargo.lock`.
    WasmBindgen,
    /// wasm-bindgen-test-runner, which comes with wasm-bindgen.
    TestRunner,
    /// wasm-opt, of the npm package binaryen.
    WasmOpt,
    /// esbuild, of npm.
    Esbuild,
    /// geckodriver.
    Geckodriver,
    /// cargo-deny.
    CargoDeny,
}

/// A crate to install: its name and its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// The crate's name in the registry.
    pub name: &'static str,
    /// The exact version.
    pub version: String,
    /// How long an install took on 2 cores, told before it begins.
    pub usual: &'static str,
}

/// Where the tools are kept, and the one version that depends on the project.
#[derive(Clone, Debug)]
pub struct Toolbox {
    folder: PathBuf,
    wasm_bindgen: String,
}

impl Toolbox {
    /// The toolbox of this person and project. Makes no folder yet.
    ///
    /// # Errors
    /// If there is no home to keep tools in, or no `Cargo.lock`.
    pub fn open(project: &Project) -> Result<Self, Error> {
        let folder = folder(|name| env::var_os(name).filter(|value| !value.is_empty())).ok_or(
            Error::Missing {
                what: "A folder for tools".to_owned(),
                remedy: "set TROTH_TOOLS to one".to_owned(),
            },
        )?;
        Ok(Self {
            folder,
            wasm_bindgen: project.locked_version("wasm-bindgen")?,
        })
    }

    /// The folder of all tools.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the npm packages.
    #[must_use]
    pub fn node(&self) -> PathBuf {
        self.folder.join("node")
    }

    /// axe-core's script, if it is there in the right version.
    #[must_use]
    pub fn axe(&self) -> Option<PathBuf> {
        self.node_package("axe-core", AXE_CORE)
            .map(|package| package.join("axe.min.js"))
    }

    /// The folder of Lighthouse, if it is there in the right version.
    #[must_use]
    pub fn lighthouse(&self) -> Option<PathBuf> {
        self.node_package("lighthouse", LIGHTHOUSE)
    }

    /// The crate that brings a tool; nothing for the tools of npm.
    #[must_use]
    pub fn crate_of(&self, tool: Tool) -> Option<Crate> {
        let (name, version, usual) = match tool {
            Tool::Trunk => ("trunk", TRUNK, "6 minutes"),
            Tool::WasmBindgen | Tool::TestRunner => {
                ("wasm-bindgen-cli", self.wasm_bindgen.as_str(), "2 minutes")
            }
            Tool::Geckodriver => ("geckodriver", GECKODRIVER, "2 minutes"),
            Tool::CargoDeny => ("cargo-deny", CARGO_DENY, "3 minutes"),
            Tool::WasmOpt | Tool::Esbuild => return None,
        };
        Some(Crate {
            name,
            version: version.to_owned(),
            usual,
        })
    }

    /// Where a crate is installed.
    #[must_use]
    pub fn crate_folder(&self, of: &Crate) -> PathBuf {
        // The command is called wasm-bindgen, and so is its folder.
        self.folder.join(format!(
            "{}-{}",
            of.name.trim_end_matches("-cli"),
            of.version
        ))
    }

    /// A tool of the right version: one of ours, or one on `PATH`.
    #[must_use]
    pub fn find(&self, tool: Tool) -> Option<PathBuf> {
        self.ours(tool).or_else(|| {
            on_path(tool.program()).into_iter().find(|path| {
                process::ask(path, &["--version"])
                    .is_some_and(|line| version_in(&line) == Some(self.version(tool)))
            })
        })
    }

    /// A `PATH` on which these tools come first.
    #[must_use]
    pub fn path_with(&self, tools: &[Tool]) -> OsString {
        let ours = tools
            .iter()
            .filter_map(|tool| Some(self.find(*tool)?.parent()?.to_path_buf()))
            .collect::<Vec<_>>();
        let path = env::var_os("PATH").unwrap_or_default();
        let all = ours.into_iter().chain(env::split_paths(&path));
        env::join_paths(all).unwrap_or(path)
    }

    fn ours(&self, tool: Tool) -> Option<PathBuf> {
        let program = format!("{}{}", tool.program(), env::consts::EXE_SUFFIX);
        let path = match self.crate_of(tool) {
            Some(of) => self.crate_folder(&of).join("bin").join(program),
            None => {
                let (package, version) = match tool {
                    Tool::WasmOpt => ("binaryen", BINARYEN),
                    _ => ("esbuild", ESBUILD),
                };
                self.node_package(package, version)?;
                let suffix = if cfg!(windows) { ".cmd" } else { "" };
                self.node()
                    .join("node_modules/.bin")
                    .join(format!("{}{suffix}", tool.program()))
            }
        };
        path.is_file().then_some(path)
    }

    fn node_package(&self, name: &str, version: &str) -> Option<PathBuf> {
        let folder = self.node().join("node_modules").join(name);
        let manifest = fs::read_to_string(folder.join("package.json")).ok()?;
        let manifest: serde_json::Value = serde_json::from_str(&manifest).ok()?;
        (manifest.get("version")?.as_str()? == version).then_some(folder)
    }

    fn version(&self, tool: Tool) -> &str {
        match tool {
            Tool::Trunk => TRUNK,
            Tool::WasmBindgen | Tool::TestRunner => &self.wasm_bindgen,
            // wasm-opt calls itself "version 132".
            Tool::WasmOpt => BINARYEN.trim_end_matches(".0"),
            Tool::Esbuild => ESBUILD,
            Tool::Geckodriver => GECKODRIVER,
            Tool::CargoDeny => CARGO_DENY,
        }
    }
}

impl Tool {
    /// The name of the program.
    #[must_use]
    pub const fn program(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen",
            Self::TestRunner => "wasm-bindgen-test-runner",
            Self::WasmOpt => "wasm-opt",
            Self::Esbuild => "esbuild",
            Self::Geckodriver => "geckodriver",
            Self::CargoDeny => "cargo-deny",
        }
    }
}

/// Every program of this name on `PATH`, in its order.
#[must_use]
pub fn on_path(program: &str) -> Vec<PathBuf> {
    let names = if cfg!(windows) {
        vec![format!("{program}.exe"), format!("{program}.cmd")]
    } else {
        vec![program.to_owned()]
    };
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .filter(|path| path.is_file())
        .collect()
}

/// The first of these programs on `PATH`.
#[must_use]
pub fn first_on_path(programs: &[&str]) -> Option<PathBuf> {
    programs
        .iter()
        .find_map(|program| on_path(program).into_iter().next())
}

fn folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(own) = variable("TROTH_TOOLS") {
        return Some(own.into());
    }
    let cache = variable("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| {
        let home = variable("HOME").or_else(|| variable("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cache"))
    })?;
    Some(cache.join("troth").join("tools"))
}

/// The first word of a version line that begins with a digit.
fn version_in(line: &str) -> Option<&str> {
    line.split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_each_tool_says() {
        for (line, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("0.28.2", Some("0.28.2")),
            ("geckodriver 0.37.1 ( 2026-05-01)", Some("0.37.1")),
            ("no version", None),
        ] {
            assert_eq!(version_in(line), version, "{line}");
        }
    }

    #[test]
    fn the_folder_is_the_first_that_is_named() {
        let with = |set: &'static [(&'static str, &'static str)]| {
            folder(move |name| {
                set.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, v)| v.into())
            })
        };
        let tools = |path: &str| Some(PathBuf::from(path));
        assert_eq!(with(&[("TROTH_TOOLS", "/t"), ("HOME", "/h")]), tools("/t"));
        assert_eq!(
            with(&[("XDG_CACHE_HOME", "/c"), ("HOME", "/h")]),
            tools("/c/troth/tools")
        );
        assert_eq!(with(&[("HOME", "/h")]), tools("/h/.cache/troth/tools"));
        assert_eq!(with(&[]), None);
    }

    #[test]
    fn crates_have_a_folder_with_their_version() {
        let toolbox = Toolbox {
            folder: "/tools".into(),
            wasm_bindgen: "0.2.130".to_owned(),
        };
        let folder = |tool| toolbox.crate_of(tool).map(|of| toolbox.crate_folder(&of));
        assert_eq!(folder(Tool::Trunk), Some("/tools/trunk-0.21.14".into()));
        assert_eq!(
            folder(Tool::TestRunner),
            Some("/tools/wasm-bindgen-0.2.130".into())
        );
        assert_eq!(folder(Tool::WasmOpt), None);
    }
}
