//! What can go wrong, each with one clear sentence.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::PathBuf;

/// A failure of a command.
#[derive(Debug)]
pub enum Error {
    /// The command line was not understood.
    Usage(String),
    /// Another program listens on the port.
    PortInUse(u16),
    /// Something had to be fetched and the network did not answer.
    Network {
        /// What was being fetched, as in "to install trunk 0.21.14".
        what: String,
        /// Where the whole output is.
        log: PathBuf,
    },
    /// A program that xtask cannot install by itself is missing.
    Missing {
        /// What is missing.
        what: String,
        /// What the person can do.
        remedy: String,
    },
    /// A program ran and failed.
    Failed {
        /// What it was doing.
        what: String,
        /// Where the whole output is.
        log: PathBuf,
        /// The end of the output.
        tail: String,
    },
    /// A file or program could not be used.
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A file of the project does not hold what it must.
    Project(String),
    /// Another part of xtask failed and says why itself.
    Part(String),
    /// Several things failed, the first one first.
    Several(Vec<Self>),
    /// Tests failed; their output has said the rest.
    TestsFailed,
}

impl Error {
    /// An [`Error::Io`], made to be used with `map_err`.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// All of these failures as one; each cause is told once.
    ///
    /// # Errors
    /// If there is any.
    pub fn all(errors: impl IntoIterator<Item = Self>) -> Result<(), Self> {
        let mut all: Vec<Self> = Vec::new();
        for error in errors {
            let text = error.to_string();
            if all.iter().all(|known| known.to_string() != text) {
                all.push(error);
            }
        }
        match all.pop() {
            None => Ok(()),
            Some(only) if all.is_empty() => Err(only),
            Some(last) => {
                all.push(last);
                Err(Self::Several(all))
            }
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) => write!(f, "{why}\nSee `cargo xtask --help`."),
            Self::PortInUse(port) => write!(
                f,
                "Port {port} is in use: stop what uses it, or choose another with `--port {}`.",
                port.checked_add(1).unwrap_or(8081)
            ),
            Self::Network { what, log } => write!(
                f,
                "The network is needed {what}, and it did not answer (details: {}).",
                log.display()
            ),
            Self::Missing { what, remedy } => write!(f, "{what} is missing: {remedy}."),
            Self::Failed { what, log, tail } => {
                write!(f, "{what} failed (whole output: {}).", log.display())?;
                if tail.is_empty() {
                    Ok(())
                } else {
                    write!(f, " It ended with:\n\n{tail}")
                }
            }
            Self::Io { what, source } => write!(f, "{what}: {source}."),
            Self::Project(why) | Self::Part(why) => f.write_str(why),
            Self::Several(errors) => {
                let all: Vec<_> = errors.iter().map(ToString::to_string).collect();
                f.write_str(&all.join("\n"))
            }
            Self::TestsFailed => f.write_str("Some tests failed."),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_is_told_once_and_in_order() {
        let part = |text: &str| Error::Part(text.to_owned());
        assert!(Error::all([]).is_ok());
        let one = Error::all([part("a."), part("a.")]).unwrap_err();
        assert!(matches!(one, Error::Part(_)), "{one}");
        let three = Error::all([part("a."), part("b."), part("a."), part("c.")]).unwrap_err();
        assert_eq!(three.to_string(), "a.\nb.\nc.");
    }
}
