//! Where the drivers, axe-core, Lighthouse and the web servers are: from the environment, else where
//! `cargo xtask` keeps them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::engine::Engine;

/// The programs and files that the journeys use.
pub(crate) struct Tools {
    chromedriver: Option<PathBuf>,
    geckodriver: Option<PathBuf>,
    webkit_driver: Option<PathBuf>,
    /// The binary of Chromium, if the driver should not look for it.
    pub(crate) chromium: Option<PathBuf>,
    /// The binary of Firefox, if the driver should not look for it.
    pub(crate) firefox: Option<PathBuf>,
    /// WebKitGTK's test browser.
    pub(crate) mini_browser: Option<PathBuf>,
    /// The X server that WebKit draws into.
    pub(crate) xvfb: Option<PathBuf>,
    /// `axe.min.js`.
    pub(crate) axe: Option<PathBuf>,
    /// The folder of the package Lighthouse.
    pub(crate) lighthouse: Option<PathBuf>,
    /// The web server nginx.
    pub(crate) nginx: Option<PathBuf>,
    /// The web server Caddy.
    pub(crate) caddy: Option<PathBuf>,
}

impl Tools {
    /// Looks for everything once; what is missing is told when it is needed.
    pub(crate) fn find() -> Self {
        Self {
            chromedriver: given("CHROMEDRIVER").or_else(|| on_path("chromedriver")),
            geckodriver: given("GECKODRIVER")
                .or_else(|| on_path("geckodriver"))
                .or_else(kept_geckodriver),
            webkit_driver: given("WEBKIT_DRIVER").or_else(|| on_path("WebKitWebDriver")),
            chromium: given("CHROMIUM").or_else(|| on_path("chromium")),
            firefox: given("FIREFOX"),
            mini_browser: given("MINIBROWSER").or_else(mini_browser),
            xvfb: given("XVFB").or_else(|| on_path("Xvfb")),
            axe: given("AXE").or_else(kept_axe),
            lighthouse: given("LIGHTHOUSE").or_else(kept_lighthouse),
            nginx: given("NGINX").or_else(|| kept_host("usr/sbin/nginx")),
            caddy: given("CADDY").or_else(|| kept_host("usr/bin/caddy")),
        }
    }

    /// The driver of an engine, or a sentence that says what is missing.
    pub(crate) fn driver(&self, engine: Engine) -> Result<&Path, String> {
        let (found, name, variable) = match engine {
            Engine::Chromium => (&self.chromedriver, "chromedriver", "CHROMEDRIVER"),
            Engine::Firefox => (&self.geckodriver, "geckodriver", "GECKODRIVER"),
            Engine::WebKit => (&self.webkit_driver, "WebKitWebDriver", "WEBKIT_DRIVER"),
        };
        required(found.as_deref(), name, variable)
    }
}

/// `found`, or the sentence that says how to name it.
pub(crate) fn required<'a>(
    found: Option<&'a Path>,
    name: &str,
    variable: &str,
) -> Result<&'a Path, String> {
    found.ok_or_else(|| format!("{name} is missing: install it, or name it in {variable}"))
}

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path: OsString = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn kept_folder() -> Option<PathBuf> {
    given("TROTH_TOOLS")
        .or_else(|| given("XDG_CACHE_HOME").map(|cache| cache.join("troth/tools")))
        .or_else(|| given("HOME").map(|home| home.join(".cache/troth/tools")))
}

fn kept_geckodriver() -> Option<PathBuf> {
    folders_in(&kept_folder()?)
        .into_iter()
        .filter(|folder| starts_with(folder, "geckodriver-"))
        .map(|folder| folder.join("bin/geckodriver"))
        .rfind(|file| file.is_file())
}

fn kept_axe() -> Option<PathBuf> {
    let file = kept_folder()?.join("node/node_modules/axe-core/axe.min.js");
    file.is_file().then_some(file)
}

fn kept_lighthouse() -> Option<PathBuf> {
    let folder = kept_folder()?.join("node/node_modules/lighthouse");
    folder.is_dir().then_some(folder)
}

fn kept_host(program: &str) -> Option<PathBuf> {
    let file = kept_folder()?.join("hosts").join(program);
    file.is_file().then_some(file)
}

fn mini_browser() -> Option<PathBuf> {
    folders_in(Path::new("/usr/lib"))
        .into_iter()
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = folder
        .read_dir()
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    found.sort();
    found
}

fn starts_with(path: &Path, prefix: &str) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(prefix))
}
