//! The same build as another version: for tests of what happens between two versions.

use std::path::Path;

use anyhow::{Context as _, Result};
use fs_err as fs;
use walkdir::WalkDir;

use super::files::{self, Files, HASHED, sha256_base64};
use super::precache;

const WORKER: &str = "service-worker.js";

/// Finishes a finished release again, into the folder `to`: its scripts, styles and wasm have the
/// stamp in them, and so other names. It behaves as before. Gives its version.
///
/// # Errors
/// If the folder cannot be read or written, or is no finished release.
pub fn restamp(from: &Path, to: &Path, stamp: &str) -> Result<String> {
    let old = read(from)?;
    let text = |path: &str| {
        let text = old.get(path).and_then(|bytes| str::from_utf8(bytes).ok());
        text.with_context(|| format!("{} is no finished release: {path}", from.display()))
    };
    let mut new = Files::new();
    let mut changes = Vec::new();
    for (path, bytes) in &old {
        if let Some((stem, extension)) = hashed(path) {
            let bytes = stamped(extension, bytes.clone(), stamp);
            let address = files::add_hashed(&mut new, stem, extension, bytes);
            changes.push((format!("./{path}"), address));
        }
    }
    for page in ["index.html", "clock/index.html"] {
        let before = text(page)?;
        let after = replaced(before, &changes);
        changes.extend(inlined(before).into_iter().zip(inlined(&after)));
    }
    let is_plain = |path: &&String| hashed(path).is_none() && *path != WORKER;
    for path in old.keys().filter(is_plain) {
        new.insert(path.clone(), replaced(text(path)?, &changes).into_bytes());
    }
    let (_, script) = text(WORKER)?.split_once('\n').unwrap_or_default();
    let (version, worker) = precache::worker(&new, script.trim_end());
    new.insert(WORKER.to_owned(), worker.into_bytes());
    files::write(&new, to)?;
    Ok(version)
}

/// The files of a folder, without the compressed copies.
pub(super) fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder) {
        let path = entry?.into_path();
        let is_copy = path.extension().is_some_and(|it| it == "br" || it == "gz");
        if path.is_file() && !is_copy {
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(files)
}

/// The stem and the extension of a name that is made of the contents.
fn hashed(path: &str) -> Option<(&str, &str)> {
    let (name, extension) = path.strip_prefix(HASHED)?.rsplit_once('.')?;
    let (stem, _) = name.rsplit_once('-')?;
    Some((stem, extension))
}

/// The bytes with a comment, or with a section that nobody reads.
fn stamped(extension: &str, mut bytes: Vec<u8>, stamp: &str) -> Vec<u8> {
    match extension {
        "js" | "css" => bytes.extend(format!("\n/*{stamp}*/").bytes()),
        "wasm" => {
            // A custom section: its number, its size, the size of its name, its name.
            let name: Vec<u8> = stamp.bytes().take(100).collect();
            let size = u8::try_from(name.len()).unwrap_or_default();
            bytes.extend([0, size + 1, size]);
            bytes.extend(name);
        }
        _ => {}
    }
    bytes
}

fn replaced(text: &str, changes: &[(String, String)]) -> String {
    let replace = |text: String, (old, new): &(String, String)| text.replace(old, new);
    changes.iter().fold(text.to_owned(), replace)
}

/// The hashes of the scripts and styles inside a page.
fn inlined(page: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    for (open, close) in [("<script", "</script>"), ("<style", "</style>")] {
        let elements = page.split(close).filter_map(|part| part.rsplit_once(open));
        let texts = elements.filter_map(|(_, element)| element.split_once('>'));
        hashes.extend(texts.map(|(_, text)| sha256_base64(text.as_bytes())));
    }
    hashes
}
