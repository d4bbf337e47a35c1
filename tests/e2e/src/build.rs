//! The build with something more inside its page, and whole in every other way.

use std::fs;
use std::path::Path;

use crate::folder::copy;
use xtask::finish::sha256_base64;

/// What the page has more than that of the project.
#[derive(Clone, Copy)]
pub(crate) struct Build<'a> {
    /// `script` or `style`, and the text: they stand before everything of the page's own.
    pub(crate) inside: &'a [(&'a str, &'a str)],
    /// Whether the policy knows them.
    pub(crate) is_allowed: bool,
}

impl Build<'_> {
    /// Writes the build of `from`, changed, into `to`.
    pub(crate) fn write(&self, from: &Path, to: &Path) -> Result<(), String> {
        let _ = fs::remove_dir_all(to);
        // The compressed copies would be of the old bytes.
        let is_compressed = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
        copy(from, to, &is_compressed)
            .map_err(|error| format!("the build cannot be copied: {error}"))?;
        let old = read(to, "index.html")?;
        let elements: String =
            self.inside.iter().map(|(name, text)| format!("<{name}>{text}</{name}>")).collect();
        let new = self.allowed(&replaced(&old, "<title>", &format!("{elements}<title>"))?);
        let entry = |page: &str| {
            format!("sha256:\"{}\",size:{},", sha256_base64(page.as_bytes()), page.len())
        };
        let worker = replaced(&read(to, "service-worker.js")?, &entry(&old), &entry(&new))?;
        let headers = self.allowed(&read(to, "_headers")?);
        for (name, text) in
            [("index.html", new), ("service-worker.js", worker), ("_headers", headers)]
        {
            fs::write(to.join(name), text).map_err(|error| format!("{name}: {error}"))?;
        }
        Ok(())
    }

    fn allowed(&self, policy: &str) -> String {
        let known = self.inside.iter().filter(|_| self.is_allowed);
        known.fold(policy.to_owned(), |policy, (name, text)| {
            let directive = format!("{name}-src 'self'");
            let hash = sha256_base64(text.as_bytes());
            policy.replace(&directive, &format!("{directive} 'sha256-{hash}'"))
        })
    }
}

fn read(folder: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String, String> {
    if text.matches(from).count() == 1 {
        Ok(text.replace(from, to))
    } else {
        Err(format!("“{from}” does not stand in the build once"))
    }
}
