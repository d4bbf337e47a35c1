//! Why a journey did not arrive.

use std::path::PathBuf;

/// Why a journey did not arrive.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// What was waited for, or what was wrong.
    pub(crate) what: String,
    /// The address at that moment.
    pub(crate) at: String,
    /// The text that showed.
    pub(crate) page: String,
    /// The picture that was taken.
    pub(crate) picture: Option<PathBuf>,
}

impl Failure {
    /// A failure of which nothing but the reason is known yet.
    pub(crate) const fn bare(what: String) -> Self {
        Self { what, at: String::new(), page: String::new(), picture: None }
    }
}
