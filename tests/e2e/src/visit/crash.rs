//! The browser being killed, and opened again over the same profile.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::wait::told;
use super::{PAGE, Visit};
use crate::crash::Doomed;

impl Visit<'_> {
    /// Runs a script that hands its answer to its last argument, and kills the browser with all its
    /// processes the moment the answer is here. The profile stays, and the next `open` starts the
    /// browser again. The answer is `{ "ok": … }`, or `{ "error": "…" }`, which fails.
    pub(crate) fn is_killed_when(&mut self, script: &str, args: Vec<Value>) -> Value {
        let Some(doomed) = self.doomed() else { return Value::Null };
        let script = format!("{PAGE}; {script}");
        let mut answer = self.step(async move |browser| {
            let ret = browser.execute_async(script, args).await.map_err(told)?;
            Ok(ret.json().clone())
        });
        match answer["error"].as_str() {
            // While the browser lives it can still show what is wrong.
            Some(error) => self.fail(error.to_owned()),
            None => doomed.kill(),
        }
        doomed.kill();
        self.bury(&doomed);
        answer["ok"].take()
    }

    /// Asks the page again and again until the browser, killed after this time, answers no more.
    /// `seen` gets every answer. One with a text under `failed` is a failure.
    pub(crate) fn is_killed_after(
        &mut self,
        moment: Duration,
        script: &str,
        mut seen: impl FnMut(Value),
    ) {
        let Some(doomed) = self.doomed() else { return };
        let script = format!("{PAGE}; {script}");
        let (done, killed) = mpsc::channel::<()>();
        let killer = doomed.clone();
        let clock = thread::spawn(move || {
            // Nothing is ever sent: the channel closes if the visit ends before.
            if killed.recv_timeout(moment) == Err(RecvTimeoutError::Timeout) {
                killer.kill();
            }
        });
        let failed = self.step(async |browser| {
            // An error is what the journey waits for.
            while let Ok(ret) = browser.execute(script.as_str(), Vec::new()).await {
                let answer = ret.json().clone();
                if let Some(failed) = answer["failed"].as_str() {
                    return Ok(Some(failed.to_owned()));
                }
                seen(answer);
            }
            Ok(None)
        });
        if let Some(failed) = failed {
            self.fail(failed);
        }
        drop(done);
        let in_time = clock.join().is_ok();
        self.expect(in_time, "the clock that kills the browser broke");
        doomed.kill();
        self.bury(&doomed);
    }

    fn doomed(&mut self) -> Option<Doomed> {
        if self.failure.is_some() {
            return None;
        }
        let found = match &self.driver {
            Some(driver) => Doomed::below(driver.process()),
            None => Err("no browser is open".to_owned()),
        };
        match found {
            Ok(doomed) => Some(doomed),
            Err(message) => {
                self.fail(message);
                None
            }
        }
    }

    /// Lets go of a browser that was killed: its driver goes too.
    fn bury(&mut self, doomed: &Doomed) {
        if let Err(message) = doomed.wait() {
            self.fail(message);
        }
        self.driver = None;
        self.quit();
    }
}
