//! Ends a browser as a crash, an empty battery or the system's memory killer does: with SIGKILL,
//! all of it, at once.

use std::collections::HashMap;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

const PAUSE: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(20);

/// The processes of a browser, looked up while it runs, so that nothing has to be looked up at the
/// moment of the kill.
#[derive(Clone, Debug)]
pub(crate) struct Doomed {
    groups: Vec<Pid>,
    processes: Vec<Pid>,
}

impl Doomed {
    /// Whatever `driver` started, and what that started in turn.
    pub(crate) fn below(driver: Pid) -> Result<Self, String> {
        let all = running();
        let own_group = all.get(&driver).map(|it| it.group);
        let mut processes = Vec::new();
        let mut groups = Vec::new();
        let mut next = vec![driver];
        while let Some(parent) = next.pop() {
            for (pid, it) in all.iter().filter(|(_, it)| it.parent == Some(parent)) {
                processes.push(*pid);
                next.push(*pid);
                if it.group != own_group.flatten()
                    && let Some(group) = it.group
                    && !groups.contains(&group)
                {
                    groups.push(group);
                }
            }
        }
        if processes.is_empty() {
            return Err("the driver has no browser to kill".to_owned());
        }
        Ok(Self { groups, processes })
    }

    /// Kills the process groups of the browser, and then whoever left them.
    pub(crate) fn kill(&self) {
        // An error means that it has ended already.
        for group in &self.groups {
            let _ = kill_process_group(*group, Signal::KILL);
        }
        for process in &self.processes {
            let _ = kill_process(*process, Signal::KILL);
        }
    }

    /// Waits until none of them runs: a profile has one browser at a time.
    pub(crate) fn wait(&self) -> Result<(), String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let all = running();
            let left = self.processes.iter().filter(|pid| all.contains_key(pid)).count();
            if left == 0 {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(format!("{left} processes of the browser outlive SIGKILL"));
            }
            thread::sleep(PAUSE);
        }
    }
}

struct Process {
    parent: Option<Pid>,
    group: Option<Pid>,
}

/// Every process of this machine that is not a mere entry waiting for its parent.
fn running() -> HashMap<Pid, Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return HashMap::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let pid = Pid::from_raw(entry.file_name().to_str()?.parse().ok()?)?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            Some((pid, parse(&stat)?))
        })
        .collect()
}

/// Reads `pid (name) state parent group …`; the name may hold anything.
fn parse(stat: &str) -> Option<Process> {
    let mut fields = stat.get(stat.rfind(')')? + 1..)?.split_whitespace();
    if matches!(fields.next()?, "Z" | "X") {
        return None;
    }
    let mut id = || Pid::from_raw(fields.next()?.parse().ok()?);
    Some(Process { parent: id(), group: id() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_does_not_shift_the_fields() {
        let process = parse("7 (a) b (c)) S 3 5 5 0 -1").unwrap();
        assert_eq!(process.parent, Pid::from_raw(3));
        assert_eq!(process.group, Pid::from_raw(5));
        assert!(parse("7 (gone) Z 3 5 5").is_none());
        assert!(parse("").is_none());
    }

    #[test]
    fn the_first_process_has_no_parent() {
        let process = parse("1 (init) S 0 1 1").unwrap();
        assert_eq!(process.parent, None);
        assert_eq!(process.group, Pid::from_raw(1));
    }
}
