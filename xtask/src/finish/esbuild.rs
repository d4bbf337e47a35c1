//! Bundling and minifying styles and scripts.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// The oldest browsers that the styles and scripts are written down for.
const TARGETS: &str = "--target=es2022,chrome109,firefox115,safari16.4";

/// Gives the text of a file as esbuild makes it with some options. Tests use one without node.
pub type Bundle<'a> = &'a dyn Fn(&Path, &[String]) -> Result<String>;

/// Calls the program esbuild for a [`Bundle`].
///
/// # Errors
/// If it cannot run or the file is wrong.
pub fn esbuild(program: &Path, entry: &Path, options: &[String]) -> Result<String> {
    let output = Command::new(program)
        .arg(entry)
        .args(["--minify", "--log-level=warning", "--charset=utf8"])
        .args([TARGETS, "--legal-comments=none"])
        .args(options)
        .output()
        .with_context(|| format!("{} cannot be run", program.display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "esbuild, {}: {}",
        entry.display(),
        errors.trim()
    );
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}
