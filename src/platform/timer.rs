//! Something to do a little later.

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
