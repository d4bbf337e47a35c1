//! One person's visit to the app, written as one reads it:
//!
//! ```text
//! visit.open("#/journal").press("New entry").write("Entry", "The sea").sees("Saved");
//! ```
//!
//! The first thing that goes wrong ends the visit: it is kept with what the page showed, and every
//! later step does nothing. So a journey is a plain list of steps. Nothing sleeps for a fixed
//! time and nothing is tried twice: each step asks the page again and again until it holds or its
//! deadline has passed.

mod act;
mod browse;
mod crash;
mod failure;
mod frames;
mod host;
mod probe;
mod see;
mod stores;
mod wait;
mod wanted;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use thirtyfour::WebDriver;

pub(crate) use failure::Failure;
pub(crate) use host::Version;
pub(crate) use wanted::{Name, containing, starting};

use crate::engine::{Driver, Engine, Setup};
use crate::site::Site;
use crate::world::World;

use wait::{Wait, is_truthy, told};

/// The helper that finds things by role and name.
const PAGE: &str = include_str!("page.js");

/// One person's visit to the app.
pub(crate) struct Visit<'w> {
    world: &'w World,
    engine: Engine,
    journey: &'static str,
    setup: Setup,
    home: PathBuf,
    profiles: usize,
    site: Site<'w>,
    driver: Option<Driver>,
    browser: Option<WebDriver>,
    early_scripts: Vec<String>,
    failure: Option<Failure>,
    taps: usize,
    troubles: Vec<String>,
    reports: usize,
    traces: usize,
}

impl<'w> Visit<'w> {
    /// A visit with a fresh profile and a server of its own. No browser runs yet.
    pub(crate) fn new(
        world: &'w World,
        engine: Engine,
        journey: &'static str,
    ) -> Result<Self, String> {
        let home = world.homes.join(format!("{}-{journey}", engine.name()));
        fs::create_dir_all(&home).map_err(|error| error.to_string())?;
        Ok(Self {
            world,
            engine,
            journey,
            setup: Setup::default(),
            profiles: 0,
            site: Site::start(world, &home)?,
            home,
            driver: None,
            browser: None,
            early_scripts: Vec::new(),
            failure: None,
            taps: 0,
            troubles: Vec::new(),
            reports: 0,
            traces: 0,
        })
    }

    /// The engine of this visit.
    pub(crate) const fn engine(&self) -> Engine {
        self.engine
    }

    /// The seed of this run's chance.
    pub(crate) const fn seed(&self) -> u64 {
        self.world.seed
    }

    /// How often a journey that goes round goes round.
    pub(crate) const fn rounds(&self) -> u64 {
        self.world.rounds
    }

    /// How often something was pressed so far.
    pub(crate) const fn taps(&self) -> usize {
        self.taps
    }

    /// Begins to count presses anew.
    pub(crate) const fn count_taps(&mut self) -> &mut Self {
        self.taps = 0;
        self
    }

    /// Fails with `message` unless `holds`.
    pub(crate) fn expect(&mut self, holds: bool, message: impl Into<String>) -> &mut Self {
        if !holds {
            self.fail(message.into());
        }
        self
    }

    /// Whether something went wrong already.
    pub(crate) const fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// What went wrong so far. It is forgotten, and the visit goes on.
    pub(crate) fn excuses(&mut self) -> Option<String> {
        let failure = self.failure.take();
        self.forgives();
        failure.map(|failure| failure.what)
    }

    /// Ends the visit: closes the browser and tells how it went.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        self.has_no_troubles();
        self.quit();
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }

    fn quit(&mut self) {
        if let Some(browser) = self.browser.take() {
            // A browser that does not close is ended with its driver's processes below.
            let _ = self.world.wait(async { browser.quit().await.map_err(told) });
        }
        self.driver = None;
        self.traces = 0;
    }

    /// Remembers the first failure, with what shows at this moment.
    fn fail(&mut self, what: String) {
        if self.failure.is_some() {
            return;
        }
        self.failure = Some(Failure::bare(what));
        let Some(browser) = &self.browser else { return };
        let picture =
            self.world.artifacts.join(format!("{}-{}.png", self.engine.name(), self.journey));
        let script = format!("{PAGE}; return [location.href, e2e.text()];");
        let seen = self.world.wait(async {
            let ret = browser.execute(script, Vec::new()).await.map_err(told)?;
            ret.convert::<(String, String)>().map_err(told)
        });
        let taken = self.world.wait(async {
            fs::create_dir_all(&self.world.artifacts).map_err(|error| error.to_string())?;
            browser.screenshot(&picture).await.map_err(told)
        });
        if let Some(failure) = &mut self.failure {
            match seen {
                Ok((at, page)) => (failure.at, failure.page) = (at, page),
                Err(error) => failure.page = format!("(no text: {error})"),
            }
            failure.picture = taken.is_ok().then_some(picture);
        }
    }

    /// Does one piece of work with the browser, or nothing once the visit has failed.
    fn step<T: Default>(&mut self, work: impl AsyncFnOnce(&WebDriver) -> Result<T, String>) -> T {
        if self.failure.is_some() {
            return T::default();
        }
        let done = match &self.browser {
            Some(browser) => self.world.wait(work(browser)),
            None => Err("no browser is open".to_owned()),
        };
        match done {
            Ok(value) => value,
            Err(message) => {
                self.fail(message);
                T::default()
            }
        }
    }

    /// Asks the page until the script's answer is truthy, and gives that answer.
    fn until(&mut self, what: &str, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{PAGE}; {script}");
        self.step(async move |browser| {
            let mut wait = Wait::start();
            loop {
                match browser.execute(script.as_str(), args.clone()).await {
                    Ok(ret) if is_truthy(ret.json()) => return Ok(ret.json().clone()),
                    Ok(_) => {}
                    Err(error) => wait.last = Some(told(error)),
                }
                wait.again(what).await?;
            }
        })
    }

    /// What a script returns now.
    pub(crate) fn ask(&mut self, script: &str) -> Value {
        self.ask_with(script, Vec::new())
    }

    /// What a script hands to its last argument, a callback.
    pub(crate) fn ask_later(&mut self, script: &str) -> Value {
        self.ask_later_with(script, Vec::new())
    }

    /// What a script hands to its last argument, a callback, for some arguments before it.
    pub(crate) fn ask_later_with(&mut self, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{PAGE}; {script}");
        self.step(async move |browser| {
            let ret = browser.execute_async(script, args).await.map_err(told)?;
            Ok(ret.json().clone())
        })
    }

    /// What a script returns now for some arguments.
    pub(crate) fn ask_with(&mut self, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{PAGE}; {script}");
        self.step(async move |browser| {
            let ret = browser.execute(script, args).await.map_err(told)?;
            Ok(ret.json().clone())
        })
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        self.quit();
    }
}
