//! Bundling and minifying styles and scripts.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::FinishError;

/// The oldest browsers that the styles and scripts are written down for.
const TARGETS: &str = "--target=es2022,chrome109,firefox115,safari16.4";

/// What to do with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The file.
    pub entry: PathBuf,
    /// Whether what it imports is put into it.
    pub bundle: bool,
    /// For scripts: `iife` or `esm`.
    pub format: Option<&'static str>,
    /// Names in the script that are replaced by strings.
    pub define: Vec<(&'static str, String)>,
}

/// Bundles and minifies. Tests use one that does not need node.
pub trait Bundler {
    /// Gives the text of the bundled file.
    ///
    /// # Errors
    /// If it cannot run or the file is wrong.
    fn bundle(&self, job: &Job) -> Result<String, FinishError>;
}

/// The real one.
#[derive(Clone, Debug)]
pub struct Esbuild {
    /// The program.
    pub program: PathBuf,
}

impl Bundler for Esbuild {
    fn bundle(&self, job: &Job) -> Result<String, FinishError> {
        let wrong = |why: String| FinishError::Esbuild {
            entry: job.entry.clone(),
            why,
        };
        let mut command = Command::new(&self.program);
        command.arg(&job.entry).args([
            "--minify",
            "--log-level=warning",
            "--charset=utf8",
            TARGETS,
        ]);
        command.arg("--legal-comments=none");
        if job.bundle {
            command.arg("--bundle");
        }
        if let Some(format) = job.format {
            command.arg(format!("--format={format}"));
        }
        for (name, value) in &job.define {
            command.arg(format!(
                "--define:{name}={}",
                serde_json::Value::from(value.as_str())
            ));
        }
        let output = command.output().map_err(|why| wrong(why.to_string()))?;
        if !output.status.success() {
            return Err(wrong(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ));
        }
        let text = String::from_utf8(output.stdout).map_err(|why| wrong(why.to_string()))?;
        Ok(text.trim_end().to_owned())
    }
}

impl Job {
    /// Styles with everything that they import.
    pub(super) fn styles(entry: &Path) -> Self {
        Self {
            entry: entry.to_owned(),
            bundle: true,
            ..Self::default()
        }
    }

    /// A plain script.
    pub(super) fn script(entry: &Path) -> Self {
        Self {
            entry: entry.to_owned(),
            format: Some("iife"),
            ..Self::default()
        }
    }

    /// A module.
    pub(super) fn module(entry: &Path) -> Self {
        Self {
            entry: entry.to_owned(),
            format: Some("esm"),
            ..Self::default()
        }
    }
}
