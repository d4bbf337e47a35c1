//! What kind of place the app runs in.

use wasm_bindgen::JsValue;

fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// The person asked their system for less motion.
pub fn prefers_reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// The app runs from the home screen, in a window of its own.
pub fn is_installed() -> bool {
    matches("(display-mode: standalone)") || navigator_flag("standalone")
}

/// A tab of Safari on an iPhone or iPad, where the browser deletes what sites keep after seven
/// days of use without a visit.
pub fn is_ios_tab() -> bool {
    let agent = user_agent();
    let is_ios = ["iPhone", "iPad", "iPod"]
        .iter()
        .any(|device| agent.contains(device))
        || (agent.contains("Macintosh") && has_touch());
    is_ios && !is_installed()
}

/// Safari on a Mac.
pub fn is_mac_safari() -> bool {
    is_webkit() && user_agent().contains("Macintosh") && !has_touch()
}

/// An iPad says that it is a Macintosh; no Macintosh has a touch screen.
fn has_touch() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().max_touch_points() > 1)
}

fn user_agent() -> String {
    web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default()
}

/// The browser is WebKit, as Safari and every browser of an iPhone are. It counts what is stored in
/// its own way.
pub fn is_webkit() -> bool {
    let agent = user_agent();
    agent.contains("AppleWebKit/") && !agent.contains("Chrome/")
}

/// The browser believes that there is a network.
pub fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

fn navigator_flag(name: &str) -> bool {
    web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &JsValue::from_str(name)).ok())
        .is_some_and(|flag| flag.as_bool() == Some(true))
}
