//! What the device holds, read beside the app: localStorage, the mirror, the copies.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Visit;
use super::act::on_element;
use super::wait::told;
use crate::visit::Name;

const STORES: &str = include_str!("stores.js");

impl Visit<'_> {
    /// Waits until the durable mirror holds exactly what localStorage holds, and nothing is under
    /// way.
    pub(crate) fn is_mirrored(&mut self) -> &mut Self {
        let script = "stores.until(stores.differing).then(done, (error) => done([String(error)]));";
        let wrong = self.ask_stores(script, Vec::new());
        let count = wrong.as_array().map_or(0, Vec::len);
        self.expect(count == 0, format!("localStorage and the mirror differ: {wrong}"))
    }

    /// The same for a store that takes its time.
    pub(crate) fn is_mirrored_within(&mut self, patience: Duration) -> &mut Self {
        let end = Instant::now() + patience;
        let script = "stores.differing().then((it) => done(it.length), () => done(-1));";
        while Instant::now() < end && !self.has_failed() {
            if self.ask_stores(script, Vec::new()) == 0 {
                return self;
            }
        }
        self.is_mirrored()
    }

    /// Waits until these words are in the mirror.
    pub(crate) fn mirror_has(&mut self, words: &str) -> &mut Self {
        let script = "stores.until(async () => \
              Object.values(await stores.mirror()).some((text) => text.includes(args[0])) ? [] : args) \
            .then(done, (error) => done([String(error)]));";
        let wrong = self.ask_stores(script, vec![json!(words)]);
        let is_there = wrong.as_array().is_none_or(Vec::is_empty);
        self.expect(is_there, format!("not in the mirror: {wrong}"))
    }

    /// Waits until these words are nowhere on the device: in no store, no copy, no mark of the tab.
    pub(crate) fn is_nowhere(&mut self, words: &str) -> &mut Self {
        let script = "stores.until(async () => { const all = await stores.everything(); \
              const at = all.indexOf(args[0]); \
              return at < 0 ? [] : [all.slice(Math.max(0, at - 100), at + 100)]; }) \
            .then(done, (error) => done([String(error)]));";
        let wrong = self.ask_stores(script, vec![json!(words)]);
        let is_gone = wrong.as_array().is_none_or(Vec::is_empty);
        self.expect(is_gone, format!("“{words}” is still on the device: {wrong}"))
    }

    /// The records in localStorage, by key.
    pub(crate) fn records(&mut self) -> Value {
        self.ask_stores("done(stores.local());", Vec::new())
    }

    /// Deletes the durable mirror, as an engine does that finds it damaged.
    pub(crate) fn loses_mirror(&mut self) -> &mut Self {
        let script = "stores.removeMirror().then(done, (error) => done(String(error)));";
        let done = self.ask_stores(script, Vec::new());
        self.expect(done == true, format!("the mirror cannot be deleted: {done}"))
    }

    /// Leaves no room in localStorage.
    pub(crate) fn has_no_room(&mut self) -> &mut Self {
        let filled = self.ask_stores("done(stores.fill());", Vec::new());
        self.expect(filled.as_u64() > Some(1_000_000), format!("no store was filled: {filled}"))
    }

    fn ask_stores(&mut self, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{STORES}; const [args, done] = arguments; {script}");
        self.ask_later_with(&script, vec![json!(args)])
    }

    /// Chooses a file in the field of this name.
    pub(crate) fn chooses(&mut self, name: impl Into<Name>, file: &Path) -> &mut Self {
        let name = name.into();
        let path = file.display().to_string();
        self.step(async move |browser| {
            on_element(browser, &["file"], &name, "choose a file in", async |element| {
                element.send_keys(path.as_str()).await
            })
            .await
        });
        self
    }

    /// Writes a file that can be chosen.
    pub(crate) fn file(&mut self, name: &str, text: &str) -> PathBuf {
        let path = self.home.join(name);
        if let Err(error) = std::fs::write(&path, text) {
            self.fail(format!("{} cannot be written: {error}", path.display()));
        }
        path
    }

    /// Opens another tab of the same browser, and turns to it.
    pub(crate) fn opens_tab(&mut self, fragment: &str) -> &mut Self {
        self.gather_troubles();
        self.step(async |browser| {
            let tab = browser.new_tab().await.map_err(told)?;
            browser.switch_to_window(tab).await.map_err(told)
        });
        self.open(fragment)
    }

    /// Closes this one of two tabs, and turns to the other.
    pub(crate) fn closes_tab(&mut self) -> &mut Self {
        self.gather_troubles();
        self.step(async |browser| {
            browser.close_window().await.map_err(told)?;
            let left = browser.windows().await.map_err(told)?;
            let last = left.into_iter().next().ok_or("there is no tab left")?;
            browser.switch_to_window(last).await.map_err(told)
        });
        self.listen()
    }

    /// Turns to the other one of two tabs.
    pub(crate) fn turns_to_other_tab(&mut self) -> &mut Self {
        self.gather_troubles();
        self.step(async |browser| {
            let here = browser.window().await.map_err(told)?;
            let all = browser.windows().await.map_err(told)?;
            let other = all.into_iter().find(|tab| *tab != here).ok_or("there is one tab only")?;
            browser.switch_to_window(other).await.map_err(told)
        });
        self.listen()
    }
}
