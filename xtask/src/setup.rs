//! Installs the tools that are missing, and says what and how long.

use std::fs::{self, File, TryLockError};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::error::Error;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::tools::{self, AXE_CORE, BINARYEN, ESBUILD, Tool, Toolbox, WASM_TARGET};

/// What building the app needs.
pub const BUILD: [Tool; 4] = [Tool::Trunk, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild];

/// Makes sure that the wasm target, the crates and these tools are there.
///
/// # Errors
/// If something is missing and cannot be installed.
pub fn ensure(project: &Project, toolbox: &Toolbox, wanted: &[Tool]) -> Result<(), Error> {
    let started = Instant::now();
    let _only_one = lock(toolbox)?;
    wasm_target(project, toolbox)?;
    crates(project, toolbox)?;
    for tool in wanted {
        if toolbox.find(*tool).is_some() {
            continue;
        }
        match toolbox.crate_of(*tool) {
            Some(of) => install_crate(toolbox, &of)?,
            None => install_packages(toolbox)?,
        }
        if toolbox.find(*tool).is_none() {
            return Err(Error::Missing {
                what: format!("{}, although it was installed,", tool.program()),
                remedy: format!("remove {} and try again", toolbox.folder().display()),
            });
        }
    }
    say::line(format_args!(
        "Tools are ready ({}).",
        say::duration(started.elapsed())
    ));
    Ok(())
}

/// Makes sure that axe-core is there.
///
/// # Errors
/// If it cannot be installed.
pub fn ensure_axe(toolbox: &Toolbox) -> Result<PathBuf, Error> {
    let _only_one = lock(toolbox)?;
    if let Some(axe) = toolbox.axe() {
        return Ok(axe);
    }
    install_packages(toolbox)?;
    toolbox.axe().ok_or_else(|| Error::Missing {
        what: "axe-core, although it was installed,".to_owned(),
        remedy: format!("remove {} and try again", toolbox.node().display()),
    })
}

/// Runs one installing step: says what it does and how long it took.
///
/// # Errors
/// If the program cannot be started or fails.
pub fn step(what: &str, hint: &str, command: Command, log: &std::path::Path) -> Result<(), Error> {
    say::line(format_args!("{what}{hint} …"));
    let outcome = process::run(command, log, Show::Progress)?.check(what)?;
    say::line(format_args!("  done in {}", say::duration(outcome.elapsed)));
    Ok(())
}

/// The lock that keeps two runs from installing the same thing at once. Held until it is dropped.
fn lock(toolbox: &Toolbox) -> Result<File, Error> {
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
        let mut command = Command::new("cargo");
        command.args(["install", of.name, "--version", &format!("={}", of.version)]);
        command
            .arg("--root")
            .arg(toolbox.crate_folder(of))
            .args(["--force"])
            .args(locked);
        // Settings that are meant for the project must not reach a tool.
        for variable in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "RUSTFLAGS"] {
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
            first.check(&what)?;
        }
        // A crate's own lock file may name versions that the registry does not serve.
        process::run(install(&[]), &log, Show::Progress)?.check(&what)?;
    }
    say::line(format_args!(
        "  done in {}",
        say::duration(started.elapsed())
    ));
    Ok(())
}

fn install_packages(toolbox: &Toolbox) -> Result<(), Error> {
    let npm = tools::first_on_path(&["npm"]).ok_or_else(|| Error::Missing {
        what: "npm".to_owned(),
        remedy: "install Node.js 20 or newer with npm (Debian: `apt-get install npm`), \
                 which brings wasm-opt and esbuild, and try again"
            .to_owned(),
    })?;
    let folder = toolbox.node();
    let manifest = folder.join("package.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&manifest, package_json()))
        .map_err(Error::io(format!(
            "{} cannot be written",
            manifest.display()
        )))?;
    let mut command = Command::new(npm);
    command.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--loglevel=error",
    ]);
    command.current_dir(&folder);
    let what = format!("Installing wasm-opt {BINARYEN}, esbuild {ESBUILD}, axe-core {AXE_CORE}");
    step(&what, "", command, &log(toolbox, "npm"))
}

fn package_json() -> String {
    let manifest = serde_json::json!({
        "private": true,
        "dependencies": { "binaryen": BINARYEN, "esbuild": ESBUILD, "axe-core": AXE_CORE },
    });
    format!("{manifest}\n")
}
