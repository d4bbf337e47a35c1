//! Puts the pages together: the shell, the clock, the manifest, the worker.

use std::fs;
use std::path::Path;

use troth::copy::rescue;
use troth::guide::parse::ChapterText;

use super::bundler::{Bundler, Job};
use super::output::Output;
use super::policy::Policy;
use super::{FinishError, Options, Profile, manifest, precache};
use crate::shell::{self, SlotError, Slots, escape};

/// The pictures of `assets/` that are served.
const PICTURES: [(&str, &str); 8] = [
    ("icon", "svg"),
    ("icon-192", "png"),
    ("icon-512", "png"),
    ("icon-maskable-512", "png"),
    ("apple-touch-icon", "png"),
    ("screenshot-card", "webp"),
    ("screenshot-promises", "webp"),
    ("screenshot-wide", "webp"),
];

/// The addresses of the app's own files.
pub(super) struct App {
    script: String,
    wasm: String,
}

/// What every page is made with.
pub(super) struct Parts<'a> {
    pub(super) options: &'a Options,
    pub(super) bundler: &'a dyn Bundler,
    pub(super) app: App,
    /// File names in `assets/`, and paths in the folder.
    pub(super) pictures: Vec<(String, String)>,
}

/// Takes the app over from trunk: the wasm, and the script of wasm-bindgen bundled with the scripts
/// that stand beside the adapters. While developing all stays as it is.
pub(super) fn app_files(
    options: &Options,
    bundler: &dyn Bundler,
    output: &mut Output,
) -> Result<App, FinishError> {
    if options.profile == Profile::Debug {
        return Ok(App {
            script: "./troth.js".to_owned(),
            wasm: "./troth_bg.wasm".to_owned(),
        });
    }
    let script = bundler.bundle(&Job {
        bundle: true,
        ..Job::module(&options.staging.join("troth.js"))
    })?;
    let script = output.put_hashed("troth", "js", script.into_bytes())?;
    let wasm = read(&options.staging.join("troth_bg.wasm"))?;
    let wasm = output.put_hashed("troth", "wasm", wasm)?;
    Ok(App {
        script: format!("./{script}"),
        wasm: format!("./{wasm}"),
    })
}

/// Takes the pictures over; gives their names and paths.
pub(super) fn pictures(
    root: &Path,
    output: &mut Output,
) -> Result<Vec<(String, String)>, FinishError> {
    let take = |(stem, extension): (&str, &str)| {
        let name = format!("{stem}.{extension}");
        let bytes = read(&root.join("assets").join(&name))?;
        Ok((name, output.put_hashed(stem, extension, bytes)?))
    };
    PICTURES.into_iter().map(take).collect()
}

impl Parts<'_> {
    /// The shell. Gives its policy.
    pub(super) fn shell(
        &self,
        guide: &[ChapterText],
        output: &mut Output,
    ) -> Result<Policy, FinishError> {
        let styles = self.styles("style/shell.css")?;
        let late = self.styles("style/main.css")?;
        let late = output.put_hashed("main", "css", late.into_bytes())?;
        let prepaint = self.script(&Job {
            define: vec![("__WASM__", self.app.wasm.clone())],
            ..Job::script(&self.asset("prepaint.js"))
        })?;
        let keeper = self.keeper(output)?;
        let trusted_types = self.script(&Job::script(&self.asset("trusted-types.js")))?;
        let start = self.script(&Job {
            define: vec![
                ("__SCRIPT__", self.app.script.clone()),
                ("__KEEPER__", keeper),
            ],
            ..Job::module(&self.asset("boot.js"))
        })?;
        let place = "trothPlace()";
        let mut policy = Policy::default();
        policy.allow_style(&styles);
        for script in [&prepaint, &trusted_types, &start, place] {
            policy.allow_script(script);
        }
        let mut slots = shell::words(guide);
        slots.set("policy", self.element(&policy));
        slots.set("prepaint", inline("script", "", &prepaint)?);
        slots.set("style", inline("style", "", &styles)?);
        slots.set("links", self.links());
        slots.set("place", inline("script", "", place)?);
        slots.set(
            "late-style",
            format!("<link rel=\"stylesheet\" href=\"./{late}\">"),
        );
        let start = [
            inline("script", "", &trusted_types)?,
            inline("script", " type=\"module\"", &start)?,
            self.reload_script()?,
        ];
        slots.set("start", start.concat());
        let page = read_text(&self.options.root.join("index.html"))?;
        let page = fill("index.html", slots, &without_trunk_links(&page))?;
        output.put("index.html", page.into_bytes())?;
        Ok(policy)
    }

    /// The neutral page. Gives its policy.
    pub(super) fn clock(&self, output: &mut Output) -> Result<Policy, FinishError> {
        let styles = self.styles("assets/clock.css")?;
        let script = self.script(&Job::script(&self.asset("clock.js")))?;
        let mut policy = Policy::default();
        policy.allow_style(&styles);
        policy.allow_script(&script);
        let mut slots = Slots::default();
        slots.set("policy", self.element(&policy));
        slots.set("style", inline("style", "", &styles)?);
        slots.set("start", inline("script", "", &script)?);
        let page = fill(
            "assets/clock.html",
            slots,
            &read_text(&self.asset("clock.html"))?,
        )?;
        // A folder of its own: many hosts redirect names that end in .html.
        output.put("clock/index.html", page.into_bytes())?;
        Ok(policy)
    }

    pub(super) fn manifest(&self, output: &mut Output) -> Result<(), FinishError> {
        let text = read_text(&self.asset("manifest.webmanifest"))?;
        let made = manifest::manifest(&text, |name| self.picture(name))?;
        output.put("manifest.webmanifest", made.into_bytes())
    }

    /// The service worker, over everything that is there by now. Gives its version.
    pub(super) fn worker(&self, output: &mut Output) -> Result<String, FinishError> {
        let name = match self.options.profile {
            Profile::Debug => "service-worker-remove.js",
            Profile::Release => "service-worker.js",
        };
        let script = self.script(&Job::script(&self.asset(name)))?;
        let (version, text) = match self.options.profile {
            Profile::Debug => (String::new(), script),
            Profile::Release => precache::worker(&precache::list(output), &script),
        };
        output.put("service-worker.js", text.into_bytes())?;
        Ok(version)
    }

    /// Bundled styles.
    pub(super) fn styles(&self, entry: &str) -> Result<String, FinishError> {
        self.bundler
            .bundle(&Job::styles(&self.options.root.join(entry)))
    }

    /// What stands beside the app; gives its address.
    fn keeper(&self, output: &mut Output) -> Result<String, FinishError> {
        let words = rescue_words().map(|(name, text)| (name, text.to_owned()));
        let text = self.script(&Job {
            bundle: true,
            define: words.into(),
            ..Job::module(&self.asset("keeper.js"))
        })?;
        let path = output.put_hashed("keeper", "js", text.into_bytes())?;
        Ok(format!("./{path}"))
    }

    fn script(&self, job: &Job) -> Result<String, FinishError> {
        self.bundler.bundle(job)
    }

    fn asset(&self, name: &str) -> std::path::PathBuf {
        self.options.root.join("assets").join(name)
    }

    fn picture(&self, name: &str) -> Result<String, FinishError> {
        let found = self.pictures.iter().find(|(known, _)| known == name);
        let missing = || FinishError::Manifest(format!("the picture “{name}” is not known"));
        found
            .map(|(_, path)| format!("./{path}"))
            .ok_or_else(missing)
    }

    /// The policy is left out while developing: it would stop the script that reloads the page.
    fn element(&self, policy: &Policy) -> String {
        match self.options.profile {
            Profile::Debug => String::new(),
            Profile::Release => policy.element(),
        }
    }

    /// The links of the head. The app is asked for early, but after everything that is drawn.
    fn links(&self) -> String {
        let icon = |name: &str| self.picture(name).unwrap_or_default();
        let links = [
            "<link rel=\"manifest\" href=\"./manifest.webmanifest\">".to_owned(),
            format!(
                "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">",
                icon("icon.svg")
            ),
            format!(
                "<link rel=\"apple-touch-icon\" href=\"{}\">",
                icon("apple-touch-icon.png")
            ),
            format!(
                "<link rel=\"modulepreload\" href=\"{}\">",
                escape(&self.app.script)
            ),
        ];
        links.concat()
    }

    /// While developing: the script of trunk that reloads the page, if trunk serves.
    fn reload_script(&self) -> Result<String, FinishError> {
        if self.options.profile == Profile::Release {
            return Ok(String::new());
        }
        let page = read_text(&self.options.staging.join("index.html"))?;
        let scripts = page
            .split("<script")
            .skip(1)
            .filter_map(|rest| rest.split_once("</script>"));
        let reload = scripts
            .map(|(script, _)| script)
            .find(|text| text.contains(".well-known/trunk"));
        Ok(reload.map_or_else(String::new, |text| format!("<script{text}</script>")))
    }
}

/// What is said when the app does not start or has stopped.
const fn rescue_words() -> [(&'static str, &'static str); 13] {
    [
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
    ]
}

/// What trunk reads of the page is nothing for the browser.
fn without_trunk_links(page: &str) -> String {
    page.lines()
        .filter(|line| !line.contains("data-trunk"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn fill(page: &'static str, slots: Slots, text: &str) -> Result<String, FinishError> {
    slots
        .fill(text)
        .map_err(|why: SlotError| FinishError::Slot { page, why })
}

/// An element around text that is meant as it is.
fn inline(name: &'static str, attributes: &str, text: &str) -> Result<String, FinishError> {
    if text.to_ascii_lowercase().contains("</") || text.contains("<!--") {
        return Err(FinishError::UnsafeInline(name));
    }
    Ok(format!("<{name}{attributes}>{text}</{name}>"))
}

fn read(path: &Path) -> Result<Vec<u8>, FinishError> {
    fs::read(path).map_err(FinishError::file(path))
}

fn read_text(path: &Path) -> Result<String, FinishError> {
    fs::read_to_string(path).map_err(FinishError::file(path))
}
