//! Waiting for a pause in typing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

/// How long a pause in typing is, in milliseconds.
const PAUSE: u32 = 300;
/// How long somebody who never pauses is waited for at most, in milliseconds.
const LONGEST_WAIT: u32 = 1000;

/// Calls a function in the next pause, and after a second at the latest.
#[derive(Clone, Default)]
pub struct Debounce(Rc<RefCell<Option<Waiting>>>);

struct Waiting {
    _pause: Timeout,
    longest: Timeout,
}

impl Debounce {
    /// Calls `act` in the next pause, in place of what waits already.
    pub fn call(&self, act: impl Fn() + Clone + 'static) {
        let after = |milliseconds| {
            let (debounce, act) = (self.clone(), act.clone());
            Timeout::new(milliseconds, move || {
                debounce.cancel();
                act();
            })
        };
        let longest = match self.0.take() {
            Some(waiting) => waiting.longest,
            None => after(LONGEST_WAIT),
        };
        self.0.replace(Some(Waiting {
            _pause: after(PAUSE),
            longest,
        }));
    }

    /// Calls nothing any more.
    pub fn cancel(&self) {
        self.0.take();
    }
}
