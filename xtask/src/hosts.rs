//! The web servers that the shipped configurations are tested with.
//!
//! They are Debian's, unpacked beside the other tools and not installed: a server that is installed
//! also starts, and takes the machine's port 80.

use std::fs;
use std::path::{Path, PathBuf};

use crate::browsers;
use crate::error::Error;
use crate::process::{self, Show};
use crate::setup;
use crate::tools::Toolbox;

/// What Debian calls them, and the file of each that is needed.
const PARTS: [(&str, &str); 3] = [
    ("nginx", "usr/sbin/nginx"),
    (
        "libnginx-mod-http-brotli-static",
        "usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    ),
    ("caddy", "usr/bin/caddy"),
];

/// nginx and Caddy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// nginx; its module for brotli stands where Debian puts it.
    pub nginx: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
}

/// Makes sure that both are there.
///
/// # Errors
/// If they are missing and cannot be had from here.
pub fn ensure(toolbox: &Toolbox) -> Result<(), Error> {
    if find(toolbox).is_ok() {
        return Ok(());
    }
    let _only_one = setup::lock(toolbox)?;
    // Another run may have unpacked them while this one waited.
    if find(toolbox).is_ok() {
        return Ok(());
    }
    if !browsers::on_debian() {
        return Err(absent("run the journeys on Debian"));
    }
    let folder = toolbox.folder().join("hosts");
    fs::create_dir_all(&folder)
        .map_err(Error::io(format!("{} cannot be used", folder.display())))?;
    let log = toolbox.folder().join("logs/hosts.log");
    let names = PARTS.map(|(package, _)| package);
    let what = format!("Unpacking {}", names.join(" "));
    let download = || {
        let mut command = process::command("apt-get");
        command.arg("download").args(names).current_dir(&folder);
        command
    };
    if setup::step(&what, "", download(), &log).is_err() {
        // A fresh machine does not know yet what packages there are.
        browsers::update_packages(toolbox)?;
        setup::step(&what, "", download(), &log)?;
    }
    for package in packages(&folder)? {
        let mut command = process::command("dpkg-deb");
        command.arg("-x").arg(&package).arg(&folder);
        process::run(command, &log, Show::Progress)?.check(&what)?;
        fs::remove_file(&package).map_err(Error::io(package.display().to_string()))?;
    }
    find(toolbox).map(drop)
}

/// Where both are.
///
/// # Errors
/// If one of them is not there.
pub fn find(toolbox: &Toolbox) -> Result<Hosts, Error> {
    let folder = toolbox.folder().join("hosts");
    let [nginx, brotli, caddy] = PARTS.map(|(_, file)| folder.join(file));
    if nginx.is_file() && brotli.is_file() && caddy.is_file() {
        Ok(Hosts { nginx, caddy })
    } else {
        Err(absent("see the stage “setup”"))
    }
}

fn absent(remedy: &str) -> Error {
    Error::Missing {
        what: "One of the web servers nginx and Caddy".to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// The packages that were downloaded.
fn packages(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries =
        fs::read_dir(folder).map_err(Error::io(format!("{} cannot be read", folder.display())))?;
    let paths = entries.flatten().map(|entry| entry.path());
    Ok(paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .collect())
}
