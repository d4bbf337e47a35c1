//! A new version of the app, which `assets/update.js` brings to the device.

use gloo_events::EventListener;
use web_sys::Event;

use super::page::root;

/// The page's script says with this event that [`is_ready`] has become true, or that it is to be said again.
const READY: &str = "troth-update";
/// Asks the page's script for the new version.
const RENEW: &str = "troth-renew";

/// Whether a new version waits.
pub fn is_ready() -> bool {
    root().is_some_and(|root| root.has_attribute("data-update"))
}

/// Listens for a new version.
pub fn on_ready(on_ready: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, READY, move |_| on_ready()))
}

/// Saves what is typed, then reloads the page with the new version.
pub fn renew() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(RENEW)) {
        let _ = window.dispatch_event(&event);
    }
}
