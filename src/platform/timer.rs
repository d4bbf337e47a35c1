//! Something to do a little later.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Waits; dropped before its time it does nothing.
pub struct Timer {
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `then` once, after so many milliseconds.
    #[must_use]
    pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(then);
        let handle = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    closure.as_ref().unchecked_ref(),
                    milliseconds,
                )
                .ok()
        });
        Self {
            handle: handle.unwrap_or_default(),
            _closure: closure,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// How long a pause in typing is before what was typed is kept, in milliseconds.
const PAUSE: i32 = 300;
/// How long what was typed waits for a pause at most, in milliseconds.
const LONGEST: i32 = 1000;

/// Waits for a pause in typing; for whoever types on and on it does not wait for ever.
#[derive(Clone, Default)]
pub struct Pause(Rc<RefCell<Option<Waiting>>>);

struct Waiting {
    _pause: Timer,
    longest: Timer,
}

impl Pause {
    /// Something was typed: calls `then` in the next pause, or if none comes.
    pub fn typed(&self, then: impl Fn() + Clone + 'static) {
        let after = |milliseconds| {
            let (waiting, then) = (self.clone(), then.clone());
            Timer::after(milliseconds, move || {
                waiting.end();
                then();
            })
        };
        let known = self.0.take();
        let longest = known.map_or_else(|| after(LONGEST), |known| known.longest);
        self.0.replace(Some(Waiting {
            _pause: after(PAUSE),
            longest,
        }));
    }

    /// Waits for nothing any more.
    pub fn end(&self) {
        self.0.take();
    }
}
