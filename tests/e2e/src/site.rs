//! The host that a journey visits, which can stop and come back at the same address.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::serve::{BROKEN_POLICY, Fault, Manner, Seen, ServeOptions, Server};

use crate::hosts::{self, Software};
use crate::process::Program;
use crate::world::World;

/// The folder below which the app is served: never the root, so that a path that only works at
/// the root shows itself.
pub(crate) const BASE: &str = "/troth/";

/// Who serves the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// The project's own server.
    Own(Manner),
    /// A real one, with the configuration that the project ships.
    Real(Software),
}

/// The built app at an address of this machine.
pub(crate) struct Site<'w> {
    world: &'w World,
    dist: PathBuf,
    home: PathBuf,
    host: Host,
    port: u16,
    running: Option<Running>,
    asked: Vec<Seen>,
}

enum Running {
    Own(Server),
    Real { _program: Program },
}

impl<'w> Site<'w> {
    /// Serves the build on a free port, watching for what breaks its policy. `home` is a folder
    /// of this journey alone.
    pub(crate) fn start(world: &'w World, home: &Path) -> Result<Self, String> {
        Self::of(world, Host::Own(Manner::Watched), &world.dist, home)
    }

    /// Serves these files on a free port, as any host that takes the headers of the build.
    pub(crate) fn plain(world: &'w World, dist: &Path) -> Result<Self, String> {
        Self::of(world, Host::Own(Manner::Told), dist, &world.homes)
    }

    fn of(world: &'w World, host: Host, dist: &Path, home: &Path) -> Result<Self, String> {
        let mut site = Self {
            world,
            dist: dist.to_owned(),
            home: home.join("host"),
            host,
            port: 0,
            running: None,
            asked: Vec::new(),
        };
        site.restart()?;
        Ok(site)
    }

    /// From now on another host serves, or other files, at another address.
    pub(crate) fn move_to(&mut self, host: Host, dist: &Path) -> Result<(), String> {
        self.stop();
        (self.host, self.port) = (host, 0);
        dist.clone_into(&mut self.dist);
        self.restart()
    }

    /// The address of the app: ends in a slash.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}{BASE}", self.port)
    }

    /// The port of that address.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// The files that are served.
    pub(crate) fn dist(&self) -> &Path {
        &self.dist
    }

    /// Whether the server runs.
    pub(crate) const fn is_up(&self) -> bool {
        self.running.is_some()
    }

    /// Stops serving; the address then refuses connections.
    pub(crate) fn stop(&mut self) {
        self.asked = self.requests();
        if let Some(Running::Own(server)) = self.running.take() {
            server.stop();
        }
        // What a real one has noted is taken over.
        let _ = fs::remove_dir_all(&self.home);
    }

    /// Lets every request wait whose path contains this; `None` answers them.
    pub(crate) fn hold(&self, part: Option<&str>) {
        if let Some(Running::Own(server)) = &self.running {
            server.hold(part);
        }
    }

    /// Serves again at the same address.
    pub(crate) fn restart(&mut self) -> Result<(), String> {
        if self.running.is_some() {
            return Ok(());
        }
        let running = match self.host {
            Host::Own(manner) => {
                let options = ServeOptions { port: self.port, base_path: BASE.to_owned(), manner };
                let server = Server::start(&self.dist, &options)
                    .map_err(|error| format!("the app cannot be served: {error}"))?;
                self.port = server.port();
                Running::Own(server)
            }
            Host::Real(software) => {
                let (program, port) =
                    hosts::start(self.world, software, &self.dist, &self.home, self.port)?;
                self.port = port;
                Running::Real { _program: program }
            }
        };
        self.running = Some(running);
        Ok(())
    }

    /// Serves other files at the same address, and nothing goes wrong any more.
    pub(crate) fn serve(&mut self, dist: &Path) -> Result<(), String> {
        self.stop();
        dist.clone_into(&mut self.dist);
        self.restart()
    }

    /// From now on something goes wrong with the files whose path has `part` in it.
    pub(crate) fn disturb(&self, part: &str, fault: Fault) {
        if let Some(Running::Own(server)) = &self.running {
            server.disturb(part, fault);
        }
    }

    /// From now on nothing goes wrong any more.
    pub(crate) fn recover(&self) {
        if let Some(Running::Own(server)) = &self.running {
            server.recover();
        }
    }

    /// Everything that was asked for, in order.
    pub(crate) fn requests(&self) -> Vec<Seen> {
        let now = match (&self.running, self.host) {
            (Some(Running::Own(server)), _) => server.requests(),
            (Some(Running::Real { .. }), Host::Real(software)) => {
                hosts::requests(software, &self.home)
            }
            _ => Vec::new(),
        };
        self.asked.iter().cloned().chain(now).collect()
    }

    /// What browsers reported that breaks the policy.
    pub(crate) fn broken_policies(&self) -> Vec<String> {
        let path = format!("{BASE}{BROKEN_POLICY}");
        let reports = self.requests().into_iter().filter(|seen| seen.path == path);
        reports.map(|seen| told(&seen.body)).collect()
    }
}

impl Drop for Site<'_> {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A report in a line; as it came, if it is not what browsers send.
fn told(report: &str) -> String {
    let value: Value = serde_json::from_str(report).unwrap_or_default();
    let part = |name: &str| value["csp-report"][name].as_str().unwrap_or_default();
    match part("effective-directive") {
        "" => format!("CSP: {report}"),
        directive => format!("CSP: {directive} {}", part("blocked-uri")),
    }
}
