//! `cargo xtask test`: every check and test, a summary, and one last line with the counts.

mod count;
mod stages;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browsers;
use crate::cli::{Engine, Part};
use crate::dist;
use crate::error::Error;
use crate::hosts;
use crate::process::{self, Show};
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::tools::{Tool, Toolbox};
use count::Counts;
use stages::Stages;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which part.
    pub part: Part,
    /// Which engines; all where there is none.
    pub engines: Vec<Engine>,
    /// Which journeys; all where there is none.
    pub only: Vec<String>,
    /// How often the journeys that go round do so, if it is to be more often than usual.
    pub soak: Option<u32>,
    /// The seed of their chance, if it is to be the same again.
    pub seed: Option<u64>,
}

impl Request {
    /// All of a part, in all engines.
    #[must_use]
    pub const fn of(part: Part) -> Self {
        Self {
            part,
            engines: Vec::new(),
            only: Vec::new(),
            soak: None,
            seed: None,
        }
    }
}

/// What came of one stage.
#[derive(Debug)]
struct Report {
    name: String,
    elapsed: Duration,
    counts: Counts,
    /// Why it failed, in one sentence.
    failure: Option<String>,
}

/// Runs the tests that were asked for. A stage that fails does not keep the later ones from running.
///
/// # Errors
/// If any stage failed.
pub fn test(project: &Project, request: &Request) -> Result<(), Error> {
    let started = Instant::now();
    let engines = &engines_of(request)?[..];
    let toolbox = Toolbox::open(project)?;
    let mut stages = Stages::new(project, &toolbox);

    let part = |part| request.part == Part::All || request.part == part;
    if request.part != Part::Native {
        stages.run("setup", || set_up(project, &toolbox, request.part, engines));
    }
    if request.part == Part::All {
        stages.checks();
        stages.deny();
    }
    if part(Part::Native) {
        stages.native();
    }
    if part(Part::Browser) {
        for engine in engines.iter().filter(|engine| runs_components(**engine)) {
            stages.browser(*engine);
        }
    }
    if part(Part::EndToEnd) {
        let built = stages.dist();
        for engine in engines {
            stages.end_to_end(*engine, request, built);
        }
    }
    let reports = stages.into_reports();
    say::line(summary(&reports, started.elapsed()));
    if reports.iter().any(|report| report.failure.is_some()) {
        return Err(Error::TestsFailed);
    }
    Ok(())
}

/// The engines to set up and to test in.
fn engines_of(request: &Request) -> Result<Vec<Engine>, Error> {
    let fits = |engine: &Engine| request.part != Part::Browser || runs_components(*engine);
    if request.engines.is_empty() {
        return Ok(Engine::ALL.into_iter().filter(fits).collect());
    }
    if !request.engines.iter().all(fits) {
        return Err(Error::Usage(
            "Browser tests run in chromium and firefox only.".to_owned(),
        ));
    }
    Ok(request.engines.clone())
}

/// wasm-bindgen's test runner cannot drive WebKitGTK; the journeys do.
fn runs_components(engine: Engine) -> bool {
    engine != Engine::Webkit
}

/// Installs all that can be installed before it says what cannot.
fn set_up(
    project: &Project,
    toolbox: &Toolbox,
    part: Part,
    engines: &[Engine],
) -> Result<Counts, Error> {
    let mut wanted = vec![Tool::WasmBindgen, Tool::TestRunner];
    if part != Part::Browser {
        wanted = setup::BUILD.to_vec();
        wanted.push(Tool::TestRunner);
    }
    if engines.contains(&Engine::Firefox) {
        wanted.push(Tool::Geckodriver);
    }
    if part == Part::All {
        wanted.push(Tool::CargoDeny);
    }
    let wanted = setup::Wanted {
        tools: &wanted,
        axe: part != Part::Browser,
        components: part == Part::All,
    };
    let tools = setup::ensure_each(project, toolbox, wanted);
    let browsers = browsers::ensure(toolbox, engines);
    let hosts = match part {
        Part::Browser => Ok(()),
        _ => hosts::ensure(toolbox),
    };
    let all = [tools, browsers, hosts];
    Error::all(all.into_iter().filter_map(Result::err)).map(|()| Counts::default())
}

/// Takes the pictures of the README and of the manifest from a fresh build.
///
/// # Errors
/// If something is missing, the build fails, or a picture cannot be taken.
pub fn screenshots(project: &Project) -> Result<(), Error> {
    let mut command = in_chromium(project, None)?;
    command.arg("--screenshots").arg(project.root());
    process::run(command, &project.log("screenshots"), Show::All)?.check("Taking the pictures")?;
    Ok(())
}

/// The program of the journeys with Chromium: over the build in a folder, or over a fresh one.
///
/// # Errors
/// If something is missing or the build fails.
pub(crate) fn in_chromium(project: &Project, built: Option<&Path>) -> Result<Command, Error> {
    let toolbox = Toolbox::open(project)?;
    set_up(project, &toolbox, Part::EndToEnd, &[Engine::Chromium])?;
    if built.is_none() && !dist::is_fresh(project, None) {
        dist::build(project, &toolbox, None)?;
    }
    let mut command = stages::journeys(project, &toolbox, &[Engine::Chromium])?;
    if let Some(folder) = built {
        command.arg("--dist").arg(folder);
    }
    Ok(command)
}

/// All stages, one a line, and last the counts alone.
fn summary(reports: &[Report], elapsed: Duration) -> String {
    let total: Counts = reports.iter().map(|report| report.counts).sum();
    let mut text = format!("\nSummary ({})\n\n", say::duration(elapsed));
    for report in reports {
        text.push_str(&summary_line(report));
        text.push('\n');
    }
    text.push_str(&format!(
        "\n{} passed, {} failed",
        total.passed, total.failed
    ));
    text
}

fn summary_line(report: &Report) -> String {
    let Counts {
        passed,
        failed,
        ignored,
    } = report.counts;
    let mark = if report.failure.is_some() {
        "FAIL"
    } else {
        "ok"
    };
    let mut line = format!(
        "  {mark:<5}{:<18}{:>13}",
        report.name,
        say::duration(report.elapsed)
    );
    if passed + failed > 0 {
        line.push_str(&format!("   {passed} passed, {failed} failed"));
    }
    if ignored > 0 {
        line.push_str(&format!(", {ignored} ignored"));
    }
    if let Some(why) = &report.failure {
        line.push_str(&format!(
            "\n         {}",
            why.lines().next().unwrap_or_default()
        ));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(failure: Option<&str>, passed: u32, failed: u32) -> Report {
        Report {
            name: "native".to_owned(),
            elapsed: Duration::from_millis(1500),
            counts: Counts {
                passed,
                failed,
                ignored: 0,
            },
            failure: failure.map(str::to_owned),
        }
    }

    #[test]
    fn component_tests_ask_for_no_webkit() {
        use Engine::{Chromium, Firefox, Webkit};
        let engines = |part, engines: &[Engine]| {
            engines_of(&Request {
                engines: engines.to_vec(),
                ..Request::of(part)
            })
        };
        assert_eq!(engines(Part::Browser, &[]).unwrap(), [Chromium, Firefox]);
        assert_eq!(engines(Part::All, &[]).unwrap(), Engine::ALL);
        assert_eq!(engines(Part::EndToEnd, &[Webkit]).unwrap(), [Webkit]);
        for asked in [&[Webkit][..], &[Chromium, Webkit]] {
            let refused = engines(Part::Browser, asked);
            assert!(matches!(refused, Err(Error::Usage(_))), "{asked:?}");
        }
    }

    #[test]
    fn a_summary_line_says_all_of_a_stage() {
        let fine = summary_line(&report(None, 12, 0));
        assert_eq!(
            fine,
            "  ok   native                    1.5 s   12 passed, 0 failed"
        );
        assert_eq!(
            summary_line(&report(None, 0, 0)),
            "  ok   native                    1.5 s"
        );
        let bad = summary_line(&report(Some("It broke.\nmore"), 1, 2));
        assert!(bad.starts_with("  FAIL native") && bad.ends_with("failed\n         It broke."));
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let text = summary(
            &[report(None, 4, 0), report(Some("It broke."), 1, 2)],
            Duration::ZERO,
        );
        assert_eq!(text.lines().last(), Some("5 passed, 2 failed"));
    }
}
