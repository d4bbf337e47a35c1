//! Installs the tools that are missing, and says what and how long.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::error::Error;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::tools::{self, AXE_CORE, BINARYEN, ESBUILD, LIGHTHOUSE, Tool, Toolbox, WASM_TARGET};

/// What building the app needs.
pub const BUILD: [Tool; 4] = [Tool::Trunk, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild];

/// What is to be there.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// These tools.
    pub tools: &'a [Tool],
    /// axe-core.
    pub axe: bool,
    /// rustfmt and clippy.
    pub components: bool,
}

/// Makes sure that the wasm target, the crates and these tools are there.
///
/// # Errors
/// If something is missing and cannot be installed; the first such thing ends it.
pub fn ensure(project: &Project, toolbox: &Toolbox, tools: &[Tool]) -> Result<(), Error> {
    let wanted = Wanted {
        tools,
        axe: false,
        components: false,
    };
    install(project, toolbox, wanted, &mut Err)
}

/// Makes sure that all of this is there. What fails does not keep the rest from being installed.
///
/// # Errors
/// If something is missing and cannot be installed; every cause is told.
pub fn ensure_each(project: &Project, toolbox: &Toolbox, wanted: Wanted<'_>) -> Result<(), Error> {
    let mut errors = Vec::new();
    let done = install(project, toolbox, wanted, &mut |error| {
        // What only the person can mend is told at once too: the long installs come after it.
        if matches!(error, Error::Missing { .. }) {
            say::error(&error);
        }
        errors.push(error);
        Ok(())
    });
    Error::all(errors.into_iter().chain(done.err()))
}

/// Makes sure that Lighthouse is there: only measuring needs it, and it is large.
///
/// # Errors
/// If it is missing and cannot be installed.
pub fn ensure_lighthouse(toolbox: &Toolbox) -> Result<PathBuf, Error> {
    let _only_one = lock(toolbox)?;
    if toolbox.lighthouse().is_none() {
        let packages = format!("Lighthouse {LIGHTHOUSE}");
        install_packages(toolbox, &npm()?, &packages, true)?;
    }
    toolbox.lighthouse().ok_or_else(|| Error::Missing {
        what: "Lighthouse, although it was installed,".to_owned(),
        remedy: format!("remove {} and try again", toolbox.folder().display()),
    })
}

/// Installs what is missing, the quick things first. What fails is given to `failed`, which says
/// whether to go on.
fn install(
    project: &Project,
    toolbox: &Toolbox,
    wanted: Wanted<'_>,
    failed: &mut dyn FnMut(Error) -> Result<(), Error>,
) -> Result<(), Error> {
    let started = Instant::now();
    let _only_one = lock(toolbox)?;
    let mut fine = true;
    let mut note = |done: Result<(), Error>| {
        fine &= done.is_ok();
        done.or_else(&mut *failed)
    };
    let (of_npm, of_cargo): (Vec<_>, Vec<_>) = wanted
        .tools
        .iter()
        .filter(|tool| toolbox.find(**tool).is_none())
        .partition(|tool| toolbox.crate_of(**tool).is_none());
    let needs_npm = !of_npm.is_empty() || (wanted.axe && toolbox.axe().is_none());
    let npm = match needs_npm.then(npm).transpose() {
        Ok(npm) => npm,
        Err(error) => {
            note(Err(error))?;
            None
        }
    };
    note(wasm_target(project, toolbox))?;
    if wanted.components {
        note(components(project, toolbox))?;
    }
    note(crates(project, toolbox))?;
    if let Some(npm) = npm {
        let packages = format!("wasm-opt {BINARYEN}, esbuild {ESBUILD}, axe-core {AXE_CORE}");
        let lighthouse = toolbox.lighthouse().is_some();
        let installed = install_packages(toolbox, &npm, &packages, lighthouse)
            .and_then(|()| of_npm.iter().try_for_each(|tool| is_there(toolbox, *tool)));
        note(installed)?;
    }
    let mut broken = Vec::new();
    for tool in of_cargo {
        let Some(of) = toolbox.crate_of(tool) else {
            continue;
        };
        // One crate may bring two tools.
        if broken.contains(&of.name) || toolbox.find(tool).is_some() {
            continue;
        }
        let installed = install_crate(toolbox, &of).and_then(|()| is_there(toolbox, tool));
        if installed.is_err() {
            broken.push(of.name);
        }
        note(installed)?;
    }
    if fine {
        say::line(format_args!(
            "Tools are ready ({}).",
            say::duration(started.elapsed())
        ));
    }
    Ok(())
}

fn is_there(toolbox: &Toolbox, tool: Tool) -> Result<(), Error> {
    if toolbox.find(tool).is_some() {
        return Ok(());
    }
    Err(Error::Missing {
        what: format!("{}, although it was installed,", tool.program()),
        remedy: format!("remove {} and try again", toolbox.folder().display()),
    })
}

/// Runs one installing step: says what it does and how long it took.
///
/// # Errors
/// If the program cannot be started or fails.
pub fn step(what: &str, hint: &str, command: Command, log: &Path) -> Result<(), Error> {
    say::line(format_args!("{what}{hint} …"));
    let outcome = process::run(command, log, Show::Progress)?.check_installer(what)?;
    say::line(format_args!("  done in {}", say::duration(outcome.elapsed)));
    Ok(())
}

/// The lock that keeps two runs from installing the same thing at once. Held until it is dropped.
///
/// # Errors
/// If the toolbox's folder cannot be used.
pub fn lock(toolbox: &Toolbox) -> Result<File, Error> {
    let folder = toolbox.folder();
    let refused = || format!("{} cannot be used", folder.display());
    fs::create_dir_all(folder).map_err(Error::io(refused()))?;
    let file = File::create(folder.join("lock")).map_err(Error::io(refused()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            say::line("Another run is installing tools; waiting for it …");
            file.lock().map_err(Error::io(refused()))?;
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(Error::io(refused())(error)),
    }
}

fn log(toolbox: &Toolbox, name: &str) -> PathBuf {
    toolbox.folder().join("logs").join(format!("{name}.log"))
}

fn wasm_target(project: &Project, toolbox: &Toolbox) -> Result<(), Error> {
    let mut rustc = project.command("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let here = rustc
        .output()
        .ok()
        .filter(|output| output.status.success())
        .is_some_and(|output| {
            PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).is_dir()
        });
    if here {
        return Ok(());
    }
    if tools::on_path("rustup").is_empty() {
        return Err(Error::Missing {
            what: format!("Rust's target {WASM_TARGET}"),
            remedy: "add it to your Rust, or install rustup (https://rustup.rs) and try again"
                .to_owned(),
        });
    }
    let mut command = project.command("rustup");
    command.args(["target", "add", WASM_TARGET]);
    step(
        &format!("Adding Rust's target {WASM_TARGET}"),
        "",
        command,
        &log(toolbox, "wasm-target"),
    )
}

/// rustfmt and clippy, which rustup's minimal profile leaves out.
fn components(project: &Project, toolbox: &Toolbox) -> Result<(), Error> {
    let log = log(toolbox, "components");
    let missing = |name: &str| -> Result<bool, Error> {
        let mut command = project.command("cargo");
        command.args([name, "--version"]);
        Ok(!process::run(command, &log, Show::Progress)?.success)
    };
    if !missing("fmt")? && !missing("clippy")? {
        return Ok(());
    }
    if tools::on_path("rustup").is_empty() {
        return Err(Error::Missing {
            what: "rustfmt or clippy".to_owned(),
            remedy: "add both to your Rust, or install rustup (https://rustup.rs) and try again"
                .to_owned(),
        });
    }
    let mut command = project.command("rustup");
    command.args(["component", "add", "rustfmt", "clippy"]);
    step("Adding rustfmt and clippy to Rust", "", command, &log)
}

/// Fetches what `Cargo.lock` names, so that a build fails for no network before it begins.
fn crates(project: &Project, toolbox: &Toolbox) -> Result<(), Error> {
    let host = process::ask("rustc", &["--print", "host-tuple"]).unwrap_or_default();
    let fetch = |offline: &[&str]| {
        let mut command = project.command("cargo");
        command
            .args(["fetch", "--target", WASM_TARGET])
            .args(offline);
        if !host.is_empty() {
            command.args(["--target", &host]);
        }
        command
    };
    let log = log(toolbox, "crates");
    if process::run(fetch(&["--offline"]), &log, Show::Progress)?.success {
        return Ok(());
    }
    step(
        "Fetching the crates that the app is made of",
        "",
        fetch(&[]),
        &log,
    )
}

fn install_crate(toolbox: &Toolbox, of: &tools::Crate) -> Result<(), Error> {
    let install = |locked: &[&str]| {
        let mut command = process::command("cargo");
        command.args(["install", of.name, "--version", &format!("={}", of.version)]);
        command
            .arg("--root")
            .arg(toolbox.crate_folder(of))
            .args(["--force"])
            .args(locked);
        // Settings that are meant for the project must not reach a tool.
        for variable in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET"] {
            command.env_remove(variable);
        }
        command.current_dir(toolbox.folder());
        command
    };
    let name = format!("{} {}", of.name, of.version);
    let what = format!("Installing {name}");
    let log = log(toolbox, of.name);
    say::line(format_args!("{what} (usually {} on 2 cores) …", of.usual));
    let started = Instant::now();
    let first = process::run(install(&["--locked"]), &log, Show::Progress)?;
    if !first.success {
        if process::is_network_trouble(&first.output) {
            first.check_installer(&what)?;
        }
        // A crate's own lock file may name versions that the registry does not serve.
        process::run(install(&[]), &log, Show::Progress)?.check_installer(&what)?;
    }
    say::line(format_args!(
        "  done in {}",
        say::duration(started.elapsed())
    ));
    Ok(())
}

fn npm() -> Result<PathBuf, Error> {
    tools::first_on_path(&["npm"]).ok_or_else(|| Error::Missing {
        what: "npm".to_owned(),
        remedy: "install Node.js 20 or newer with npm, and try again".to_owned(),
    })
}

/// Installs all packages that are wanted; npm removes what is not among them.
fn install_packages(
    toolbox: &Toolbox,
    npm: &Path,
    packages: &str,
    lighthouse: bool,
) -> Result<(), Error> {
    let folder = toolbox.node();
    let manifest = folder.join("package.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&manifest, package_json(lighthouse)))
        .map_err(Error::io(format!(
            "{} cannot be written",
            manifest.display()
        )))?;
    let mut command = process::command(npm);
    command.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--loglevel=error",
    ]);
    command.current_dir(&folder);
    step(
        &format!("Installing {packages}"),
        "",
        command,
        &log(toolbox, "npm"),
    )
}

fn package_json(lighthouse: bool) -> String {
    let mut manifest = serde_json::json!({
        "private": true,
        "dependencies": { "binaryen": BINARYEN, "esbuild": ESBUILD, "axe-core": AXE_CORE },
    });
    if lighthouse {
        manifest["dependencies"]["lighthouse"] = LIGHTHOUSE.into();
    }
    format!("{manifest}\n")
}
