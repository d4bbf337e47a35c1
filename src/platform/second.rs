//! The second part of the app, which `assets/app.js` loads once the app is alive.

use super::Listener;
use super::listener::tell_scripts;
use super::page::root;

/// Tells that [`now`] has changed.
const CHANGED: &str = "troth-second";
/// Asks `app.js` to load it again.
const AGAIN: &str = "troth-again";

/// Where the second part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// It can be used. So it is too where the app was not split.
    Here,
    /// It is on its way.
    Coming,
    /// It did not arrive.
    Absent,
}

/// Where the second part is.
#[must_use]
pub fn now() -> Second {
    match root()
        .and_then(|root| root.get_attribute("data-second"))
        .as_deref()
    {
        None => Second::Here,
        Some("absent") => Second::Absent,
        Some(_) => Second::Coming,
    }
}

/// Listens for a change of where it is.
#[must_use]
pub fn on_change(on_change: impl Fn() + 'static) -> Option<Listener> {
    Listener::of_scripts(CHANGED, on_change)
}

/// Asks for it again.
pub fn ask_again() {
    tell_scripts(AGAIN);
}
