//! Programs that a journey needs, started so that nothing of them is ever left behind.
//!
//! Each program leads a process group of its own. Browsers leave their driver's group, so every
//! program also carries a mark in its environment, which its children inherit: [`sweep`] ends
//! whatever still carries the mark of this run, and nothing else.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

const MARK: &str = "TROTH_E2E_RUN";
const PAUSE: Duration = Duration::from_millis(20);

/// A running program, ended with its process group when dropped.
pub(crate) struct Program {
    child: Child,
}

impl Program {
    /// Starts `command` in a group of its own; what it prints goes to the file `log`.
    pub(crate) fn start(command: &mut Command, mark: &str, log: &Path) -> io::Result<Self> {
        let log = File::create(log)?;
        let errors = log.try_clone()?;
        Self::spawn(command.stdout(log).stderr(errors), mark)
    }

    /// Starts `command` the same way; what it prints is read here, its errors go to the file `log`.
    pub(crate) fn piped(
        command: &mut Command,
        mark: &str,
        log: &Path,
    ) -> io::Result<(Self, ChildStdout)> {
        let mut program =
            Self::spawn(command.stdout(Stdio::piped()).stderr(File::create(log)?), mark)?;
        let out = program.child.stdout.take();
        out.map(|out| (program, out)).ok_or_else(|| io::Error::other("it prints to nobody"))
    }

    fn spawn(command: &mut Command, mark: &str) -> io::Result<Self> {
        let child = command.stdin(Stdio::null()).env(MARK, mark).process_group(0).spawn()?;
        Ok(Self { child })
    }

    /// Whether the program has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Its process.
    pub(crate) fn process(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    fn end(&mut self) {
        let group = Pid::from_child(&self.child);
        for (signal, patience) in [(Signal::TERM, 3), (Signal::KILL, 3)] {
            // An error means that the group is gone already.
            let _ = kill_process_group(group, signal);
            let deadline = Instant::now() + Duration::from_secs(patience);
            while Instant::now() < deadline {
                if self.has_ended() {
                    return;
                }
                thread::sleep(PAUSE);
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}

/// A screen that nobody sees, for the engine that has no headless mode.
pub(crate) struct Screen {
    /// What goes into `DISPLAY`.
    pub(crate) display: String,
    _program: Program,
}

impl Screen {
    /// Starts `Xvfb`, which picks a free display number and prints it.
    pub(crate) fn start(xvfb: &Path, mark: &str) -> io::Result<Self> {
        let mut command = Command::new(xvfb);
        command
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut program = Program::spawn(&mut command, mark)?;
        let mut number = String::new();
        if let Some(out) = program.child.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        if number.trim().is_empty() {
            return Err(io::Error::other("Xvfb ended without naming a display"));
        }
        Ok(Self { display: format!(":{}", number.trim()), _program: program })
    }
}

/// A port of this machine that nobody uses just now.
pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Waits until `program` answers on `port`.
pub(crate) fn wait_for_port(program: &mut Program, port: u16) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        if program.has_ended() {
            return Err("it ended at once".to_owned());
        }
        thread::sleep(PAUSE);
    }
    Err("waited 20 s for it to listen".to_owned())
}

/// Ends every process that still carries the mark of this run.
pub(crate) fn sweep(mark: &str) {
    let wanted = format!("{MARK}={mark}");
    for _ in 0..50 {
        let left = marked(wanted.as_bytes());
        if left.is_empty() {
            return;
        }
        for pid in left {
            // An error means that it has just ended.
            let _ = kill_process(pid, Signal::KILL);
        }
        thread::sleep(PAUSE);
    }
}

fn marked(wanted: &[u8]) -> Vec<Pid> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let id: i32 = entry.file_name().to_str()?.parse().ok()?;
            let environment = fs::read(entry.path().join("environ")).ok()?;
            let has = environment.split(|byte| *byte == 0).any(|variable| variable == wanted);
            if has { Pid::from_raw(id) } else { None }
        })
        .collect()
}
