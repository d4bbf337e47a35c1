//! A new version of the app, which `assets/update.js` brings to the device.

use web_sys::Event;

use super::Listener;
use super::page::root;

/// Tells that [`is_ready`] has become true, or that it is to be said again.
const READY: &str = "troth-update";
/// Asks `update.js` for the new version.
const RENEW: &str = "troth-renew";

/// Whether a new version is there, and waits.
#[must_use]
pub fn is_ready() -> bool {
    root().is_some_and(|root| root.has_attribute("data-update"))
}

/// Listens for a new version.
#[must_use]
pub fn on_ready(on_ready: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, READY, move |_| on_ready()))
}

/// Keeps what is typed, then loads the page anew, with the new version.
pub fn renew() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(RENEW)) {
        let _ = window.dispatch_event(&event);
    }
}
