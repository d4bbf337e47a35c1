//! Installing. Chromium really offers it here; whether somebody then says yes cannot be decided from
//! within, the other engines never offer it, and none is an iPhone: that is played by a script inside
//! the page.

use serde_json::Value;

use super::steps::pass_first_notice;
use crate::build::Build;
use crate::engine::Engine;
use crate::visit::Visit;

/// The true offer does not reach the page.
const NO_OFFER: &str = "addEventListener('beforeinstallprompt', (event) => { \
      if (event.isTrusted) event.stopImmediatePropagation(); });";
const OFFER: &str = "const offer = new Event('beforeinstallprompt', { cancelable: true }); \
    dispatchEvent(Object.assign(offer, { prompt: () => { window.wasAsked = true; } })); \
    return offer.defaultPrevented;";
const IPHONE: &str = "Object.defineProperty(navigator, 'userAgent', { value: \
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1' });";

pub(super) fn journey(visit: &mut Visit<'_>) {
    shortcuts(visit);
    if visit.engine() == Engine::Chromium {
        visit.open("#/more/install").offers("Install Troth");
    }

    played(visit, "");
    let is_quiet = visit.open("#/more").ask(OFFER);
    visit.expect(is_quiet == true, "the browser asks by itself");
    visit.press("Install").finds("heading", "Install").press("Install Troth");
    visit.holds("the browser's own question", "return window.wasAsked === true;");
    visit.ask("dispatchEvent(new Event('appinstalled'));");
    visit.sees("Troth is installed.").offers_no("Install Troth");

    played(visit, IPHONE);
    visit.open("#/more/install").sees("Add to Home Screen").press("Move my data");
    visit.finds("heading", "Move my data");
}

fn played(visit: &mut Visit<'_>, script: &str) {
    let inside = [("script", NO_OFFER), ("script", script)];
    visit.is_built_as(&Build { inside: &inside, is_allowed: true });
}

/// What a long press on the icon offers.
fn shortcuts(visit: &mut Visit<'_>) {
    let answer = visit.is_answered("manifest.webmanifest", &[]);
    let manifest: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let shortcuts = manifest["shortcuts"].as_array().cloned().unwrap_or_default();
    for shortcut in &shortcuts {
        let url = shortcut["url"].as_str().unwrap_or_default();
        visit.open(url.trim_start_matches("./"));
        match shortcut["name"].as_str() {
            Some("Write") => {
                pass_first_notice(visit);
                visit.write("Entry", "From the home screen.").sees("Saved")
            }
            Some("New promise") => visit.finds("textbox", "What do you promise?"),
            Some("Cards") => visit.shows_view("chapters").finds("heading", "Guide"),
            name => visit.expect(false, format!("nobody knows the shortcut {name:?}")),
        };
    }
    visit.expect(shortcuts.len() == 3, format!("the manifest has other shortcuts: {shortcuts:?}"));
}
