//! An event listener that ends when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// Listens until dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    capture: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `on_event` at every `event` that reaches the target.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        on_event: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::with(target, event, false, on_event)
    }

    /// The same, before anything below the target hears of it.
    pub fn capturing(
        target: &EventTarget,
        event: &'static str,
        on_event: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::with(target, event, true, on_event)
    }

    /// Listens for what the page's own scripts tell; none where there is no window.
    pub fn of_scripts(event: &'static str, on_event: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        Some(Self::new(&window, event, move |_| on_event()))
    }

    fn with(
        target: &EventTarget,
        event: &'static str,
        capture: bool,
        on_event: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(on_event);
        let options = AddEventListenerOptions::new();
        options.set_capture(capture);
        // Fails only for a listener that is no function.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            closure.as_ref().unchecked_ref(),
            &options,
        );
        Self {
            target: target.clone(),
            event,
            capture,
            closure,
        }
    }
}

/// Tells the page's own scripts something.
pub(super) fn tell_scripts(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.closure.as_ref().unchecked_ref(),
            self.capture,
        );
    }
}
