//! Browsers and their drivers: found, or installed where that is possible.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::Engine;
use crate::error::Error;
use crate::process;
use crate::setup;
use crate::tools::{self, Tool, Toolbox};

/// What one engine needs to be driven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Its WebDriver.
    pub driver: PathBuf,
    /// The browser itself.
    pub program: PathBuf,
}

/// A part that Debian brings: what it is for, the package, and where the program is.
struct Part {
    package: &'static str,
    programs: &'static [&'static str],
    engine: Engine,
}

const PARTS: [Part; 6] = [
    Part {
        package: "chromium",
        programs: &["chromium", "chromium-browser", "google-chrome"],
        engine: Engine::Chromium,
    },
    Part {
        package: "chromium-driver",
        programs: &["chromedriver"],
        engine: Engine::Chromium,
    },
    Part {
        package: "firefox-esr",
        programs: &["firefox-esr", "firefox"],
        engine: Engine::Firefox,
    },
    Part {
        package: "webkit2gtk-driver",
        programs: &["WebKitWebDriver"],
        engine: Engine::Webkit,
    },
    Part {
        package: "webkit2gtk-driver",
        programs: &["MiniBrowser"],
        engine: Engine::Webkit,
    },
    Part {
        package: "xvfb",
        programs: &["Xvfb"],
        engine: Engine::Webkit,
    },
];

/// Makes sure that everything for these engines is there, geckodriver too.
///
/// # Errors
/// If something is missing and cannot be installed from here; the packages are named.
pub fn ensure(toolbox: &Toolbox, engines: &[Engine]) -> Result<(), Error> {
    if missing_packages(engines).is_empty() {
        return Ok(());
    }
    let _only_one = setup::lock(toolbox)?;
    // Another run may have installed it while this one waited.
    let missing = missing_packages(engines);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let by_hand = |remedy: String| Error::Missing {
        what: format!("What drives {}", list(engines)),
        remedy: format!("{remedy}, and try again"),
    };
    if !on_debian() {
        return Err(by_hand(format!("install what Debian calls {names}")));
    }
    let Some(apt) = apt() else {
        return Err(by_hand(format!(
            "install {names} as root (`apt-get install {names}`)"
        )));
    };
    update_packages(toolbox)?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    setup::step(
        &format!("Installing {names}"),
        "",
        apt_get(apt, &install),
        &log(toolbox),
    )?;
    match missing_packages(engines).as_slice() {
        [] => Ok(()),
        still => Err(Error::Missing {
            what: format!(
                "A program of {}, although it was installed,",
                still.join(" ")
            ),
            remedy: "look into the packages' contents".to_owned(),
        }),
    }
}

/// The browser of an engine and its driver.
///
/// # Errors
/// If one of them is not there.
pub fn find(toolbox: &Toolbox, engine: Engine) -> Result<Browser, Error> {
    let absent = || Error::Missing {
        what: format!("What drives {}", engine.name()),
        remedy: format!("install {}", packages(engine).join(" ")),
    };
    let (driver, program) = match engine {
        Engine::Chromium => (program("chromedriver"), by_package("chromium")),
        Engine::Firefox => (toolbox.find(Tool::Geckodriver), by_package("firefox-esr")),
        Engine::Webkit => (program("WebKitWebDriver"), program("MiniBrowser")),
    };
    Ok(Browser {
        driver: driver.ok_or_else(absent)?,
        program: program.ok_or_else(absent)?,
    })
}

fn missing_packages(engines: &[Engine]) -> Vec<&'static str> {
    let mut missing: Vec<_> = PARTS
        .iter()
        .filter(|part| engines.contains(&part.engine))
        .filter(|part| !part.programs.iter().any(|name| program(name).is_some()))
        .map(|part| part.package)
        .collect();
    missing.dedup();
    missing
}

fn packages(engine: Engine) -> Vec<&'static str> {
    let mut names: Vec<_> = PARTS
        .iter()
        .filter(|part| part.engine == engine)
        .map(|part| part.package)
        .collect();
    names.dedup();
    names
}

fn by_package(package: &str) -> Option<PathBuf> {
    let part = PARTS.iter().find(|part| part.package == package)?;
    part.programs.iter().find_map(|name| program(name))
}

fn program(name: &str) -> Option<PathBuf> {
    if name == "MiniBrowser" {
        return mini_browser(Path::new("/usr/lib"));
    }
    tools::first_on_path(&[name])
}

/// WebKitGTK's test browser stands in a folder of the machine's architecture, not on `PATH`.
fn mini_browser(lib: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(lib).ok()?.flatten();
    folders
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
                .map(|version| folder.path().join(version).join("MiniBrowser"))
        })
        .find(|path| path.is_file())
}

/// Asks Debian what packages there are.
///
/// # Errors
/// If that takes more rights than there are here, or fails.
pub(crate) fn update_packages(toolbox: &Toolbox) -> Result<(), Error> {
    let apt = apt().ok_or_else(|| Error::Missing {
        what: "A list of Debian's packages".to_owned(),
        remedy: "run `apt-get update` as root, and try again".to_owned(),
    })?;
    setup::step(
        "Asking Debian for its packages",
        "",
        apt_get(apt, &["update"]),
        &log(toolbox),
    )
}

fn apt_get(apt: &[&str], arguments: &[&str]) -> Command {
    let mut command = process::command(apt[0]);
    command
        .args(&apt[1..])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn log(toolbox: &Toolbox) -> PathBuf {
    toolbox.folder().join("logs/apt.log")
}

/// Whether this machine runs Debian.
pub(crate) fn on_debian() -> bool {
    is_debian(&fs::read_to_string("/etc/os-release").unwrap_or_default())
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .any(|line| matches!(line.trim(), "ID=debian" | "ID=\"debian\""))
}

/// How apt-get can be called from here: as root, or by a sudo that asks nothing.
fn apt() -> Option<&'static [&'static str]> {
    let quiet = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|output| output.status.success())
    };
    let is_root = quiet("id", &["-u"]).is_some_and(|output| output.stdout.trim_ascii() == b"0");
    if is_root {
        Some(&["apt-get"])
    } else if quiet("sudo", &["-n", "true"]).is_some() {
        Some(&["sudo", "-n", "apt-get"])
    } else {
        None
    }
}

fn list(engines: &[Engine]) -> String {
    engines
        .iter()
        .map(|engine| engine.name())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_has_these_packages() {
        assert!(is_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        // Ubuntu's chromium is an empty shell around a snap.
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(!is_debian(""));
    }

    #[test]
    fn packages_are_named_once() {
        assert_eq!(packages(Engine::Webkit), ["webkit2gtk-driver", "xvfb"]);
        assert_eq!(packages(Engine::Firefox), ["firefox-esr"]);
    }
}
