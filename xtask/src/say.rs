//! Everything that xtask prints goes through here.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// Prints a line. A reader that went away is not an error.
pub fn line(text: impl Display) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Prints a line on the error stream.
pub fn error(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A line that rewrites itself while something long runs. Silent where nobody watches.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    live: bool,
}

impl Progress {
    /// A new progress line; it is live only on a terminal.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shown: false,
            live: io::stderr().is_terminal(),
        }
    }

    /// Shows the newest line of a running program.
    pub fn show(&mut self, text: &str) {
        let text = text.trim();
        if self.live && !text.is_empty() {
            let short: String = text.chars().filter(|c| !c.is_control()).take(70).collect();
            let _ = write!(io::stderr().lock(), "\r\x1b[2K    {short}");
            self.shown = true;
        }
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K");
            self.shown = false;
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// A duration as a person says it: `0.4 s`, `1 min 58 s`.
#[must_use]
pub fn duration(time: Duration) -> String {
    if time < Duration::from_secs(60) {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        let seconds = time.as_secs();
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(118)), "1 min 58 s");
    }
}
