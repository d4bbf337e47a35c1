//! Finishes what trunk built: trunk's one hook after the build, `cargo xtask finish`.
//!
//! trunk compiles the app and gives it plain names. From there this makes a folder that any
//! static host can serve: the static shell with its words, names that are made of the files'
//! contents, the policy, the list of the service worker, and compressed copies. It reports how
//! large everything is.
//!
//! **Invariant**: a name below `assets/` never stands for other bytes.
//! **Invariant**: every file that the page can ask for is in the worker's list.

mod compress;
mod esbuild;
mod files;
mod pages;
mod policy;
mod precache;
mod restamp;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use fs_err as fs;

pub use compress::compress_folder;
pub use esbuild::{Bundle, esbuild};
pub use files::sha256_base64;
pub use restamp::restamp;

use files::Files;
use pages::Build;

/// What the hook works on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project.
    pub root: PathBuf,
    /// The folder where trunk put its files, and where the finished ones go.
    pub staging: PathBuf,
    /// Where the build before this one may still be.
    pub before: PathBuf,
    /// Whether it will be put on a host. A build for development is quick, and has nothing that
    /// stops the reloading.
    pub is_release: bool,
    /// The address that the app will be served under; `./` for any.
    pub public_url: String,
}

impl Options {
    /// What trunk says in the environment of its hook.
    ///
    /// # Errors
    /// If trunk did not call.
    pub fn from_env(root: PathBuf, before: PathBuf) -> Result<Self> {
        let value = |name: &'static str| {
            std::env::var(name).with_context(|| {
                format!("{name} is not set: trunk calls this, as its hook after the build")
            })
        };
        Ok(Self {
            root,
            before,
            staging: value("TRUNK_STAGING_DIR")?.into(),
            is_release: value("TRUNK_PROFILE")? == "release",
            public_url: value("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".to_owned()),
        })
    }
}

/// Finishes the build in place. Gives a report, which says how large everything is.
///
/// # Errors
/// If a part is missing or malformed.
pub fn finish(options: &Options, bundle: Bundle<'_>) -> Result<String> {
    let mut build = Build::new(options, bundle)?;
    let shell = build.shell()?;
    let clock = build.clock()?;
    build.manifest().context("assets/manifest.webmanifest")?;
    let version = build.worker()?;
    let mut files = build.files;
    if !options.is_release {
        files::write(&files, &options.staging)?;
        return Ok("Finished for development: nothing is compressed or cached.".to_owned());
    }
    let headers = policy::headers(&options.public_url, &shell.and(clock));
    files.insert("_headers".to_owned(), headers.into_bytes());
    files::check_names(&files, &options.before)?;
    // Everything that is needed of what trunk made was taken over.
    fs::remove_dir_all(&options.staging)?;
    files::write(&files, &options.staging)?;
    compress_folder(&options.staging)?;
    Ok(report(&files, &options.staging, &version))
}

/// The size of each file, as it is and as most browsers get it.
fn report(files: &Files, folder: &Path, version: &str) -> String {
    let mut out = format!("{:<44} {:>10} {:>10}\n", "file", "raw", "brotli");
    let mut line = |name: &str, raw: usize, brotli: usize| {
        let [raw, brotli] = [raw, brotli].map(|it| format!("{:.1} kB", it as f64 / 1000.0));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name:<44} {raw:>10} {brotli:>10}");
    };
    let mut cached = (0, 0);
    for (path, bytes) in files {
        // Without a compressed copy it is served as it is.
        let copy = fs::metadata(folder.join(format!("{path}.br")));
        let brotli = copy.map_or(bytes.len(), |it| it.len() as usize);
        line(path, bytes.len(), brotli);
        if precache::is_cached(path) {
            cached = (cached.0 + bytes.len(), cached.1 + brotli);
        }
    }
    line("cached for offline use", cached.0, cached.1);
    out + "version " + version
}

#[cfg(test)]
mod tests;
