//! Sharing: what goes out is a link, and the link opens the card.
//!
//! No headless browser has a share sheet: a stand-in for `navigator.share` records what it was
//! given. The clipboard is the engine's own; what was copied is recorded on its way there.

use super::steps::walk_in;
use crate::visit::Visit;

const STAND_IN: &str = "window.given = []; \
    Object.defineProperty(navigator, 'share', { configurable: true, \
      value: async (what) => { window.given.push(what.url ?? what.text); } }); \
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: () => true }); \
    const clipboard = navigator.clipboard; \
    const write = clipboard.writeText.bind(clipboard); \
    Object.defineProperty(clipboard, 'writeText', { configurable: true, \
      value: (text) => { window.given.push(text); return write(text); } });";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.ask(STAND_IN);
    visit.press("More").press("Share Troth").finds("heading", "Share Troth");
    turn_on(visit);
    visit.press("Copy link").sees("Copied");
    let app = last_given(visit);
    let address = visit.address();
    visit.expect(app == address, format!("copied {app} instead of {address}"));
    visit.press("Share");
    let shared = last_given(visit);
    visit.expect(shared == address, format!("shared {shared} instead of {address}"));

    visit.open("#/guide/admit/2").sees("Card 2 of ").ask(STAND_IN);
    visit.press("Share this card").press("Copy link").sees("Copied");
    let card = last_given(visit);
    let link = format!("{address}#/guide/admit/2");
    visit.expect(card == link, format!("copied {card} instead of {link}"));
    visit.starts_afresh().open("#/guide/admit/2").shows_view("cards").sees("Card 2 of ");
    says_so_when_it_cannot_copy(visit);
}

fn says_so_when_it_cannot_copy(visit: &mut Visit<'_>) {
    visit.ask(
        "Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, \
           value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });",
    );
    visit.press("Share this card");
    turn_on(visit);
    visit.press("Copy link").sees("Not copied");
}

/// Sharing is off until somebody has read what to think of before.
fn turn_on(visit: &mut Visit<'_>) {
    visit.sees("Then do not send.").offers("Hurt, or harm?").press("Turn on sharing");
}

fn last_given(visit: &mut Visit<'_>) -> String {
    visit.holds("something to be handed over", "return window.given.length > 0;");
    visit.ask("return window.given.splice(0).pop();").as_str().unwrap_or_default().to_owned()
}
