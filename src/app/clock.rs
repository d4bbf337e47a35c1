//! The time as screens see it.

use leptos::prelude::*;

use crate::domain::{Moment, Timestamp};
use crate::platform::clock;

/// Seconds in a day of the clock on the wall.
const DAY: i64 = 24 * 60 * 60;

/// The time, refreshed every half minute and at each change of screen. It has no zone: browsers are slow to name it,
/// and what is saved takes its time from [`clock::now`].
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<Moment>);

pub fn use_clock() -> Clock {
    expect_context()
}

impl Clock {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(clock::now_without_zone()))
    }

    /// The time; tracked.
    pub fn now(self) -> Moment {
        self.0.get()
    }

    /// The time; not tracked.
    pub fn now_untracked(self) -> Moment {
        self.0.get_untracked()
    }

    /// Looks at the browser's clock again.
    pub fn refresh(self) {
        self.0.set(clock::now_without_zone());
    }

    /// How many midnights have passed since then; tracked.
    pub fn days_since(self, then: Timestamp) -> i64 {
        let now = self.now();
        let since_midnight = now.on_the_wall().rem_euclid(DAY) * 1000;
        let until_midnight = now.at.plus(-since_midnight).0.saturating_sub(then.0);
        if until_midnight <= 0 {
            return 0;
        }
        1 + (until_midnight - 1) / Timestamp::DAY
    }
}
