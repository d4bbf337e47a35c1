//! The files of a build, and their names.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fs_err as fs;
use sha2::{Digest, Sha256};

/// Where files are whose names are made of their contents.
pub(super) const HASHED: &str = "assets/";

/// The files that the build makes, by path within the folder.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The SHA-256 of some bytes, as base64: for integrity and for the policy.
#[must_use]
pub fn sha256_base64(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// The first 16 hexadecimal digits of the SHA-256.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Adds a file under a name that is made of its contents, and gives its address.
pub(super) fn add_hashed(
    files: &mut Files,
    stem: &str,
    extension: &str,
    bytes: impl Into<Vec<u8>>,
) -> String {
    let bytes = bytes.into();
    let path = format!("{HASHED}{stem}-{}.{extension}", short_hash(&bytes));
    let address = format!("./{path}");
    files.insert(path, bytes);
    address
}

/// Browsers keep what is below `assets/` for ever, so the build before, in `folder`, must not have
/// other bytes under one of these names.
pub(super) fn check_names(files: &Files, folder: &Path) -> Result<()> {
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with(HASHED)) {
        // What cannot be read is not there.
        let is_same = fs::read(folder.join(path)).map_or(true, |before| before == *bytes);
        ensure!(
            is_same,
            "{path} would be used for other bytes than before, and browsers keep them for ever"
        );
    }
    Ok(())
}

/// Writes every file below `folder`.
pub(super) fn write(files: &Files, folder: &Path) -> Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes)?;
    }
    Ok(())
}
