//! `cargo xtask run` and `cargo xtask dev`.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use crate::dist;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::serve::{Bound, ServeOptions};
use crate::setup;
use crate::tools::Toolbox;

/// Builds the release, if something has changed, and serves it until it is ended.
///
/// # Errors
/// If the port is in use, a tool cannot be had, or the build fails.
pub fn run(project: &Project, port: u16, open: bool) -> Result<(), Error> {
    // First of all: nobody wants to learn after a build of minutes that the port is taken.
    let bound = bind(port)?;
    let toolbox = Toolbox::open(project)?;
    setup::ensure(project, &toolbox, &setup::BUILD)?;
    if dist::is_fresh(project, None) {
        say::line("Nothing has changed since the last build of dist/.");
    } else {
        dist::build(project, &toolbox, None)?;
    }
    let folder = project.dist();
    let server = bound
        .serve(&folder)
        .map_err(Error::io(format!("{} cannot be served", folder.display())))?;
    say::line(format_args!(
        "\nTroth is at {}\nCtrl+C ends it.",
        server.url()
    ));
    if open {
        open_browser(&server.url());
    }
    server.wait();
    Ok(())
}

/// Builds, serves and reloads while somebody works, until it is ended.
///
/// # Errors
/// If the port is in use, a tool cannot be had, or trunk fails.
pub fn dev(project: &Project, port: u16, open: bool) -> Result<(), Error> {
    drop(bind(port)?);
    let toolbox = Toolbox::open(project)?;
    setup::ensure(project, &toolbox, &setup::BUILD)?;
    let mut command = dist::trunk(project, &toolbox)?;
    command.args(["--skip-version-check", "serve", "--address", "127.0.0.1"]);
    command.args([
        "--port",
        &port.to_string(),
        "--disable-address-lookup",
        "true",
    ]);
    // Not dist/: that is only ever a whole release.
    command.arg("--dist").arg(project.scratch().join("dev"));
    if open {
        command.arg("--open");
    }
    let status = command
        .status()
        .map_err(Error::io("trunk cannot be started"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Part(
            "trunk ended with an error; it is told above.".to_owned(),
        ))
    }
}

fn bind(port: u16) -> Result<Bound, Error> {
    Bound::new(&ServeOptions {
        port,
        ..ServeOptions::default()
    })
    .map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            Error::PortInUse(port)
        } else {
            Error::io(format!("Port {port} cannot be used"))(error)
        }
    })
}

fn open_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        say::error("No browser could be opened from here: open the address yourself.");
    }
}
