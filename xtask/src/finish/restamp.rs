//! The same build as another version: for tests of what happens between two versions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::FinishError;
use super::output::{HASHED, Output, sha256_base64};
use super::precache;

const WORKER: &str = "service-worker.js";

/// Finishes a finished release again, into the folder `to`: its scripts, styles and wasm have the
/// stamp in them, and so other names. It behaves as before. Gives its version.
///
/// # Errors
/// If the folder cannot be read or written, or is no finished release.
pub fn restamp(from: &Path, to: &Path, stamp: &str) -> Result<String, FinishError> {
    let mut files = BTreeMap::new();
    read(from, from, &mut files)?;
    let mut output = Output::default();
    let mut changes = Vec::new();
    for (path, bytes) in &files {
        if let Some((stem, extension)) = hashed(path) {
            let bytes = stamped(extension, bytes.clone(), stamp);
            changes.push((path.clone(), output.put_hashed(stem, extension, bytes)?));
        }
    }
    let text = |path: &str| {
        let bytes = files.get(path);
        let text = bytes.and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        text.ok_or_else(|| FinishError::NotFinished(from.to_owned()))
    };
    for page in ["index.html", "clock/index.html"] {
        let old = text(page)?;
        let new = replaced(&old, &changes);
        let hash = |part: &&str| sha256_base64(part.as_bytes());
        let (before, after) = (inlined(&old), inlined(&new));
        changes.extend(before.iter().map(hash).zip(after.iter().map(hash)));
    }
    for path in files
        .keys()
        .filter(|path| hashed(path).is_none() && *path != WORKER)
    {
        output.put(path, replaced(&text(path)?, &changes).into_bytes())?;
    }
    let worker = text(WORKER)?;
    let (_, script) = worker.split_once('\n').unwrap_or_default();
    let (version, worker) = precache::worker(&precache::list(&output), script.trim_end());
    output.put(WORKER, worker.into_bytes())?;
    output.write(to)?;
    Ok(version)
}

/// The files of a folder, without the compressed copies.
fn read(
    folder: &Path,
    base: &Path,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), FinishError> {
    for entry in fs::read_dir(folder).map_err(FinishError::file(folder))? {
        let path = entry.map_err(FinishError::file(folder))?.path();
        let is_packed = path.extension().is_some_and(|it| it == "br" || it == "gz");
        if path.is_dir() {
            read(&path, base, files)?;
        } else if !is_packed {
            let name = path.strip_prefix(base).unwrap_or(&path);
            let bytes = fs::read(&path).map_err(FinishError::file(&path))?;
            files.insert(name.to_string_lossy().into_owned(), bytes);
        }
    }
    Ok(())
}

/// The stem and the extension of a name that is made of the contents.
fn hashed(path: &str) -> Option<(&str, &str)> {
    let (name, extension) = path
        .strip_prefix(HASHED)?
        .strip_prefix('/')?
        .rsplit_once('.')?;
    let (stem, _) = name.rsplit_once('-')?;
    Some((stem, extension))
}

/// The bytes with a comment, or with a section that nobody reads.
fn stamped(extension: &str, mut bytes: Vec<u8>, stamp: &str) -> Vec<u8> {
    match extension {
        "js" | "css" => bytes.extend_from_slice(format!("\n/*{stamp}*/").as_bytes()),
        "wasm" => {
            // A custom section: its number, its size, the size of its name, its name.
            let name = stamp.bytes().take(100).collect::<Vec<u8>>();
            let size = u8::try_from(name.len()).unwrap_or_default();
            bytes.extend_from_slice(&[0, size + 1, size]);
            bytes.extend_from_slice(&name);
        }
        _ => {}
    }
    bytes
}

fn replaced(text: &str, changes: &[(String, String)]) -> String {
    let replace = |text: String, (old, new): &(String, String)| text.replace(old, new);
    changes.iter().fold(text.to_owned(), replace)
}

/// The scripts and styles inside a page.
fn inlined(page: &str) -> Vec<&str> {
    let parts = ["script", "style"].into_iter().flat_map(|name| {
        let elements = page
            .split(&format!("<{name}")[..])
            .skip(1)
            .collect::<Vec<_>>();
        let end = format!("</{name}>");
        elements.into_iter().filter_map(move |element| {
            let (_, text) = element.split_once(&end).map(|it| it.0)?.split_once('>')?;
            Some(text)
        })
    });
    parts.collect()
}
