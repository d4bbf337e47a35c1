//! The browser around the page: opening, reloading, closing, and the server going away.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use thirtyfour::{WebDriver, WebDriverBuilder};
use xtask::serve::{Manner, Seen};

use super::act::Raw;
use super::wait::told;
use super::{PAGE, Visit};
use crate::build::Build;
use crate::engine::{Engine, HEIGHT, Start, WIDTH};
use crate::folder::copy;
use crate::plain::{self, Answer};
use crate::site::{BASE, Host};

/// Scripts answer at once; only axe-core takes seconds.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(50);
/// A page around the app that runs no script of it.
const FRAME: &str = "<!DOCTYPE html><title>Frame</title>\
    <link rel=\"icon\" href=\"data:,\">\
    <iframe sandbox=\"allow-same-origin\" src=\"./\" width=\"390\" height=\"800\"></iframe>";
/// A window on a desk, where several cards are in sight at once.
const DESK: (u16, u16) = (1400, 900);

impl Visit<'_> {
    /// Says, before the first page is opened, that this person forbids sites to store anything.
    pub(crate) const fn blocks_storage(&mut self) -> &mut Self {
        self.setup.storage_blocked = true;
        self
    }

    /// Says, before the first page is opened, that this browser runs as in Lockdown Mode.
    pub(crate) const fn is_locked_down(&mut self) -> &mut Self {
        self.setup.locked_down = true;
        self
    }

    /// From now on everything waits whose path contains this, as on a very slow network. Said before
    /// the first page is opened; a page is then open as soon as it can be read.
    pub(crate) fn holds_back(&mut self, part: &str) -> &mut Self {
        self.setup.impatient = true;
        self.site.hold(Some(part));
        self
    }

    /// What was held back arrives.
    pub(crate) fn lets_go(&mut self) -> &mut Self {
        self.site.hold(None);
        self
    }

    /// From now on the app stands at `frame.html`, in a frame in which no script runs, on a host that
    /// sends no headers of ours: they forbid frames. No driver works where all scripts are off.
    pub(crate) fn is_framed_without_scripts(&mut self) -> &mut Self {
        let framed = self.home.join("framed");
        let done = copy(&self.world.dist, &framed, &|_| false)
            .and_then(|()| fs::write(framed.join("frame.html"), FRAME))
            .map_err(|error| error.to_string())
            .and_then(|()| self.site.move_to(Host::Own(Manner::Bare), &framed));
        if let Err(message) = done {
            self.fail(message);
        }
        self
    }

    /// Becomes somebody who was never here: a new profile, the same address.
    pub(crate) fn starts_afresh(&mut self) -> &mut Self {
        self.gather_troubles();
        self.quit();
        self.profiles += 1;
        let name = format!("{}-{}-{}", self.engine.name(), self.journey, self.profiles);
        self.home = self.world.homes.join(name);
        if let Err(error) = fs::create_dir_all(&self.home) {
            self.fail(format!("no place for a profile: {error}"));
        }
        self
    }

    /// The same without another browser: from now on the app is at an address where nobody ever was, so that nothing
    /// is kept of it.
    pub(crate) fn is_served_afresh(&mut self) -> &mut Self {
        if self.browser.is_some() {
            let is_empty = "return location.href === 'about:blank';";
            self.goes_away().holds("an empty page", is_empty);
        }
        self.is_served_by(Host::Own(Manner::Watched))
    }

    /// Runs a script in every page before its own. Chromium only: WebDriver has no word for it.
    pub(crate) fn runs_early(&mut self, script: &str) -> &mut Self {
        self.early_scripts.push(script.to_owned());
        self
    }

    /// Opens the app at a fragment (`""` for the bare address) and waits until it is alive.
    pub(crate) fn open(&mut self, fragment: &str) -> &mut Self {
        self.load(fragment).is_alive()
    }

    /// Opens the app without waiting for it to be alive.
    pub(crate) fn load(&mut self, fragment: &str) -> &mut Self {
        self.has_browser().gather_troubles();
        let url = format!("{}{fragment}", self.site.url());
        self.step(async move |browser| {
            // Another fragment of the same page is no load: leave the page first, so that
            // "open" always means what opening an address in a new tab means.
            browser.goto("about:blank").await.map_err(told)?;
            browser.goto(url).await.map_err(told)
        });
        self.listen()
    }

    fn has_browser(&mut self) -> &mut Self {
        if self.failure.is_none()
            && self.browser.is_none()
            && let Err(message) = self.start_browser()
        {
            self.fail(message);
        }
        self
    }

    /// Loads the page again.
    pub(crate) fn reload(&mut self) -> &mut Self {
        self.gather_troubles();
        self.step(async |browser| browser.refresh().await.map_err(told));
        self.listen().is_alive()
    }

    /// Goes back in the history.
    pub(crate) fn back(&mut self) -> &mut Self {
        self.step(async |browser| browser.back().await.map_err(told));
        self
    }

    /// Sits down at a desk: from now on the window is wide.
    pub(crate) fn has_a_wide_window(&mut self) -> &mut Self {
        let (path, body) = match self.engine {
            // The window of an emulated phone has no size of its own.
            Engine::Chromium => {
                let size = json!({ "width": DESK.0, "height": DESK.1, "mobile": false,
                    "deviceScaleFactor": 1 });
                let command = "Emulation.setDeviceMetricsOverride";
                ("goog/cdp/execute", json!({ "cmd": command, "params": size }))
            }
            Engine::Firefox | Engine::WebKit => {
                ("window/rect", json!({ "width": DESK.0, "height": DESK.1 }))
            }
        };
        self.step(async move |browser| {
            browser.handle().cmd(Raw(path, body)).await.map(drop).map_err(told)
        });
        self.holds("a wide window", "return innerWidth > 1200;")
    }

    /// Makes this machine so many times slower for the page. Chromium only.
    pub(crate) fn slows_down(&mut self, times: f64) -> &mut Self {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
    }

    /// Makes the page believe that it has the focus, which only one window of a desk can have: fields are left with
    /// an event then. Chromium only.
    pub(crate) fn has_the_focus(&mut self) -> &mut Self {
        self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))
    }

    /// Makes Firefox believe that it is offline, so that leaving leads to the clock. Its driver fails
    /// at whatever comes next once an outside page cannot be reached; the other engines go there.
    pub(crate) fn stays_on_this_machine(&mut self) -> &mut Self {
        self.ask(
            "if (navigator.userAgent.includes('Firefox')) \
             Object.defineProperty(navigator, 'onLine', { get: () => false });",
        );
        self
    }

    /// Waits until another page has taken the app's place: the clock, or the one that says that
    /// nothing can be reached from here.
    pub(crate) fn is_gone(&mut self) -> &mut Self {
        let script = "return document.getElementById('leave') === null \
             && (!navigator.userAgent.includes('Firefox') || document.URL.endsWith('/clock/'));";
        self.holds("the app to be gone", script)
    }

    /// Leaves the app for an empty page.
    pub(crate) fn goes_away(&mut self) -> &mut Self {
        self.has_browser().gather_troubles();
        self.step(async |browser| browser.goto("about:blank").await.map_err(told));
        self
    }

    /// Waits until the app has mounted.
    pub(crate) fn is_alive(&mut self) -> &mut Self {
        let script = "return 'alive' in document.documentElement.dataset;";
        self.holds("the app to be alive (html[data-alive])", script)
    }

    /// Closes the browser; the profile stays, and the next `open` starts the browser again.
    pub(crate) fn closes_browser(&mut self) -> &mut Self {
        if self.engine.keeps_profiles() {
            self.gather_troubles();
            self.quit();
            return self;
        }
        self.gather_troubles();
        self.step(async |browser| {
            let old = browser.window().await.map_err(told)?;
            let new = browser.new_window().await.map_err(told)?;
            browser.switch_to_window(old).await.map_err(told)?;
            browser.close_window().await.map_err(told)?;
            browser.switch_to_window(new).await.map_err(told)
        });
        self
    }

    /// Waits until the app can start without its server: a worker controls the page.
    pub(crate) fn is_kept_for_offline(&mut self) -> &mut Self {
        let script = "return Boolean(navigator.serviceWorker?.controller);";
        self.holds("the service worker to control the page", script)
    }

    /// Stops the server: from now on its address refuses connections.
    pub(crate) fn server_stops(&mut self) -> &mut Self {
        self.site.stop();
        self
    }

    /// Starts the server again at the same address.
    pub(crate) fn server_returns(&mut self) -> &mut Self {
        if let Err(message) = self.site.restart() {
            self.fail(message);
        }
        self
    }

    /// What the server was asked for so far.
    pub(crate) fn requests(&self) -> Vec<Seen> {
        self.site.requests()
    }

    /// The address of the app, with a slash at the end.
    pub(crate) fn address(&self) -> String {
        self.site.url()
    }

    /// From now on somebody else serves the app, at another address.
    pub(crate) fn is_served_by(&mut self, host: Host) -> &mut Self {
        let dist = self.world.dist.clone();
        self.is_served(host, &dist)
    }

    /// From now on the app is another build, at another address.
    pub(crate) fn is_built_as(&mut self, build: &Build<'_>) -> &mut Self {
        let folder = self.home.join("build");
        match build.write(&self.world.dist, &folder) {
            Ok(()) => self.is_served(Host::Own(Manner::Watched), &folder),
            Err(message) => self.expect(false, message),
        }
    }

    fn is_served(&mut self, host: Host, dist: &Path) -> &mut Self {
        self.gather_troubles();
        if let Err(message) = self.site.move_to(host, dist) {
            self.fail(message);
        }
        self
    }

    /// The files that are served.
    pub(crate) fn dist(&self) -> PathBuf {
        self.site.dist().to_owned()
    }

    /// What a file of the app is answered with, asked for with these headers. No browser is needed.
    pub(crate) fn is_answered(&mut self, file: &str, with: &[(&str, &str)]) -> Answer {
        if self.failure.is_some() {
            return Answer::default();
        }
        plain::get(self.site.port(), &format!("{BASE}{file}"), with).unwrap_or_else(|message| {
            self.fail(message);
            Answer::default()
        })
    }

    pub(super) fn listen(&mut self) -> &mut Self {
        // The page may just be loading itself anew.
        self.holds("a page that listens", "e2e.listen(); return true;")
    }

    fn start_browser(&mut self) -> Result<(), String> {
        let start = Start {
            engine: self.engine,
            tools: &self.world.tools,
            home: &self.home,
            mark: &self.world.mark,
            display: self.world.display(self.engine)?,
            setup: self.setup,
        };
        let driver = start.driver()?;
        let builder = WebDriver::builder(driver.url.as_str(), start.capabilities()?);
        let browser = self.world.wait(connect(builder, self.engine, &self.early_scripts))?;
        self.driver = Some(driver);
        self.browser = Some(browser);
        Ok(())
    }
}

async fn connect(
    builder: WebDriverBuilder,
    engine: Engine,
    early: &[String],
) -> Result<WebDriver, String> {
    let browser =
        builder.await.map_err(|error| format!("the browser does not start: {}", told(error)))?;
    browser.set_script_timeout(SCRIPT_TIMEOUT).await.map_err(told)?;
    if engine == Engine::Chromium {
        for script in early {
            let page = browser.cdp();
            page.page().add_script_to_evaluate_on_new_document(script).await.map_err(told)?;
        }
    } else {
        fit_window(&browser).await?;
    }
    Ok(browser)
}

/// Makes the inside of the window as large as the phone, as far as the engine lets it.
async fn fit_window(browser: &WebDriver) -> Result<(), String> {
    let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
    let ret = browser.execute(format!("{PAGE}; {frame}"), Vec::new()).await.map_err(told)?;
    let (wide, high) = ret.convert::<(i64, i64)>().map_err(told)?;
    let size = json!({ "width": WIDTH + wide, "height": HEIGHT + high });
    browser.handle().cmd(Raw("window/rect", size)).await.map(drop).map_err(told)
}
