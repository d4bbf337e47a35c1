//! Waiting for the page, and what its driver says meanwhile.

use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};

/// How long a step may take to come true.
const DEADLINE: Duration = Duration::from_secs(10);
/// How often the page is asked meanwhile.
const INTERVAL: Duration = Duration::from_millis(40);
/// A wait with a deadline.
pub(super) struct Wait {
    deadline: Instant,
    /// The last error, for the message.
    pub(super) last: Option<String>,
}

impl Wait {
    /// Begins to wait.
    pub(super) fn start() -> Self {
        Self { deadline: Instant::now() + DEADLINE, last: None }
    }

    /// Pauses before the next look, or says what was waited for in vain.
    pub(super) async fn again(&self, what: &str) -> Result<(), String> {
        if Instant::now() < self.deadline {
            tokio::time::sleep(INTERVAL).await;
            return Ok(());
        }
        let why = self.last.as_ref().map(|last| format!(" ({last})")).unwrap_or_default();
        Err(format!("waited {} s for {what}{why}", DEADLINE.as_secs()))
    }
}

/// Whether a script's answer counts as yes, as it would in the page.
pub(super) fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(bool) => *bool,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// What an error says, without the driver's stack.
pub(super) fn told(error: WebDriverError) -> String {
    let all = error.to_string();
    let mut lines = all.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    match lines.find(|line| !line.starts_with("Status:") && !line.starts_with("State:")) {
        Some("Additional info:") => format!("{first} {}", lines.next().unwrap_or_default()),
        _ => first.to_owned(),
    }
}

/// Whether an element was there but could not be used just now: covered, moving, or replaced.
pub(super) fn is_passing(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
    )
}
