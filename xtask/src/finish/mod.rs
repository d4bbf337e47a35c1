//! Finishes what trunk built: trunk's one hook after the build, `cargo xtask finish`.
//!
//! trunk compiles the app and gives it plain names. From there this makes a folder that any
//! static host can serve: the static shell with its words, names that are made of the files'
//! contents, the policy, the list of the service worker, and compressed copies. It tells how large
//! everything is.
//!
//! **Invariant**: a name below `assets/` never stands for other bytes.
//! **Invariant**: every file that the page can ask for is in the worker's list.

mod bundler;
mod compress;
mod error;
mod headers;
mod manifest;
mod output;
mod pages;
mod policy;
mod precache;
mod report;
mod restamp;

use std::fs;
use std::path::{Path, PathBuf};

use troth::guide::parse;

pub use bundler::{Bundler, Esbuild, Job};
pub use error::FinishError;
pub use report::{Report, Size};
pub use restamp::restamp;

pub use output::sha256_base64;

use output::Output;
use pages::Parts;

/// What is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For development: quick, and without anything that stands in the way of reloading.
    Debug,
    /// To be put on a host.
    Release,
}

/// What the hook works on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project.
    pub root: PathBuf,
    /// The folder where trunk put its files, and where the finished ones go.
    pub staging: PathBuf,
    /// Where the build before this one may still stand.
    pub before: PathBuf,
    /// What is built.
    pub profile: Profile,
    /// The address that the app will be served under; `./` for any.
    pub public_url: String,
}

impl Options {
    /// What trunk says in the environment of its hook.
    ///
    /// # Errors
    /// If trunk did not call.
    pub fn from_env(root: PathBuf, before: PathBuf) -> Result<Self, FinishError> {
        let staging = std::env::var_os("TRUNK_STAGING_DIR")
            .ok_or(FinishError::NoEnvironment("TRUNK_STAGING_DIR"))?;
        let profile = match std::env::var("TRUNK_PROFILE").as_deref() {
            Ok("release") => Profile::Release,
            Ok(_) => Profile::Debug,
            Err(_) => return Err(FinishError::NoEnvironment("TRUNK_PROFILE")),
        };
        let public_url = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".to_owned());
        Ok(Self {
            root,
            staging: staging.into(),
            before,
            profile,
            public_url,
        })
    }
}

/// Finishes the build in place, and tells how large everything is.
///
/// # Errors
/// If a part is missing or malformed.
pub fn finish(options: &Options, bundler: &dyn Bundler) -> Result<Report, FinishError> {
    let guide = parse::read_guide(&options.root.join("guide/en"), "guide/en")?;
    let mut output = Output::default();
    let app = pages::app_files(options, bundler, &mut output)?;
    let pictures = pages::pictures(&options.root, &mut output)?;
    let parts = Parts {
        options,
        bundler,
        app,
        pictures,
    };
    let shell = parts.shell(&guide, &mut output)?;
    let clock = parts.clock(&mut output)?;
    parts.manifest(&mut output)?;
    let version = parts.worker(&mut output)?;
    if options.profile == Profile::Debug {
        output.write(&options.staging)?;
        return Ok(Report::default());
    }
    let policy = shell.and(&clock).value();
    let headers = headers::headers(&headers::base(&options.public_url), &policy);
    output.put("_headers", headers.into_bytes())?;
    output.agrees_with(&options.before)?;
    remove_plain_names(&options.staging)?;
    output.write(&options.staging)?;
    let sizes = compress_all(&output, &options.staging)?;
    Ok(Report { version, sizes })
}

/// Removes what trunk made; everything that is needed of it was taken over.
fn remove_plain_names(staging: &Path) -> Result<(), FinishError> {
    for entry in fs::read_dir(staging).map_err(FinishError::file(staging))? {
        let path = entry.map_err(FinishError::file(staging))?.path();
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(FinishError::file(&path))?;
    }
    Ok(())
}

/// Writes the compressed copies, and measures.
fn compress_all(output: &Output, folder: &Path) -> Result<Vec<Size>, FinishError> {
    let kept: Vec<String> = precache::list(output)
        .into_iter()
        .map(|file| file.path)
        .collect();
    let mut sizes = Vec::new();
    for (path, bytes) in output.files() {
        let mut size = bytes.len();
        if compress::is_worth_it(path) {
            let small = compress::brotli(path, bytes)?;
            size = small.len();
            write_beside(folder, path, "br", &small)?;
            write_beside(folder, path, "gz", &compress::gzip(path, bytes)?)?;
        }
        let kept = kept.iter().any(|name| name == path);
        sizes.push(Size {
            path: path.to_owned(),
            raw: bytes.len(),
            brotli: size,
            kept,
        });
    }
    Ok(sizes)
}

/// Writes a brotli copy beside each file of a folder that shrinks.
///
/// # Errors
/// If the folder cannot be read, or a copy cannot be written.
pub fn compress_folder(folder: &Path) -> Result<(), FinishError> {
    for entry in fs::read_dir(folder).map_err(FinishError::file(folder))? {
        let path = entry.map_err(FinishError::file(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() && compress::is_worth_it(&name) {
            let bytes = fs::read(&path).map_err(FinishError::file(&path))?;
            let small = compress::brotli(&name, &bytes)?;
            write_beside(folder, &name, "br", &small)?;
        }
    }
    Ok(())
}

fn write_beside(folder: &Path, path: &str, ending: &str, bytes: &[u8]) -> Result<(), FinishError> {
    let path = folder.join(format!("{path}.{ending}"));
    fs::write(&path, bytes).map_err(FinishError::file(&path))
}

#[cfg(test)]
mod tests;
