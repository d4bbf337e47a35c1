//! Long work in slices, so that the page answers meanwhile.

use gloo_timers::future::TimeoutFuture;

use crate::platform::clock;

/// How long something may work before the page gets its turn, in milliseconds.
const SLICE: f64 = 8.0;

/// The slice that began last.
pub(super) struct TimeSlice {
    began: f64,
}

impl TimeSlice {
    pub(super) fn begin() -> Self {
        Self {
            began: clock::ticks(),
        }
    }

    /// Lets everything else have its turn if the slice is over.
    pub(super) async fn yield_if_over(&mut self) {
        if clock::ticks() - self.began >= SLICE {
            self.yield_now().await;
        }
    }

    /// Lets everything else have its turn: what was just shown is drawn.
    pub(super) async fn yield_now(&mut self) {
        TimeoutFuture::new(0).await;
        self.began = clock::ticks();
    }
}
