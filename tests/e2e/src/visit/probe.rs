//! What a journey measures: accessibility, errors in the page, pictures.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Visit;
use super::act::Raw;
use super::wait::told;
use crate::engine::Engine;
use crate::tools::required;

/// What Chromium logs when the server was stopped on purpose.
const REFUSED: &str = "ERR_CONNECTION_REFUSED";

/// What Chromium logs about a frame in which no script may run.
const SANDBOXED: &str = "document's frame is sandboxed";

/// How long a break of the policy may take to be told, and how often one asks meanwhile.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(40);

/// Runs axe-core and gives, per violation, the rule, what to do, and where.
const AXE: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { resultTypes: ['violations'] }).then((result) => \
      done(result.violations.flatMap((it) => it.nodes.slice(0, 4).map((node) => \
        `${it.id} at ${node.target.join(' ')}: ${it.help}` + \
        (node.any[0] ? ` (${node.any[0].message})` : '')))), \
      (error) => done([`axe-core failed: ${error}`]));";

impl Visit<'_> {
    /// Fails with every violation that axe-core finds on this screen.
    pub(crate) fn axe(&mut self, screen: &str) -> &mut Self {
        if self.failure.is_some() {
            return self;
        }
        let source = required(self.world.tools.axe.as_deref(), "axe.min.js", "AXE")
            .and_then(|path| fs::read_to_string(path).map_err(|error| error.to_string()));
        let found = match source {
            Ok(source) => self.step(async move |browser| {
                browser.execute(source, Vec::new()).await.map_err(told)?;
                let ret = browser.execute_async(AXE, Vec::new()).await.map_err(told)?;
                ret.convert::<Vec<String>>().map_err(told)
            }),
            Err(message) => vec![message],
        };
        self.expect(found.is_empty(), format!("axe on {screen}: {}", found.join("; ")))
    }

    /// Fails if the page reported an error or broke its own content policy.
    pub(crate) fn has_no_troubles(&mut self) -> &mut Self {
        self.gather_troubles();
        let all = self.troubles.join("; ");
        self.expect(all.is_empty(), format!("errors in the page: {all}"))
    }

    /// What went wrong in the page so far was meant to.
    pub(crate) fn forgives(&mut self) -> &mut Self {
        self.gather_troubles();
        self.troubles.clear();
        self
    }

    /// Collects what went wrong in the page so far, before it is left.
    ///
    /// Chromium logs everything from the first byte. The others tell what happened after the
    /// page had loaded. What the policy refused, whenever it was, the page's host is told too.
    pub(super) fn gather_troubles(&mut self) {
        if self.failure.is_some() || self.browser.is_none() {
            return;
        }
        let told_by_page: Vec<String> = match self.engine {
            Engine::Chromium => self.step(async |browser| {
                let log = browser.browser_log().await.map_err(told)?;
                let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
                Ok(severe.map(|entry| entry.message).collect())
            }),
            Engine::Firefox | Engine::WebKit => {
                let seen = self.ask("return (window.troublesSeen ?? []).splice(0);");
                serde_json::from_value(seen).unwrap_or_default()
            }
        };
        let reported = self.site.broken_policies();
        self.troubles.extend(reported.iter().skip(self.reports).cloned());
        self.reports = reported.len();
        let is_down = !self.site.is_up();
        let is_expected =
            |trouble: &String| is_down && trouble.contains(REFUSED) || trouble.contains(SANDBOXED);
        self.troubles.extend(told_by_page.into_iter().filter(|trouble| !is_expected(trouble)));
    }

    /// Waits until it is noticed that the page broke this directive of its policy, and forgives
    /// it.
    pub(crate) fn notices(&mut self, directive: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            self.gather_troubles();
            if self.has_failed() || self.troubles.iter().any(|it| it.contains(directive)) {
                self.troubles.clear();
                return self;
            }
            let only = self.troubles.join("; ");
            self.expect(
                Instant::now() < end,
                format!("nobody noticed a break of {directive}, only: {only}"),
            );
            thread::sleep(PAUSE);
        }
    }

    /// Takes a picture of what shows.
    pub(crate) fn picture(&mut self, file: &Path) -> &mut Self {
        let file = file.to_owned();
        self.step(async move |browser| browser.screenshot(&file).await.map_err(told));
        self
    }

    /// Takes a picture of what shows, of a few kilobytes. Chromium only.
    pub(crate) fn small_picture(&mut self, file: &Path) -> &mut Self {
        let how = json!({ "cmd": "Page.captureScreenshot",
            "params": { "format": "webp", "quality": 60 } });
        let file = file.to_owned();
        self.step(async move |browser| {
            let taken = browser.handle().cmd(Raw("goog/cdp/execute", how)).await.map_err(told)?;
            let taken: Value = taken.value().map_err(told)?;
            let bytes = STANDARD.decode(taken["data"].as_str().unwrap_or_default());
            let bytes = bytes.map_err(|error| error.to_string())?;
            fs::write(file, bytes).map_err(|error| error.to_string())
        });
        self
    }

    /// How many things of a kind the device keeps: deletions that can still be undone aside.
    pub(crate) fn stored(&mut self, kind: &str) -> u64 {
        let script = "return Object.keys(localStorage).filter((key) => \
             key.startsWith('troth/1/' + arguments[0] + '/') && \
             !JSON.parse(localStorage.getItem(key)).deleted).length;";
        self.ask_with(script, vec![json!(kind)]).as_u64().unwrap_or_default()
    }

    /// Every key of ours that the device keeps.
    pub(crate) fn stored_keys(&mut self) -> Vec<String> {
        let script = "return Object.keys(localStorage).filter((key) => key.startsWith('troth'));";
        let keys: Value = self.ask(script);
        serde_json::from_value(keys).unwrap_or_default()
    }
}
