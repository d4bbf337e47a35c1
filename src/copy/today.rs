//! Today.

/// The screen's name.
pub const TITLE: &str = "Today";
/// On a day without anything written yet.
pub const DAY_ONE: &str = "One small thing is enough.";
/// Over the card that comes next.
pub const CONTINUE: &str = "Continue reading";
/// Over the first card, before any was read.
pub const START: &str = "Start reading";
/// The button to a new entry.
pub const WRITE: &str = "Write";
/// Under the button to a new entry.
pub const WRITE_HINT: &str = "Only on this phone.";
/// The button to a promise for tomorrow.
pub const ONE_PROMISE: &str = "One promise for tomorrow";
/// Under the button to a promise for tomorrow.
pub const ONE_PROMISE_HINT: &str = "Small enough to keep on your worst day.";
/// The quiet way to the safety card.
pub const AFRAID: &str = "Afraid? Start here.";
/// Over the promises that are due and not marked.
pub const DUE: &str = "Due, and not marked yet";
/// Where no promise is due.
pub const NOTHING_DUE: &str = "Nothing is due.";
