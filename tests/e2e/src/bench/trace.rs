//! What Chromium wrote down between two marks: frames and tasks.

use serde_json::Value;

const MICROSECONDS: f64 = 1000.0;

/// What was found.
#[derive(Debug, PartialEq)]
pub(super) struct Trace {
    /// The tasks of the page's main thread.
    pub(super) tasks: Vec<Task>,
    /// Frames that were shown in time while the deck moved.
    pub(super) on_time: usize,
    /// Frames that were not.
    pub(super) dropped: usize,
}

/// A task, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Task {
    /// When it began, after the first mark.
    pub(super) after: f64,
    /// How long it took.
    pub(super) lasted: f64,
}

/// Reads a trace, from one mark of the page to another.
pub(super) fn read(trace: &Value, begin: &str, end: &str) -> Result<Trace, String> {
    let events = trace["traceEvents"].as_array().ok_or("the trace has no events")?;
    let mark = |name: &str| {
        let found = events.iter().find(|event| event["name"] == name);
        found.ok_or_else(|| format!("the trace has no mark {name}"))
    };
    let (begin, end) = (mark(begin)?, mark(end)?);
    let time = |event: &Value| event["ts"].as_f64().unwrap_or_default();
    let within = |event: &&Value| {
        event["pid"] == begin["pid"] && (time(begin)..=time(end)).contains(&time(event))
    };
    let mut found = Trace { tasks: Vec::new(), on_time: 0, dropped: 0 };
    for event in events.iter().filter(within) {
        match event["name"].as_str() {
            Some("RunTask") if event["tid"] == begin["tid"] => {
                let after = (time(event) - time(begin)) / MICROSECONDS;
                let lasted = event["dur"].as_f64().map(|lasted| lasted / MICROSECONDS);
                found.tasks.extend(lasted.map(|lasted| Task { after, lasted }));
            }
            Some("PipelineReporter") => found.count(&event["args"]["frame_reporter"]),
            _ => {}
        }
    }
    Ok(found)
}

impl Trace {
    /// The longest task.
    pub(super) fn longest(&self) -> Option<Task> {
        self.tasks.iter().copied().max_by(|one, other| one.lasted.total_cmp(&other.lasted))
    }

    /// A frame in which nothing was to be shown is neither in time nor late.
    fn count(&mut self, frame: &Value) {
        if frame["scroll_state"].as_str().is_none_or(|state| state == "SCROLL_NONE") {
            return;
        }
        match frame["state"].as_str() {
            Some("STATE_PRESENTED_ALL" | "STATE_PRESENTED_PARTIAL") => self.on_time += 1,
            Some("STATE_DROPPED") => self.dropped += 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const BEGIN: &str = "begin";
    const END: &str = "end";

    fn event(name: &str, pid: u8, time: u32) -> Value {
        json!({ "name": name, "ph": "X", "pid": pid, "tid": 1, "ts": time, "dur": 60_500 })
    }

    fn frame(time: u32, state: &str, scrolling: &str) -> Value {
        let mut event = event("PipelineReporter", 7, time);
        event["tid"] = json!(2);
        event["args"] = json!({ "frame_reporter": { "state": state, "scroll_state": scrolling } });
        event
    }

    #[test]
    fn only_the_page_while_it_is_swiped_counts() {
        const MOVING: &str = "SCROLL_COMPOSITOR_THREAD";
        let mut other_thread = event("RunTask", 7, 150);
        other_thread["tid"] = json!(2);
        let events = json!({ "traceEvents": [
            event("RunTask", 7, 90), event(BEGIN, 7, 100), event("RunTask", 7, 110),
            event("RunTask", 8, 120), other_thread,
            frame(130, "STATE_PRESENTED_ALL", MOVING), frame(140, "STATE_PRESENTED_PARTIAL", MOVING),
            frame(150, "STATE_DROPPED", MOVING), frame(160, "STATE_NO_UPDATE_DESIRED", MOVING),
            frame(170, "STATE_DROPPED", "SCROLL_NONE"), event(END, 7, 200),
            frame(210, "STATE_DROPPED", MOVING), event("RunTask", 7, 220),
        ]});
        assert_eq!(
            read(&events, BEGIN, END),
            Ok(Trace { tasks: vec![Task { after: 0.01, lasted: 60.5 }], on_time: 2, dropped: 1 })
        );
    }

    #[test]
    fn a_trace_without_marks_is_refused() {
        assert!(read(&json!({}), BEGIN, END).is_err());
        let half = json!({ "traceEvents": [event(BEGIN, 7, 1)] });
        let message = read(&half, BEGIN, END).unwrap_err();
        assert!(message.contains(END), "{message}");
    }
}
