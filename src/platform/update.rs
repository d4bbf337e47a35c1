//! A new version of the app, which `assets/update.js` brings to the device.

use super::Listener;
use super::listener::tell_scripts;
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
    Listener::of_scripts(READY, on_ready)
}

/// Keeps what is typed, then loads the page anew, with the new version.
pub fn renew() {
    tell_scripts(RENEW);
}
