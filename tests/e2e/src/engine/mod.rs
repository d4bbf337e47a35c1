//! The three engines: how each is driven, and what makes a visit the same in all of them.

pub(crate) mod chromium;
mod firefox;
mod webkit;

use std::path::Path;
use std::process::Command;

use rustix::process::Pid;
use serde_json::{Map, Value, json};
use thirtyfour::Capabilities;

use crate::process::{self, Program};
use crate::tools::Tools;

/// The phone that every journey holds.
pub(crate) const WIDTH: i64 = 390;
/// Its height; the journeys never need more.
pub(crate) const HEIGHT: i64 = 844;

/// Where a browser is told to send what is not for this machine: a port where nobody listens,
/// so that no journey can reach, or depend on, the outside world.
const NOWHERE_HOST: &str = "127.0.0.1";
const NOWHERE_PORT: u16 = 9;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, the engine of Chrome, Edge and Android's browsers.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs on Linux.
    WebKit,
}

impl Engine {
    /// All engines, in the order in which they run.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name on the command line and in the report.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// Whether a profile outlives its browser. WebKitGTK's automation mode always works on a
    /// profile in memory, so there a "closed" browser is one that has no page of ours left.
    pub(crate) const fn keeps_profiles(self) -> bool {
        !matches!(self, Self::WebKit)
    }
}

/// How the browser of one journey differs from a usual one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setup {
    /// The person has forbidden sites to store anything.
    pub(crate) storage_blocked: bool,
    /// The browser runs no WebAssembly, as in Lockdown Mode. Chromium cannot: there a script takes it
    /// away before the page's own.
    pub(crate) locked_down: bool,
    /// Opening a page ends when it can be read, not when all of it has arrived.
    pub(crate) impatient: bool,
}

/// A running driver.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) url: String,
    program: Program,
}

impl Driver {
    /// The driver's own process, the parent of its browser.
    pub(crate) fn process(&self) -> Pid {
        self.program.process()
    }
}

/// What a driver needs to start.
pub(crate) struct Start<'a> {
    /// Which engine.
    pub(crate) engine: Engine,
    /// Where the programs are.
    pub(crate) tools: &'a Tools,
    /// A folder of this journey alone: profile, settings, the driver's log.
    pub(crate) home: &'a Path,
    /// The mark of this run.
    pub(crate) mark: &'a str,
    /// The display of the unseen screen, for the engine that needs one.
    pub(crate) display: Option<&'a str>,
    /// What is special about this browser.
    pub(crate) setup: Setup,
}

impl Start<'_> {
    /// Starts the driver on a free port and waits until it listens.
    pub(crate) fn driver(&self) -> Result<Driver, String> {
        let path = self.tools.driver(self.engine)?;
        let port = process::free_port().map_err(|error| error.to_string())?;
        let mut command = Command::new(path);
        command.arg(format!("--port={port}"));
        match self.engine {
            Engine::Chromium => {}
            Engine::Firefox => firefox::prepare(&mut command, self)?,
            Engine::WebKit => webkit::prepare(&mut command, self)?,
        }
        let log = self.home.join("driver.log");
        let mut program = Program::start(&mut command, self.mark, &log)
            .map_err(|error| format!("{} does not start: {error}", path.display()))?;
        process::wait_for_port(&mut program, port)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Driver { url: format!("http://127.0.0.1:{port}"), program })
    }

    /// What the driver is asked for.
    pub(crate) fn capabilities(&self) -> Result<Capabilities, String> {
        let wanted = match self.engine {
            Engine::Chromium => chromium::capabilities(self),
            Engine::Firefox => firefox::capabilities(self),
            Engine::WebKit => webkit::capabilities(self)?,
        };
        let mut map: Map<String, Value> = match wanted {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        if self.setup.impatient {
            // WebKit's driver knows nothing between all and nothing.
            let strategy = if self.engine == Engine::WebKit { "none" } else { "eager" };
            map.insert("pageLoadStrategy".to_owned(), json!(strategy));
        }
        Ok(Capabilities::from(map))
    }
}
