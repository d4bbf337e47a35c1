//! The app does not start, or stops: what is written stays, and there is a way on.

use std::time::Duration;

use xtask::serve::Fault;

use super::steps::{make_promise, walk_in, write_entry};
use crate::engine::Engine;
use crate::visit::{Visit, containing};

const TITLE: &str = "Troth has not started";
const ENTRY: &str = "Written before it broke.";
const LOST: &str = "In the mirror alone.";
const PROMISE: &str = "I say when I am late.";

/// A part of the app that a browser kept has other bytes from now on.
const DAMAGE: &str = "const done = arguments[arguments.length - 1]; (async () => { \
      for (const name of await caches.keys()) { \
        const cache = await caches.open(name); \
        for (const request of await cache.keys()) { \
          if (!request.url.includes('troth-') || !request.url.endsWith('.wasm')) continue; \
          const whole = await (await cache.match(request)).arrayBuffer(); \
          const headers = { 'content-type': 'application/wasm' }; \
          await cache.put(request, new Response(whole.slice(0, 9999), { headers })); \
          return true; \
        } \
      } \
      return false; })().then(done, (error) => done(String(error)));";
/// What is saved is caught, and not sent to the browser's downloads.
const CATCH: &str = "HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); \
      return 'blob:none'; };";
/// Timers that repeat do so twenty times as fast; and whether the screen of a failure ever showed.
const HURRY: &str = "const real = self.setInterval; \
    self.setInterval = (work, time) => real(work, time / 20); \
    new MutationObserver(() => { const it = document.getElementById('stopped'); \
      if (it && !it.hidden) window.everStopped = true; }) \
      .observe(document, { subtree: true, childList: true, attributes: true });";

pub(super) fn journey(visit: &mut Visit<'_>) {
    first_visit(visit);
    damaged(visit);
    exported(visit);
    scripts(visit);
    if visit.engine() == Engine::Chromium {
        network(visit);
    }
    visit.starts_afresh().is_locked_down().load("").sees(TITLE).sees("does not run WebAssembly");
    visit.forgives().press("Just read").finds("region", "Cards");
    visit.offers("Export my data").forgives();
}

/// Nothing is loaded again by itself; what is asked for is, and then it works.
fn first_visit(visit: &mut Visit<'_>) {
    visit.host_fails(".wasm", Fault::Missing).load("#/journal").sees(TITLE);
    visit.offers("Try again").offers("Export my data").offers("Reset app files");
    visit.press("Guide").finds("heading", "Guide").offers(containing("Tonight"));
    visit.press("Export my data").sees("Nothing that you wrote was found");
    let how = visit.ask("return performance.getEntriesByType('navigation')[0].type;");
    visit.expect(how == "navigate", format!("the last load was a {how}"));
    visit.axe("the app has not started").host_recovers().press("Try again").is_alive();
    visit.forgives();
}

/// What the browser kept is damaged: fetched anew once, without a word, and no word is lost.
fn damaged(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, ENTRY);
    write_entry(visit, LOST);
    make_promise(visit, PROMISE);
    visit.is_mirrored().open("#/journal").is_kept_for_offline();
    damage(visit);
    visit.load("#/journal").is_alive().offers(containing(ENTRY)).forgives();

    // Once for each version: what the host has is damaged now, too.
    visit.open("#/journal").is_kept_for_offline();
    damage(visit);
    let half = visit.served(".wasm")[..9999].to_vec();
    visit.host_fails(".wasm", Fault::Other(half)).load("#/journal").sees(TITLE).forgives();
    visit.offers("Reset app files");
}

fn damage(visit: &mut Visit<'_>) {
    let done = visit.ask_later(DAMAGE);
    visit.expect(done == true, format!("nothing was damaged: {done}"));
}

/// All of it, from both stores, comes into another browser by the app's own way.
fn exported(visit: &mut Visit<'_>) {
    let lose = "const key = Object.keys(localStorage).find((key) => \
          localStorage.getItem(key).includes(arguments[0])); \
        localStorage.removeItem(key); return key;";
    let lost = visit.ask_with(lose, vec![LOST.into()]);
    visit.expect(lost.is_string(), "there is no such entry");
    visit.ask(CATCH);
    visit.press("Export my data").sees("The browser has the backup now");
    visit.holds("the backup", "return window.saved;");
    let (name, text) = (visit.ask("return window.named;"), visit.ask("return window.saved;"));
    let is_named = name.as_str().is_some_and(|name| name.starts_with("troth-backup-20"));
    visit.expect(is_named, format!("the backup is called {name}"));
    let backup = visit.file("rescued.json", text.as_str().unwrap_or_default());

    visit.host_recovers().press("Reset app files").is_alive().offers(containing(LOST));
    visit.offers(containing(ENTRY)).forgives();

    visit.starts_afresh().open("#/more/backup/restore").chooses("Restore a backup", &backup);
    visit.sees("What would change");
    let is_whole = !visit.shows("not as it was saved");
    visit.expect(is_whole, "the backup is damaged");
    visit.press("Restore").sees("Everything is saved.");
    visit.open("#/journal").offers(containing(ENTRY)).offers(containing(LOST));
    visit.open("#/promises/open").sees(PROMISE).is_mirrored();
}

/// The app's script is blocked; all files of scripts are; the one inside the page is.
fn scripts(visit: &mut Visit<'_>) {
    visit.starts_afresh().host_fails("assets/troth-", Fault::Missing).load("");
    visit.sees(TITLE).offers("Export my data").forgives();

    visit.host_fails(".js", Fault::Missing).starts_afresh().load("#/guide");
    visit.sees(TITLE).sees("is still on this device").offers(containing("Tonight")).forgives();
    visit.host_recovers();

    let shell = visit.served("index.html");
    let shell = String::from_utf8_lossy(&shell)
        .replace("<script type=\"module\">", "<script type=\"module\">;");
    visit.starts_afresh().host_fails("/troth/", Fault::Other(shell.into_bytes()));
    visit.load("").sees(TITLE).forgives().host_recovers().press("Try again").is_alive();
}

/// A slow network alone is never a failure; half a minute without a byte is one.
fn network(visit: &mut Visit<'_>) {
    visit.runs_early(HURRY).starts_afresh();
    visit.host_fails(".wasm", Fault::Slow(4096, Duration::from_millis(100)));
    visit.open("").shows_view("door");
    let stopped = visit.ask("return Boolean(window.everStopped);");
    visit.expect(stopped == false, "a slow network was taken for a failure").host_recovers();

    visit.starts_afresh().holds_back(".wasm").load("").sees(TITLE);
    visit.lets_go().is_alive().sees_no(TITLE).forgives();
}

/// The browser fails the app once, at a moment when the app cannot go on.
const PANIC: &str = "const make = Document.prototype.createElement; \
    Document.prototype.createElement = () => { \
      Document.prototype.createElement = make; throw new Error('not now'); };";
const STOPPED: &str = "Troth has stopped";
const TYPED: &str = "I answer within the hour.";

/// A panic in the running app: nothing more is written, nothing is lost, and it does not go round.
pub(super) fn panic(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.open("#/journal");
    write_entry(visit, ENTRY);
    visit.open("#/promises/new").write("What do you promise?", TYPED);
    visit.mirror_has(TYPED).is_mirrored();
    let before = visit.records();
    visit.ask(PANIC);
    visit.press("Journal").sees(STOPPED).offers("Try again");
    visit.reads(containing("Typed last"), TYPED).axe("the app has stopped");
    // Whatever is left of the app has no effect any more.
    visit.ask("localStorage.setItem('troth/1/x', '1'); dispatchEvent(new Event('pagehide'));");
    let after = visit.records();
    visit.expect(before == after, format!("{after} is stored, and it was {before}"));
    visit.press("Try again").is_alive().offers(containing(ENTRY));
    visit.open("#/promises/new").reads("What do you promise?", TYPED);

    visit.ask(PANIC);
    visit.press("Today").sees(STOPPED).press("Try again").is_alive();
    visit.ask(PANIC);
    visit
        .press("Promises")
        .sees(STOPPED)
        .press("Try again")
        .sees(TITLE)
        .sees("stopped several times")
        .forgives();
    visit.press("Try again").is_alive().open("#/journal").offers(containing(ENTRY)).forgives();
    blocked(visit);
}

/// The browser lets nothing be stored: nothing is loaded again by itself, and it is said.
fn blocked(visit: &mut Visit<'_>) {
    visit.starts_afresh().blocks_storage().host_fails(".wasm", Fault::Missing).load("");
    visit.sees(TITLE).press("Export my data").sees("Nothing that you wrote was found");
    visit.press("Reset app files").sees("cannot be fetched just now").host_recovers();
    visit.press("Reset app files").is_alive().forgives();
}
