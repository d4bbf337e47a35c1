//! The host of the app, as it fails and as it changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::finish;
use xtask::serve::Fault;

use super::Visit;

/// How long something may take that a browser does in its own time.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at it.
const PAUSE: Duration = Duration::from_millis(50);

/// A version of the app.
#[derive(Clone, Debug, Default)]
pub(crate) struct Version {
    folder: PathBuf,
    /// The name of its script, by which a page of this version is known.
    script: String,
}

impl Version {
    fn of(folder: &Path) -> Option<Self> {
        let names = fs::read_dir(folder.join("assets")).ok()?.flatten();
        let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let script = names.find(|name| name.starts_with("troth-") && name.ends_with(".js"))?;
        Some(Self { folder: folder.to_owned(), script })
    }
}

impl Visit<'_> {
    /// The build as it is.
    pub(crate) fn built(&mut self) -> Version {
        let version = Version::of(&self.world.dist);
        self.expect(version.is_some(), "the build has no script");
        version.unwrap_or_default()
    }

    /// The same build as another version.
    pub(crate) fn other_version(&mut self, stamp: &str) -> Version {
        let folder = self.home.join("versions").join(stamp);
        let done = finish::restamp(&self.world.dist, &folder, stamp);
        let version = done.ok().and_then(|_| Version::of(&folder));
        self.expect(version.is_some(), format!("there is no version {stamp}"));
        version.unwrap_or_default()
    }

    /// From now on the host has this version, and is all right.
    pub(crate) fn host_has(&mut self, version: &Version) -> &mut Self {
        if let Err(message) = self.site.serve(&version.folder) {
            self.fail(message);
        }
        self
    }

    /// Waits until the page is alive and of this version.
    pub(crate) fn runs(&mut self, version: &Version) -> &mut Self {
        let script = "const page = document.documentElement.dataset; \
             const link = document.querySelector('link[rel=modulepreload]'); \
             return 'alive' in page && link.href.endsWith(arguments[0]);";
        let what = format!("the app of {}", version.folder.display());
        self.until(&what, script, vec![json!(version.script)]);
        self
    }

    /// Waits until the host was asked for a file with this in its path, since it was last changed.
    pub(crate) fn host_is_asked_for(&mut self, part: &str, since: usize) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.has_failed()
            && !self.requests()[since..].iter().any(|it| it.path.contains(part))
        {
            self.expect(Instant::now() < end, format!("nobody asked for {part}"));
            thread::sleep(PAUSE);
        }
        self
    }

    /// Waits until an asynchronous script says yes.
    pub(crate) fn comes_to(&mut self, what: &str, script: &str) -> &mut Self {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async () => {{ {script} }})().then(done, () => done(false));"
        );
        let end = Instant::now() + PATIENCE;
        while !self.has_failed() && self.ask_later(&script) != Value::Bool(true) {
            self.expect(Instant::now() < end, format!("waited in vain for {what}"));
            thread::sleep(PAUSE);
        }
        self
    }

    /// Says that it is long ago that this tab looked for a new version, or loaded itself anew.
    pub(crate) fn forgets_looking(&mut self) -> &mut Self {
        self.ask(
            "sessionStorage.removeItem('troth/looked'); sessionStorage.removeItem('troth/renewed');",
        );
        self
    }

    /// Turns back to the tab after a long time, which makes it look for a new version.
    pub(crate) fn comes_back_later(&mut self) -> &mut Self {
        self.forgets_looking().ask("document.dispatchEvent(new Event('visibilitychange'));");
        self
    }

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

    /// The bytes of the served file of this name, or whose name has `part` in it.
    pub(crate) fn served(&mut self, part: &str) -> Vec<u8> {
        let found = fs::read(self.site.dist().join(part)).ok();
        let found = found.or_else(|| find(&self.site.dist().join("assets"), part));
        self.expect(found.is_some(), format!("no file is called {part}"));
        found.unwrap_or_default()
    }
}

fn find(folder: &Path, part: &str) -> Option<Vec<u8>> {
    let is_meant = |path: &PathBuf| path.to_string_lossy().contains(part) && !is_packed(path);
    let mut paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    fs::read(paths.find(is_meant)?).ok()
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}
