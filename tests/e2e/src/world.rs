//! What all journeys of a run share.

use std::cell::OnceCell;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, process as os};

use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};

use crate::args::Args;
use crate::engine::Engine;
use crate::process::{self, Screen};
use crate::tools::{Tools, required};

/// No single command to a browser may take longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// What all journeys of a run share.
pub(crate) struct World {
    /// The built app.
    pub(crate) dist: PathBuf,
    /// The programs it takes.
    pub(crate) tools: Tools,
    /// The seed of chance.
    pub(crate) seed: u64,
    /// How often a journey that goes round goes round.
    pub(crate) rounds: u64,
    /// Marks every process of this run.
    pub(crate) mark: String,
    /// Where profiles live while the run lasts.
    pub(crate) homes: PathBuf,
    /// Where failures leave their pictures.
    pub(crate) artifacts: PathBuf,
    runtime: Runtime,
    screen: OnceCell<Screen>,
    interrupted: OnceCell<()>,
}

impl World {
    /// Prepares a run over the build in `dist`.
    pub(crate) fn new(args: &Args) -> io::Result<Self> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mark = format!("troth-e2e-{}-{}", os::id(), now.as_millis());
        let homes = env::temp_dir().join(&mark);
        fs::create_dir_all(&homes)?;
        Ok(Self {
            dist: args.dist.clone(),
            seed: args.seed.unwrap_or(u64::from(now.subsec_nanos())),
            rounds: args.rounds,
            tools: Tools::find(),
            mark,
            homes,
            artifacts: Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts"),
            runtime: Builder::new_current_thread().enable_all().build()?,
            screen: OnceCell::new(),
            interrupted: OnceCell::new(),
        })
    }

    /// Waits for one piece of work, at most a minute, or until somebody stops the run.
    pub(crate) fn wait<T>(
        &self,
        work: impl Future<Output = Result<T, String>>,
    ) -> Result<T, String> {
        if self.was_interrupted() {
            return Err("the run was stopped".to_owned());
        }
        self.runtime.block_on(async {
            let mut term = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
            tokio::select! {
                done = tokio::time::timeout(PATIENCE, work) => {
                    done.unwrap_or_else(|_| Err("the browser gave no answer in 60 s".to_owned()))
                }
                _ = tokio::signal::ctrl_c() => self.interrupt(),
                _ = term.recv() => self.interrupt(),
            }
        })
    }

    fn interrupt<T>(&self) -> Result<T, String> {
        // Set once; a second signal changes nothing.
        let _ = self.interrupted.set(());
        Err("the run was stopped".to_owned())
    }

    /// Whether somebody stopped the run.
    pub(crate) fn was_interrupted(&self) -> bool {
        self.interrupted.get().is_some()
    }

    /// The display of the unseen screen, for engines that need one; started when first asked for.
    pub(crate) fn display(&self, engine: Engine) -> Result<Option<&str>, String> {
        if engine != Engine::WebKit {
            return Ok(None);
        }
        if self.screen.get().is_none() {
            let xvfb = required(self.tools.xvfb.as_deref(), "Xvfb", "XVFB")?;
            let screen = Screen::start(xvfb, &self.mark)
                .map_err(|error| format!("no screen for WebKit: {error}"))?;
            let _ = self.screen.set(screen);
        }
        Ok(self.screen.get().map(|screen| screen.display.as_str()))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.screen.take());
        process::sweep(&self.mark);
        // Left-over profiles harm nobody: they are in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.homes);
    }
}
