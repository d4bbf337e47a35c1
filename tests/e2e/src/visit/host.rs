//! The host of the app, as it fails and as it changes.

use std::fs;
use std::path::Path;

use xtask::serve::Fault;

use super::Visit;

impl Visit<'_> {
    /// From now on something goes wrong with the files whose path has `part` in it.
    pub(crate) fn host_fails(&mut self, part: &str, fault: Fault) -> &mut Self {
        self.site.disturb(part, fault);
        self
    }

    /// The host is all right again.
    pub(crate) fn host_recovers(&mut self) -> &mut Self {
        self.site.recover();
        self
    }

    /// The bytes of the served file whose path has `part` in it.
    pub(crate) fn served(&mut self, part: &str) -> Vec<u8> {
        let found = find(self.site.dist(), part);
        self.expect(found.is_some(), format!("no file is called {part}"));
        found.unwrap_or_default()
    }
}

fn find(folder: &Path, part: &str) -> Option<Vec<u8>> {
    for entry in folder.read_dir().ok()?.flatten() {
        let path = entry.path();
        let found = if path.is_dir() {
            find(&path, part)
        } else if path.to_string_lossy().contains(part) && !is_packed(&path) {
            fs::read(&path).ok()
        } else {
            None
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}
