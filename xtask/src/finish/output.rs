//! The files of a build, and their names.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::FinishError;

/// Where files stand whose names are made of their contents.
pub(super) const HASHED: &str = "assets";

/// The SHA-256 of some bytes, as base64: for integrity and for the policy.
#[must_use]
pub fn sha256_base64(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// The first 16 hexadecimal digits of the SHA-256.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The files that the build makes, by path within the folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

impl Output {
    /// Adds a file under a fixed name.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), FinishError> {
        match self.files.get(path) {
            Some(known) if *known != bytes => Err(FinishError::NameReused(path.to_owned())),
            _ => {
                self.files.insert(path.to_owned(), bytes);
                Ok(())
            }
        }
    }

    /// Adds a file under a name that is made of its contents, and gives its path.
    pub(super) fn put_hashed(
        &mut self,
        stem: &str,
        extension: &str,
        bytes: Vec<u8>,
    ) -> Result<String, FinishError> {
        let path = format!("{HASHED}/{stem}-{}.{extension}", short_hash(&bytes));
        self.put(&path, bytes)?;
        Ok(path)
    }

    /// Every file.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// An earlier build in `folder` has no other bytes under a name that is kept for ever.
    pub(super) fn agrees_with(&self, folder: &Path) -> Result<(), FinishError> {
        let differs = |(path, bytes): &(&str, &[u8])| {
            // What cannot be read is not there.
            let before = std::fs::read(folder.join(path));
            path.starts_with(HASHED) && before.is_ok_and(|before| before != *bytes)
        };
        match self.files().find(differs) {
            Some((path, _)) => Err(FinishError::NameReused(path.to_owned())),
            None => Ok(()),
        }
    }

    /// Writes every file below `folder`.
    pub(super) fn write(&self, folder: &Path) -> Result<(), FinishError> {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(FinishError::file(parent))?;
            }
            std::fs::write(&path, bytes).map_err(FinishError::file(&path))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_used_for_other_bytes() {
        let mut output = Output::default();
        let first = output.put_hashed("a", "js", b"one".to_vec()).unwrap();
        assert_eq!(first, "assets/a-7692c3ad3540bb80.js");
        assert_eq!(
            output.put_hashed("a", "js", b"one".to_vec()).unwrap(),
            first
        );
        assert_ne!(
            output.put_hashed("a", "js", b"two".to_vec()).unwrap(),
            first
        );
        assert!(output.put("index.html", b"one".to_vec()).is_ok());
        let again = output.put("index.html", b"two".to_vec());
        assert!(matches!(again, Err(FinishError::NameReused(name)) if name == "index.html"));
    }
}
