//! The stages of `cargo xtask test`, one after the other.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use serde_json::json;

use super::count::Counts;
use super::{Report, Request};
use crate::browsers;
use crate::cli::Engine;
use crate::deny;
use crate::dist;
use crate::error::Error;
use crate::hosts;
use crate::process::{self, Outcome, Show};
use crate::project::Project;
use crate::say;
use crate::tools::{Tool, Toolbox, WASM_TARGET};

/// What a driver is told by the environment; nothing of the person's own may be left.
const DRIVER_VARIABLES: [&str; 10] = [
    "CHROMEDRIVER",
    "CHROMEDRIVER_ARGS",
    "CHROMEDRIVER_REMOTE",
    "GECKODRIVER",
    "GECKODRIVER_ARGS",
    "GECKODRIVER_REMOTE",
    "MSEDGEDRIVER_REMOTE",
    "SAFARIDRIVER_REMOTE",
    "NO_HEADLESS",
    "WASM_BINDGEN_TEST_ONLY_NODE",
];

/// Runs stages and keeps what came of them.
pub(super) struct Stages<'a> {
    project: &'a Project,
    toolbox: &'a Toolbox,
    reports: Vec<Report>,
}

impl<'a> Stages<'a> {
    pub(super) const fn new(project: &'a Project, toolbox: &'a Toolbox) -> Self {
        Self {
            project,
            toolbox,
            reports: Vec::new(),
        }
    }

    pub(super) fn into_reports(self) -> Vec<Report> {
        self.reports
    }

    /// Format and lints, for both targets.
    pub(super) fn checks(&mut self) {
        let project = self.project;
        let check = |arguments: &[&str]| {
            let mut command = project.command("cargo");
            command.args(arguments);
            command
        };
        let warnings = ["--", "-D", "warnings"];
        let host = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            "xtask/icons",
        ];
        let wasm = [
            "clippy",
            "--package",
            "troth",
            "--all-targets",
            "--target",
            WASM_TARGET,
        ];
        for (name, command) in [
            ("format", check(&["fmt", "--all", "--check"])),
            ("clippy host", check(&[&host[..], &warnings].concat())),
            ("clippy wasm", check(&[&wasm[..], &warnings].concat())),
        ] {
            self.run(name, || {
                process::run(command, &project.log(name), Show::All)?.check(name)?;
                Ok(Counts::default())
            });
        }
    }

    /// Licences, bans and sources of the crates.
    pub(super) fn deny(&mut self) {
        let (project, toolbox) = (self.project, self.toolbox);
        self.run("deny", || {
            deny::check_all(project, toolbox).map(|()| Counts::default())
        });
    }

    /// What runs without a browser: the pure core, and the developer commands themselves.
    pub(super) fn native(&mut self) {
        let project = self.project;
        let mut core = project.command("cargo");
        core.args([
            "test",
            "--package",
            "troth",
            "--lib",
            "--test",
            "native",
            "--no-fail-fast",
        ]);
        self.tests("native", core);
        let mut tools = project.command("cargo");
        tools.args([
            "test",
            "--package",
            "xtask",
            "--package",
            "troth-e2e",
            "--no-fail-fast",
        ]);
        self.tests("native tools", tools);
    }

    /// Components and adapters in one browser.
    pub(super) fn browser(&mut self, engine: Engine) {
        let name = format!("browser {}", engine.name());
        match self.browser_command(engine) {
            Ok(command) => self.tests(&name, command),
            Err(error) => self.run(&name, || Err(error)),
        };
    }

    /// The release that the journeys go through.
    pub(super) fn dist(&mut self) -> bool {
        let (project, toolbox) = (self.project, self.toolbox);
        self.run("build", || {
            dist::build(project, toolbox, None).map(|()| Counts::default())
        })
    }

    /// Journeys through the built app in one engine.
    pub(super) fn end_to_end(&mut self, engine: Engine, request: &Request, built: bool) {
        let name = format!("e2e {}", engine.name());
        if !built {
            let why = "The build failed, so there is nothing to test.".to_owned();
            self.run(&name, || Err(Error::Part(why)));
            return;
        }
        match journeys(self.project, self.toolbox, &[engine]) {
            Ok(mut command) => {
                command.args(["--engine", engine.name()]);
                for journey in &request.only {
                    command.args(["--only", journey]);
                }
                if let Some(rounds) = request.soak {
                    command.args(["--soak", &rounds.to_string()]);
                }
                if let Some(seed) = request.seed {
                    command.args(["--seed", &seed.to_string()]);
                }
                self.tests(&name, command)
            }
            Err(error) => self.run(&name, || Err(error)),
        };
    }

    /// Runs one stage; whether it went well.
    pub(super) fn run(
        &mut self,
        name: &str,
        stage: impl FnOnce() -> Result<Counts, Error>,
    ) -> bool {
        self.report(name, || stage().map(|counts| (counts, None)))
    }

    /// Runs one stage that may have counts and a reason of its failure; whether it went well.
    fn report(
        &mut self,
        name: &str,
        stage: impl FnOnce() -> Result<(Counts, Option<String>), Error>,
    ) -> bool {
        say::line(format_args!("\n== {name}"));
        let started = Instant::now();
        let (counts, failure) = match stage() {
            Ok((counts, failure)) => {
                if let Some(why) = &failure {
                    say::error(why);
                }
                (counts, failure)
            }
            Err(error) => {
                let why = error.to_string();
                say::error(&why);
                // A stage that broke before its tests could fail still is a failure to count.
                (
                    Counts {
                        failed: 1,
                        ..Counts::default()
                    },
                    Some(why),
                )
            }
        };
        let fine = failure.is_none();
        let elapsed = started.elapsed();
        self.reports.push(Report {
            name: name.to_owned(),
            elapsed,
            counts,
            failure,
        });
        fine
    }

    fn tests(&mut self, name: &str, command: Command) -> bool {
        let log = self.project.log(&name.replace(' ', "-"));
        self.report(name, || {
            process::run(command, &log, Show::All).map(|outcome| verdict(name, &outcome))
        })
    }

    fn browser_command(&self, engine: Engine) -> Result<Command, Error> {
        let browser = browsers::find(self.toolbox, engine)?;
        let runner = self
            .toolbox
            .find(Tool::TestRunner)
            .ok_or_else(|| Error::Missing {
                what: "wasm-bindgen-test-runner".to_owned(),
                remedy: "see the stage “setup”".to_owned(),
            })?;
        let mut command = self.project.command("cargo");
        command.args(["test", "--package", "troth", "--target", WASM_TARGET]);
        command.args(["--test", "browser", "--no-fail-fast"]);
        for variable in DRIVER_VARIABLES {
            command.env_remove(variable);
        }
        let driver = if engine == Engine::Chromium {
            "CHROMEDRIVER"
        } else {
            "GECKODRIVER"
        };
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
        command.env(driver, &browser.driver);
        command.env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            self.capabilities(engine, &browser)?,
        );
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        command.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        // It would be the runner's own, not that of the test.
        command.env("RUST_BACKTRACE", "0");
        Ok(command)
    }

    /// Writes what the test runner asks of a browser. It adds headless mode by itself.
    fn capabilities(&self, engine: Engine, browser: &browsers::Browser) -> Result<PathBuf, Error> {
        let quiet = [
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ];
        let capabilities = if engine == Engine::Chromium {
            json!({ "goog:chromeOptions": { "binary": browser.program, "args": quiet } })
        } else {
            json!({ "moz:firefoxOptions": { "binary": browser.program, "args": ["-headless"] } })
        };
        let path = self
            .project
            .scratch()
            .join(format!("webdriver-{}.json", engine.name()));
        fs::create_dir_all(self.project.scratch())
            .and_then(|()| fs::write(&path, capabilities.to_string()))
            .map_err(Error::io(format!("{} cannot be written", path.display())))?;
        Ok(path)
    }
}

/// What tests came to, and why they failed if they did. One that broke off counts as failed, and
/// what passed before stays counted.
fn verdict(name: &str, outcome: &Outcome) -> (Counts, Option<String>) {
    let mut counts = Counts::in_output(&outcome.output);
    let log = outcome.log.display();
    let failure = if counts.failed > 0 {
        format!("{} failed.", counts.failed)
    } else if !outcome.success {
        counts.failed = 1;
        format!("{name} broke off (whole output: {log}).")
    } else if counts.ran() == 0 {
        counts.failed = 1;
        format!("No test ran, though no fault was told ({log}).")
    } else {
        return (counts, None);
    };
    (counts, Some(failure))
}

/// The program of the journeys, told where these engines' drivers and browsers are, and the web
/// servers.
///
/// # Errors
/// If one of them or axe-core is missing.
pub(super) fn journeys(
    project: &Project,
    toolbox: &Toolbox,
    engines: &[Engine],
) -> Result<Command, Error> {
    let mut command = project.command("cargo");
    command
        .args(["run", "--quiet", "--package", "troth-e2e", "--", "--dist"])
        .arg(project.dist());
    for engine in engines {
        let browser = browsers::find(toolbox, *engine)?;
        let (driver, program) = match engine {
            Engine::Chromium => ("CHROMEDRIVER", "CHROMIUM"),
            Engine::Firefox => ("GECKODRIVER", "FIREFOX"),
            Engine::Webkit => ("WEBKIT_DRIVER", "MINIBROWSER"),
        };
        command
            .env(driver, browser.driver)
            .env(program, browser.program);
    }
    let axe = toolbox.axe().ok_or_else(|| Error::Missing {
        what: "axe-core".to_owned(),
        remedy: "see the stage “setup”".to_owned(),
    })?;
    let hosts = hosts::find(toolbox)?;
    command
        .env("AXE", axe)
        .env("NGINX", hosts.nginx)
        .env("CADDY", hosts.caddy);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_run_that_broke_off_is_a_failure_and_keeps_its_counts() {
        let done = "test result: ok. 3 passed; 0 failed; 0 ignored\n";
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        let crash = format!("{done}Connection refused\n(signal: 11, SIGSEGV)\n");
        for (success, output, passed, failed, why) in [
            (true, done, 3, 0, None),
            (false, bad, 3, 2, Some("2 failed.")),
            (
                false,
                crash.as_str(),
                3,
                1,
                Some("native broke off (whole output: a.log)."),
            ),
            (
                false,
                "",
                0,
                1,
                Some("native broke off (whole output: a.log)."),
            ),
            (
                true,
                "",
                0,
                1,
                Some("No test ran, though no fault was told (a.log)."),
            ),
        ] {
            let outcome = Outcome {
                success,
                output: output.to_owned(),
                elapsed: Duration::ZERO,
                log: "a.log".into(),
                show: Show::All,
            };
            let (counts, failure) = verdict("native", &outcome);
            assert_eq!((counts.passed, counts.failed), (passed, failed), "{output}");
            assert_eq!(failure.as_deref(), why, "{output}");
        }
    }
}
