//! Scripts of this folder, run by Node.js with the packages of Lighthouse. They print lines of JSON.

use std::fs;
use std::io::{self, BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command};

use serde_json::{Value, json};

use crate::engine::chromium::FLAGS;
use crate::process::Program;
use crate::tools::required;
use crate::world::World;

/// A script that runs. Dropping it ends it.
pub(super) struct Script<'w> {
    world: &'w World,
    lines: Option<Lines<BufReader<ChildStdout>>>,
    log: PathBuf,
    _program: Program,
}

impl<'w> Script<'w> {
    /// Starts a script; what it needs to know of this machine is added to its options.
    pub(super) fn start(world: &'w World, name: &str, mut options: Value) -> Result<Self, String> {
        let tools = &world.tools;
        options["lighthouse"] =
            json!(required(tools.lighthouse.as_deref(), "Lighthouse", "LIGHTHOUSE")?);
        options["chromium"] = json!(required(tools.chromium.as_deref(), "Chromium", "CHROMIUM")?);
        options["flags"] = json!(FLAGS);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bench").join(name);
        let log = world.homes.join(format!("{name}.log"));
        let mut command = Command::new("node");
        command.arg(script).arg(options.to_string());
        let (program, out) = Program::piped(&mut command, &world.mark, &log)
            .map_err(|error| format!("Node.js does not start: {error}"))?;
        Ok(Self { world, lines: Some(BufReader::new(out).lines()), log, _program: program })
    }

    /// The next line.
    pub(super) fn line(&mut self) -> Result<Value, String> {
        let Some(mut lines) = self.lines.take() else {
            return Err("the script has ended".to_owned());
        };
        let (line, lines) = self.world.wait(async {
            let read = move || (lines.next(), lines);
            tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())
        })?;
        self.lines = Some(lines);
        let line = line.ok_or_else(|| self.last_words())?.map_err(told)?;
        serde_json::from_str(&line).map_err(|_| line)
    }

    /// Why it ended.
    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        format!("the script ended early: {}", log.trim())
    }
}

fn told(error: io::Error) -> String {
    error.to_string()
}
