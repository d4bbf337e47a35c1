//! What Chromium writes down while it works: what was drawn, frame by frame, and what took how long. Elsewhere nothing
//! is kept.

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::Visit;
use super::act::Raw;
use super::wait::{Wait, told};
use crate::engine::Engine;

/// What Chromium calls a picture of each frame.
const SCREENSHOTS: &str = "disabled-by-default-devtools.screenshot";

impl Visit<'_> {
    /// From now on every frame is kept.
    pub(crate) fn watches_frames(&mut self) -> &mut Self {
        self.traces(&[SCREENSHOTS])
    }

    /// The frames that were kept, as JPEG in base64.
    pub(crate) fn frames_drawn(&mut self) -> Vec<String> {
        let trace = self.traced();
        let events = trace["traceEvents"].as_array().into_iter().flatten();
        let pictures = events.filter_map(|event| event.pointer("/args/snapshot")?.as_str());
        pictures.map(str::to_owned).collect()
    }

    /// From now on what happens in these of Chromium's categories is written down.
    pub(crate) fn traces(&mut self, categories: &[&str]) -> &mut Self {
        if self.engine == Engine::Chromium {
            let only = json!({ "excludedCategories": ["*"], "includedCategories": categories });
            let how = json!({ "transferMode": "ReturnAsStream", "traceConfig": only });
            self.traces += 1;
            self.step(async |browser| ask(browser, "Tracing.start", how).await.map(drop));
        }
        self
    }

    /// What was written down.
    pub(crate) fn traced(&mut self) -> Value {
        if self.engine != Engine::Chromium {
            return Value::Null;
        }
        // Chromium tells the stream's name by an event, which WebDriver does not pass on; it
        // counts them from one.
        let stream = self.traces.to_string();
        let trace = self.step(async move |browser| {
            ask(browser, "Tracing.end", json!({})).await?;
            read(browser, &stream).await
        });
        serde_json::from_str(&trace).unwrap_or_default()
    }
}

/// Reads a stream to its end, as soon as it is there.
async fn read(browser: &WebDriver, stream: &str) -> Result<String, String> {
    let mut wait = Wait::start();
    let mut text = String::new();
    loop {
        match ask(browser, "IO.read", json!({ "handle": stream })).await {
            Ok(part) => {
                text.push_str(part["data"].as_str().unwrap_or_default());
                if part["eof"] == true {
                    return Ok(text);
                }
            }
            Err(error) => {
                wait.last = Some(error);
                wait.again("what was written down").await?;
            }
        }
    }
}

async fn ask(browser: &WebDriver, command: &str, with: Value) -> Result<Value, String> {
    let command = Raw("goog/cdp/execute", json!({ "cmd": command, "params": with }));
    browser.handle().cmd(command).await.map_err(told)?.value().map_err(told)
}
