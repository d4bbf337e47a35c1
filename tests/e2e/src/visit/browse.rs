//! The browser around the page: opening, reloading, closing, and the server going away.

use std::fs;
use std::time::Duration;

use serde_json::json;
use thirtyfour::{WebDriver, WebDriverBuilder};
use xtask::serve::Seen;

use super::act::Raw;
use super::wait::told;
use super::{PAGE, Visit};
use crate::engine::{Engine, HEIGHT, Start, WIDTH};

/// Scripts answer at once; only axe-core takes seconds.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(50);
/// A window on a desk, where several cards are in sight at once.
const DESK: (u16, u16) = (1400, 900);

impl Visit<'_> {
    /// Says, before the first page is opened, that this person forbids sites to store anything.
    pub(crate) const fn blocks_storage(&mut self) -> &mut Self {
        self.setup.storage_blocked = true;
        self
    }

    /// Says, before the first page is opened, that the browser has no WebAssembly.
    pub(crate) const fn has_no_wasm(&mut self) -> &mut Self {
        self.setup.wasm_absent = true;
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
        if self.failure.is_some() {
            return self;
        }
        if self.browser.is_none()
            && let Err(message) = self.start_browser()
        {
            self.fail(message);
        }
        self.gather_troubles();
        let url = format!("{}{fragment}", self.site.url());
        self.step(async move |browser| {
            // Another fragment of the same page is no load: leave the page first, so that
            // "open" always means what opening an address in a new tab means.
            browser.goto("about:blank").await.map_err(told)?;
            browser.goto(url).await.map_err(told)
        });
        self.listen()
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
        let command = json!({
            "cmd": "Emulation.setCPUThrottlingRate", "params": { "rate": times },
        });
        self.step(async move |browser| {
            let execute = Raw("goog/cdp/execute", command);
            browser.handle().cmd(execute).await.map(drop).map_err(told)
        });
        self
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
        self.gather_troubles();
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
        self.site.url().to_owned()
    }

    pub(super) fn listen(&mut self) -> &mut Self {
        self.ask("e2e.listen();");
        self
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
