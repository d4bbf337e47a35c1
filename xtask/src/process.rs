//! Running other programs: their output is kept in a log and told in one sentence.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::say::{self, Progress};

/// How much of a program's output the person sees while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Only the newest line, on a terminal.
    Progress,
    /// What it prints on stdout; stderr as progress.
    Stdout,
    /// Everything.
    All,
}

/// They would replace the flags of `.cargo/config.toml` instead of adding to them.
const FLAG_VARIABLES: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// A program to run. Flags of the person's own for Rust do not reach it: the project's hold.
#[must_use]
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for variable in FLAG_VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// What a program left behind.
#[derive(Debug)]
pub struct Outcome {
    /// Whether it ended with exit code 0.
    pub success: bool,
    /// Both streams, in the order in which the lines came.
    pub output: String,
    /// How long it ran.
    pub elapsed: Duration,
    /// Where the output is kept.
    pub log: PathBuf,
    /// How much of it the person has seen.
    pub show: Show,
}

impl Outcome {
    /// Turns an installer's failure into an [`Error`] that says whether the network was the reason.
    ///
    /// # Errors
    /// If the program failed.
    pub fn check_installer(self, what: &str) -> Result<Self, Error> {
        if !self.success && is_network_trouble(&self.output) {
            return Err(Error::Network {
                what: format!("for “{what}”"),
                log: self.log,
            });
        }
        self.check(what)
    }

    /// Turns a failure into an [`Error`].
    ///
    /// # Errors
    /// If the program failed.
    pub fn check(self, what: &str) -> Result<Self, Error> {
        if self.success {
            Ok(self)
        } else {
            // What was just seen is not told again.
            let tail = if self.show == Show::All {
                String::new()
            } else {
                tail(&self.output, 20)
            };
            Err(Error::Failed {
                what: what.to_owned(),
                log: self.log,
                tail,
            })
        }
    }
}

enum Line {
    Out(String),
    Err(String),
}

/// Runs a program to its end and keeps its output in `log`.
///
/// # Errors
/// If it cannot be started or the log cannot be written. A bad exit code is not an error here.
pub fn run(mut command: Command, log: &Path, show: Show) -> Result<Outcome, Error> {
    let started = Instant::now();
    let name = command.get_program().to_string_lossy().into_owned();
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)
            .map_err(Error::io(format!("{} cannot be made", folder.display())))?;
    }
    let mut file =
        File::create(log).map_err(Error::io(format!("{} cannot be written", log.display())))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Error::io(format!("{name} cannot be started")))?;

    let (sender, lines) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        read_lines(out, sender.clone(), Line::Out);
    }
    if let Some(err) = child.stderr.take() {
        read_lines(err, sender, Line::Err);
    }
    let mut output = String::new();
    let mut progress = Progress::new();
    while let Some(line) = next_line(&lines, &mut child) {
        let (text, visible) = match line {
            Line::Out(text) => (text, show != Show::Progress),
            Line::Err(text) => (text, show == Show::All),
        };
        if visible {
            progress.clear();
            say::line(&text);
        } else {
            progress.show(&text);
        }
        output.push_str(&text);
        output.push('\n');
        // A full disk shows itself in the program's own result; the log is a courtesy.
        let _ = writeln!(file, "{text}");
    }
    progress.clear();
    let status = child
        .wait()
        .map_err(Error::io(format!("{name} cannot be waited for")))?;
    Ok(Outcome {
        success: status.success(),
        output,
        elapsed: started.elapsed(),
        log: log.to_path_buf(),
        show,
    })
}

/// The next line, or nothing when the program has ended. Something that it left running may hold
/// its streams open for ever: after the end there is only a short wait for the rest.
fn next_line(lines: &Receiver<Line>, child: &mut Child) -> Option<Line> {
    loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok(line) => return Some(line),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => match child.try_wait() {
                Ok(None) => {}
                Ok(Some(_)) | Err(_) => return lines.try_recv().ok(),
            },
        }
    }
}

fn read_lines<R: Read + Send + 'static>(stream: R, sender: Sender<Line>, wrap: fn(String) -> Line) {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut bytes = Vec::new();
        while matches!(stream.read_until(b'\n', &mut bytes), Ok(read) if read > 0) {
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if sender.send(wrap(text)).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}

/// The first line that a program prints when asked, or nothing if it cannot be asked.
#[must_use]
pub fn ask<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[A]) -> Option<String> {
    let output = command(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Whether an installer's output says that the network failed it.
#[must_use]
pub fn is_network_trouble(output: &str) -> bool {
    const SIGNS: [&str; 18] = [
        "could not resolve host",
        "couldn't resolve host",
        "could not connect",
        "couldn't connect to server",
        "unable to connect",
        "could not download file",
        "failed to fetch",
        "failed to connect",
        "connection refused",
        "connection reset by peer",
        "connection timed out",
        "temporary failure resolving",
        "temporary failure in name resolution",
        "network is unreachable",
        "network failure seems to have happened",
        "enotfound",
        "econnrefused",
        "eai_again",
    ];
    let output = output.to_lowercase();
    // A compiler's error is the reason even if something was retried on the way.
    !output.contains("could not compile") && SIGNS.iter().any(|sign| output.contains(sign))
}

/// The last lines of a text, without empty ones at the end.
#[must_use]
pub fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.trim_end().lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_is_told_from_a_compile_error() {
        for (output, expected) in [
            (
                "warning: spurious network error … Could not resolve host: index.crates.io",
                true,
            ),
            (
                "npm error code ENOTFOUND\nnpm error network request to …",
                true,
            ),
            ("W: Temporary failure resolving 'deb.debian.org'", true),
            (
                "error: could not download file from 'https://static.rust-lang.org/…'",
                true,
            ),
            (
                "error[E0308]: mismatched types\nerror: could not compile `troth`",
                false,
            ),
            (
                "Connection refused (os error 111)\nerror: could not compile `x`",
                false,
            ),
        ] {
            assert_eq!(is_network_trouble(output), expected, "{output}");
        }
    }

    #[test]
    fn a_tail_is_the_end() {
        assert_eq!(tail("a\nb\nc\n\n", 2), "b\nc");
        assert_eq!(tail("a", 5), "a");
        assert_eq!(tail("", 5), "");
    }

    #[test]
    fn flags_of_the_environment_do_not_reach_a_program() {
        let command = command("cargo");
        let removed: Vec<_> = command.get_envs().collect();
        for variable in FLAG_VARIABLES {
            assert!(removed.contains(&(OsStr::new(variable), None)));
        }
    }

    #[test]
    fn only_an_installer_blames_the_network() {
        let outcome = || Outcome {
            success: false,
            output: "thread panicked: Connection refused".to_owned(),
            elapsed: Duration::ZERO,
            log: PathBuf::from("a.log"),
            show: Show::All,
        };
        let plain = outcome().check("native").unwrap_err();
        assert!(matches!(plain, Error::Failed { .. }), "{plain}");
        let installer = outcome().check_installer("Installing").unwrap_err();
        assert!(matches!(installer, Error::Network { .. }), "{installer}");
    }

    #[cfg(unix)]
    #[test]
    fn output_and_failure_are_kept() {
        let log = std::env::temp_dir().join(format!("xtask-process-{}", std::process::id()));
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let outcome = run(command, &log, Show::Progress).unwrap();
        assert!(!outcome.success);
        assert!(outcome.output.contains("one") && outcome.output.contains("two"));
        assert_eq!(fs::read_to_string(&log).unwrap(), outcome.output);
        let error = outcome.check("The test").unwrap_err().to_string();
        assert!(error.starts_with("The test failed"), "{error}");
        fs::remove_file(log).unwrap();
    }

    #[test]
    fn a_program_that_is_not_there_is_one_sentence() {
        let log = std::env::temp_dir().join(format!("xtask-absent-{}", std::process::id()));
        let error = run(
            Command::new("no-such-program-of-troth"),
            &log,
            Show::Progress,
        );
        assert!(error.unwrap_err().to_string().contains("cannot be started"));
        let _ = fs::remove_file(log);
    }
}
