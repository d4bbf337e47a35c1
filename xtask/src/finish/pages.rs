//! Puts the pages together: the shell, the clock, the manifest, the worker.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use fs_err as fs;
use maud::{Markup, PreEscaped, html};
use serde_json::Value;
use troth::copy::rescue;
use troth::guide::parse;

use super::files::{Files, add_hashed};
use super::policy::Policy;
use super::{Bundle, Options, precache};
use crate::shell::{self, Slots};

/// The pictures of `assets/` that are served.
const PICTURES: [&str; 8] = [
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
    "apple-touch-icon.png",
    "screenshot-card.webp",
    "screenshot-promises.webp",
    "screenshot-wide.webp",
];

/// What is said when the app does not start or has stopped: names in `keeper.js`.
const RESCUE_WORDS: [(&str, &str); 13] = [
    ("__STOPPED__", rescue::STOPPED),
    ("__ABSENT__", rescue::ABSENT),
    ("__CRASHED__", rescue::CRASHED),
    ("__LOOPS__", rescue::LOOPS),
    ("__SAFE__", rescue::SAFE),
    ("__TYPED__", rescue::TYPED),
    ("__EXPORT__", rescue::EXPORT),
    ("__EXPORTED__", rescue::EXPORTED),
    ("__NOT_EXPORTED__", rescue::NOT_EXPORTED),
    ("__NOTHING__", rescue::NOTHING),
    ("__RESET__", rescue::RESET),
    ("__RESET_HINT__", rescue::RESET_HINT),
    ("__UNREACHABLE__", rescue::UNREACHABLE),
];

const SCRIPT: &[&str] = &["--format=iife"];
const MODULE: &[&str] = &["--format=esm"];
const BUNDLED_MODULE: &[&str] = &["--format=esm", "--bundle"];
const STYLES: &[&str] = &["--bundle"];

/// A build that is being put together.
pub(super) struct Build<'a> {
    options: &'a Options,
    bundle: Bundle<'a>,
    /// The addresses of the pictures, by name.
    pictures: BTreeMap<&'static str, String>,
    pub(super) files: Files,
}

impl<'a> Build<'a> {
    pub(super) fn new(options: &'a Options, bundle: Bundle<'a>) -> Result<Self> {
        let mut files = Files::new();
        let mut pictures = BTreeMap::new();
        for name in PICTURES {
            let bytes = fs::read(options.root.join("assets").join(name))?;
            let (stem, extension) = name.rsplit_once('.').unwrap_or_default();
            pictures.insert(name, add_hashed(&mut files, stem, extension, bytes));
        }
        Ok(Self {
            options,
            bundle,
            pictures,
            files,
        })
    }

    /// The shell. Gives its policy.
    pub(super) fn shell(&mut self) -> Result<Policy> {
        let guide = parse::read_guide(&self.options.root.join("guide/en"), "guide/en")?;
        let (script, wasm) = self.app()?;
        let keeper = self.built("assets/keeper.js", BUNDLED_MODULE, &RESCUE_WORDS)?;
        let keeper = add_hashed(&mut self.files, "keeper", "js", keeper);
        let late = self.built("style/main.css", STYLES, &[])?;
        let late = add_hashed(&mut self.files, "main", "css", late);
        let style = self.built("style/shell.css", STYLES, &[])?;
        let prepaint = self.built("assets/prepaint.js", SCRIPT, &[("__WASM__", &wasm)])?;
        let trusted_types = self.built("assets/trusted-types.js", SCRIPT, &[])?;
        let addresses = [("__SCRIPT__", &*script), ("__KEEPER__", &*keeper)];
        let boot = self.built("assets/boot.js", MODULE, &addresses)?;

        let mut policy = Policy::default();
        let mut slots = shell::words(&guide);
        slots.insert("style", policy.style(&style)?);
        slots.insert("prepaint", policy.script(&prepaint)?);
        slots.insert("links", self.links(&script)?);
        slots.insert("place", policy.script("trothPlace()")?);
        slots.insert("late-style", html! { link rel="stylesheet" href=(late); });
        let start = html! {
            (policy.script(&trusted_types)?)
            (policy.module(&boot)?)
            (self.reload_script()?)
        };
        slots.insert("start", start);
        self.add_page("index.html", "index.html", slots, &policy)?;
        Ok(policy)
    }

    /// The neutral page. Gives its policy.
    pub(super) fn clock(&mut self) -> Result<Policy> {
        let style = self.built("assets/clock.css", STYLES, &[])?;
        let script = self.built("assets/clock.js", SCRIPT, &[])?;
        let mut policy = Policy::default();
        let slots = Slots::from([
            ("style", policy.style(&style)?),
            ("start", policy.script(&script)?),
        ]);
        // A folder of its own: many hosts redirect names that end in .html.
        self.add_page("assets/clock.html", "clock/index.html", slots, &policy)?;
        Ok(policy)
    }

    /// The manifest, with the addresses of its pictures.
    pub(super) fn manifest(&mut self) -> Result<()> {
        let text = self.text("assets/manifest.webmanifest")?;
        let mut manifest: Value = serde_json::from_str(&text)?;
        for list in ["icons", "screenshots"] {
            let pictures = manifest.get_mut(list).and_then(Value::as_array_mut);
            for picture in pictures.into_iter().flatten() {
                let source = picture.get_mut("src").context("a picture has no “src”")?;
                *source = self.picture(source.as_str().unwrap_or_default())?.into();
            }
        }
        self.add("manifest.webmanifest", manifest.to_string());
        Ok(())
    }

    /// The service worker, over everything that is there by now. Gives its version.
    pub(super) fn worker(&mut self) -> Result<String> {
        let (version, text) = if self.options.is_release {
            let script = self.built("assets/service-worker.js", SCRIPT, &[])?;
            precache::worker(&self.files, &script)
        } else {
            let script = self.built("assets/service-worker-remove.js", SCRIPT, &[])?;
            (String::new(), script)
        };
        self.add("service-worker.js", text);
        Ok(version)
    }

    /// Takes the app over from trunk: the script of wasm-bindgen, bundled with the scripts beside
    /// the adapters, and the wasm. While developing both stay as they are. Gives their addresses.
    fn app(&mut self) -> Result<(String, String)> {
        if !self.options.is_release {
            return Ok(("./troth.js".to_owned(), "./troth_bg.wasm".to_owned()));
        }
        let staging = &self.options.staging;
        let script = self.built(staging.join("troth.js"), BUNDLED_MODULE, &[])?;
        let wasm = fs::read(staging.join("troth_bg.wasm"))?;
        Ok((
            add_hashed(&mut self.files, "troth", "js", script),
            add_hashed(&mut self.files, "troth", "wasm", wasm),
        ))
    }

    /// The links of the head. The app is asked for early, but after everything that is drawn.
    fn links(&self, script: &str) -> Result<Markup> {
        Ok(html! {
            link rel="manifest" href="./manifest.webmanifest";
            link rel="icon" type="image/svg+xml" href=(self.picture("icon.svg")?);
            link rel="apple-touch-icon" href=(self.picture("apple-touch-icon.png")?);
            link rel="modulepreload" href=(script);
        })
    }

    /// While developing: the script of trunk that reloads the page, if trunk serves.
    fn reload_script(&self) -> Result<Markup> {
        if self.options.is_release {
            return Ok(Markup::default());
        }
        let page = fs::read_to_string(self.options.staging.join("index.html"))?;
        let mut scripts = page.split_inclusive("</script>");
        let script = scripts.find(|part| part.contains(".well-known/trunk"));
        let script = script.and_then(|part| part.rfind("<script").map(|at| &part[at..]));
        Ok(PreEscaped(script.unwrap_or_default().to_owned()))
    }

    /// A style sheet or script as esbuild makes it; the names in it that are defined become strings.
    /// The path is within the project, or absolute.
    fn built(
        &self,
        path: impl AsRef<Path>,
        options: &[&str],
        define: &[(&str, &str)],
    ) -> Result<String> {
        let defined = |(name, text): &(_, _)| format!("--define:{name}={}", Value::from(*text));
        let mut options: Vec<String> = options.iter().map(ToString::to_string).collect();
        options.extend(define.iter().map(defined));
        (self.bundle)(&self.options.root.join(path), &options)
    }

    fn picture(&self, name: &str) -> Result<&str> {
        let address = self.pictures.get(name);
        Ok(address.with_context(|| format!("the picture “{name}” is unknown"))?)
    }

    fn text(&self, name: &str) -> Result<String> {
        Ok(fs::read_to_string(self.options.root.join(name))?)
    }

    fn add(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text.into_bytes());
    }

    /// Adds the page that is in the project's file `source`.
    fn add_page(
        &mut self,
        source: &str,
        path: &str,
        mut slots: Slots,
        policy: &Policy,
    ) -> Result<()> {
        // While developing it would stop the script that reloads the page.
        let element = self.options.is_release.then(|| policy.element());
        slots.insert("policy", element.unwrap_or_default());
        let page = shell::fill(&self.text(source)?, slots).context(source.to_owned())?;
        self.add(path, page);
        Ok(())
    }
}
