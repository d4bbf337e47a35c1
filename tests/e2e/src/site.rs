//! The static server that a journey visits, which can stop and come back at the same address.

use std::path::{Path, PathBuf};

use xtask::serve::{Fault, Seen, ServeOptions, Server};

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
        })
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

    /// Serves again at the same address.
    pub(crate) fn restart(&mut self) -> Result<(), String> {
        if self.server.is_none() {
            self.server = Some(serve(&self.dist, self.port)?);
        }
        Ok(())
    }

    /// Serves other files at the same address, and nothing goes wrong any more.
    pub(crate) fn serve(&mut self, dist: &Path) -> Result<(), String> {
        self.stop();
        dist.clone_into(&mut self.dist);
        self.restart()
    }

    /// The files that are served.
    pub(crate) fn dist(&self) -> &Path {
        &self.dist
    }

    /// From now on something goes wrong with the files whose path has `part` in it.
    pub(crate) fn disturb(&self, part: &str, fault: Fault) {
        if let Some(server) = &self.server {
            server.disturb(part, fault);
        }
    }

    /// From now on nothing goes wrong any more.
    pub(crate) fn recover(&self) {
        if let Some(server) = &self.server {
            server.recover();
        }
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
