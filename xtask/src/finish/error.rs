//! What can go wrong while finishing, one sentence each.

use std::fmt;
use std::path::{Path, PathBuf};

use troth::guide::fault::GuideError;

use crate::shell::SlotError;

/// Why the build could not be finished.
#[derive(Debug)]
pub enum FinishError {
    /// The hook was not called by trunk.
    NoEnvironment(&'static str),
    /// A file cannot be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A card is malformed.
    Guide(GuideError),
    /// A page and its slots do not fit.
    Slot {
        /// The page.
        page: &'static str,
        /// What does not fit.
        why: SlotError,
    },
    /// esbuild did not run, or refused a file.
    Esbuild {
        /// The file.
        entry: PathBuf,
        /// What it says.
        why: String,
    },
    /// The manifest is not JSON, or names an icon that is not there.
    Manifest(String),
    /// Text that would end the element it is put into.
    UnsafeInline(&'static str),
    /// A folder that is no finished release.
    NotFinished(PathBuf),
    /// Two files of one name with different bytes.
    NameReused(String),
}

impl FinishError {
    /// For `map_err`: the file that could not be read or written.
    pub(super) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |why| Self::File {
            path: path.to_owned(),
            why: why.to_string(),
        }
    }
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEnvironment(name) => {
                write!(
                    f,
                    "{name} is not set: trunk calls this, as its hook after the build"
                )
            }
            Self::File { path, why } => write!(f, "{}: {why}", path.display()),
            Self::Guide(why) => why.fmt(f),
            Self::Slot { page, why } => write!(f, "{page}: {why}"),
            Self::Esbuild { entry, why } => write!(f, "esbuild, {}: {why}", entry.display()),
            Self::Manifest(why) => write!(f, "assets/manifest.webmanifest: {why}"),
            Self::UnsafeInline(what) => write!(f, "{what} holds a closing tag; it is inlined"),
            Self::NotFinished(folder) => {
                write!(f, "{} is no finished release", folder.display())
            }
            Self::NameReused(name) => write!(
                f,
                "{name} would be used for other bytes than before, and browsers keep them for ever"
            ),
        }
    }
}

impl std::error::Error for FinishError {}

impl From<GuideError> for FinishError {
    fn from(why: GuideError) -> Self {
        Self::Guide(why)
    }
}
