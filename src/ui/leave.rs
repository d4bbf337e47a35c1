//! "Leave quickly": first blank, then a mark, then away.

use leptos::prelude::*;

use crate::platform::page::{self, Part, View};
use crate::platform::{environment, history, lifecycle, local_store, session};
use crate::storage::key::LEFT;

/// Where one goes with a network: something that anybody might look at.
const WEATHER: &str = "https://www.bbc.co.uk/weather";
/// Where one goes without a network, or from the home screen, where an outside page would open inside the app's own
/// window.
const CLOCK: &str = "./clock/";

/// Makes the button of the static page work, for as long as the page lives.
pub fn attach() {
    if let Some(button) = page::element(Part::Leave) {
        StoredValue::new_local(lifecycle::on_click(&button, leave));
    }
}

fn leave() {
    page::show(View::Cover);
    session::write(LEFT, "1");
    local_store::mark(LEFT);
    let away = if environment::is_online() && !environment::is_installed() {
        WEATHER
    } else {
        CLOCK
    };
    history::leave_for(away);
}
