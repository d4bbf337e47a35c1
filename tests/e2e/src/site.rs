//! The static server that a journey visits, which can stop and come back at the same address.

use std::path::{Path, PathBuf};
use std::{fs, io};

use xtask::serve::{Seen, ServeOptions, Server};

/// The folder below which the app is served: never the root, so that a path that only works at
/// the root shows itself.
const BASE: &str = "/troth/";

/// The built app at an address of this machine.
pub(crate) struct Site {
    dist: PathBuf,
    port: u16,
    url: String,
    server: Option<Server>,
    asked: Vec<Seen>,
    /// How the names of files begin that are not served, or were not.
    lacking: Option<&'static str>,
}

impl Site {
    /// Serves `dist` on a free port.
    pub(crate) fn start(dist: &Path) -> Result<Self, String> {
        let server = serve(dist, 0)?;
        Ok(Self {
            dist: dist.to_owned(),
            port: server.port(),
            url: server.url(),
            server: Some(server),
            asked: Vec::new(),
            lacking: None,
        })
    }

    /// Serves everything but the files whose names begin so, out of a folder made for that.
    pub(crate) fn lack(&mut self, beginning: &'static str, folder: PathBuf) -> Result<(), String> {
        copy(&self.dist, &folder, beginning).map_err(|error| error.to_string())?;
        self.lacking = Some(beginning);
        self.stop();
        self.dist = folder;
        self.restart()
    }

    /// Serves what was lacking, too; `dist` has it.
    pub(crate) fn lack_nothing(&self, dist: &Path) -> Result<(), String> {
        copy(dist, &self.dist, "/").map_err(|error| error.to_string())
    }

    /// What was lacking at some time.
    pub(crate) const fn lacking(&self) -> Option<&'static str> {
        self.lacking
    }

    /// The address of the app: ends in a slash.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Whether the server runs.
    pub(crate) fn is_up(&self) -> bool {
        self.server.is_some()
    }

    /// Stops serving; the address then refuses connections.
    pub(crate) fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            self.asked.extend(server.requests());
            server.stop();
        }
    }

    /// Lets every request wait whose path contains this; `None` answers them.
    pub(crate) fn hold(&self, part: Option<&str>) {
        if let Some(server) = &self.server {
            server.hold(part);
        }
    }

    /// Serves again at the same address.
    pub(crate) fn restart(&mut self) -> Result<(), String> {
        if self.server.is_none() {
            self.server = Some(serve(&self.dist, self.port)?);
        }
        Ok(())
    }

    /// Everything that was asked for, in order.
    pub(crate) fn requests(&self) -> Vec<Seen> {
        let now = self.server.as_ref().map(Server::requests).unwrap_or_default();
        self.asked.iter().cloned().chain(now).collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve(dist: &Path, port: u16) -> Result<Server, String> {
    let options = ServeOptions { port, base_path: BASE.to_owned() };
    Server::start(dist, &options).map_err(|error| format!("the app cannot be served: {error}"))
}

/// Copies a folder, without the files whose names begin so.
fn copy(from: &Path, to: &Path, without: &str) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target, without)?;
        } else if !entry.file_name().to_string_lossy().starts_with(without) {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
