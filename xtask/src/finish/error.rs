//! What can go wrong while finishing, one sentence each.

use std::fmt;
use std::path::{Path, PathBuf};

use troth::guide::fault::GuideError;

use super::report::{Excess, Report};
use crate::shell::SlotError;
use crate::split::SplitError;

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
    /// The wasm could not be taken apart.
    Split(SplitError),
    /// The script of wasm-bindgen is not as expected.
    Glue(String),
    /// wasm-opt did not run, or refused a part.
    WasmOpt {
        /// The part.
        part: &'static str,
        /// What it says.
        why: String,
    },
    /// The manifest is not JSON, or names an icon that is not there.
    Manifest(String),
    /// Text that would end the element it is put into.
    UnsafeInline(&'static str),
    /// Two files of one name with different bytes.
    NameReused(String),
    /// Something is larger than its budget.
    Budgets(Box<Report>),
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
            Self::Split(why) => write!(f, "the second part of the app: {why}"),
            Self::Glue(why) => write!(f, "the script made by wasm-bindgen: {why}"),
            Self::WasmOpt { part, why } => write!(f, "wasm-opt, {part}: {why}"),
            Self::Manifest(why) => write!(f, "assets/manifest.webmanifest: {why}"),
            Self::UnsafeInline(what) => write!(f, "{what} holds a closing tag; it is inlined"),
            Self::NameReused(name) => write!(f, "{name} would be used for other bytes"),
            Self::Budgets(report) => {
                let lines: Vec<String> = report.excesses().iter().map(Excess::to_string).collect();
                write!(f, "{report}\n\nToo large:\n{}", lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for FinishError {}

impl From<GuideError> for FinishError {
    fn from(why: GuideError) -> Self {
        Self::Guide(why)
    }
}
