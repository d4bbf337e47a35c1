//! From one version to the next: what runs is always whole, nothing that was written is lost, and
//! nobody is surprised.

use std::time::Duration;

use xtask::serve::Fault;

use super::steps::{begin_entry, write_entry};
use crate::visit::{Version, Visit, containing};

const ENTRY: &str = "Written in the first version.";
const READY: &str = "A new version is ready";

/// No version is on its way, and none waits.
const QUIET: &str = "const it = await navigator.serviceWorker.getRegistration(); \
    return it !== undefined && !it.installing && !it.waiting;";
/// The app's own caches.
const CACHES: &str = "(await caches.keys()).filter((name) => name.startsWith('troth:'))";
/// The address of the wasm that the page has.
const WASM: &str = "const [name] = document.head.innerHTML.match(/assets\\/troth-[\\w-]+\\.wasm/); \
    const wasm = new URL(name, document.baseURI).href;";

/// The usual way, and what a person may do meanwhile.
pub(super) fn journey(visit: &mut Visit<'_>) {
    let (first, second) = (visit.built(), visit.other_version("second"));
    visit.open("#/journal");
    write_entry(visit, ENTRY);
    visit.is_kept_for_offline();

    // It is said once, and later is soon enough.
    visit.host_has(&second).comes_back_later().sees(READY).runs(&first);
    visit.press("Later").sees_no(READY).press("More").sees(READY).offers("Reload");
    visit.runs(&first).press("Journal").sees_no(READY);
    // The next start begins with it, and nobody notices.
    visit.open("#/journal").runs(&second).offers(containing(ENTRY)).sees_no(READY);
    // Also where the page before is there until then, so that the new version waits.
    let third = visit.other_version("third");
    visit.host_has(&third).comes_back_later().sees(READY).reload().runs(&third);
    visit.offers(containing(ENTRY)).sees_no(READY);
    visit.press("More").finds("heading", "More").sees_no(READY);

    words_stay(visit, &first, &third);
    two_tabs(visit, &first, &second);
    taken_back(visit, &second);
}

/// Back to the version before, in the midst of typing.
fn words_stay(visit: &mut Visit<'_>, first: &Version, present: &Version) {
    visit.open("#/journal");
    begin_entry(visit);
    visit.write("Entry", "Typed before").runs(present);
    visit.host_has(first).comes_back_later().sees(READY).offers("Later");
    // Reload is pressed in the same moment in which the last word is typed.
    let type_on = "const field = document.getElementById('entry-text'); \
        field.value += ' and after.'; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
        e2e.find(['button'], { how: 'is', text: 'Reload' }).click();";
    visit.ask(type_on);
    visit.runs(first).reads("Entry", "Typed before and after.").stands_at("#/journal/entry");
    visit.is_mirrored().press("Done").offers(containing("Typed before and after."));
    visit.offers(containing(ENTRY));
}

/// With a second tab nothing is loaded anew that was not asked for, in either of them.
fn two_tabs(visit: &mut Visit<'_>, first: &Version, second: &Version) {
    visit.opens_tab("#/promises/new").write("What do you promise?", "In the other tab.");
    visit.host_has(second).forgets_looking().turns_to_other_tab().forgets_looking();
    visit.open("#/journal").runs(first).sees(READY);
    visit.open("#/journal").sees(READY).runs(first).press("Reload").runs(second);
    visit.offers(containing(ENTRY)).turns_to_other_tab().runs(first);
    visit.reads("What do you promise?", "In the other tab.").press("Reload").runs(second);
    visit.reads("What do you promise?", "In the other tab.").closes_tab();
}

/// The worker is taken back: it goes, and so do its files; what was written stays.
fn taken_back(visit: &mut Visit<'_>, second: &Version) {
    let remove = include_bytes!("../../../../assets/service-worker-remove.js").to_vec();
    visit.host_fails("service-worker.js", Fault::Other(remove)).forgets_looking().open("#/journal");
    visit.comes_to("no cache of the app", &format!("return {CACHES}.length === 0;"));
    visit.open("#/journal").runs(second).offers(containing(ENTRY));
}

/// A new version arrives in part, or late, or not at all.
pub(super) fn half(visit: &mut Visit<'_>) {
    let first = visit.built();
    visit.open("#/journal");
    write_entry(visit, ENTRY);
    visit.is_mirrored().is_kept_for_offline();
    let faults = [
        ("missing", "assets/main-", Fault::Missing),
        ("mixed", "assets/keeper-", Fault::Other(b"export {};".to_vec())),
        ("shell", "assets/troth-", Fault::Shell),
    ];
    let mut present = first;
    for (stamp, part, fault) in faults {
        let next = visit.other_version(stamp);
        let since = visit.requests().len();
        visit.host_has(&next).host_fails(part, fault).forgets_looking().open("#/journal");
        visit.host_is_asked_for(part, since);
        stays_whole(visit, &present);
        visit.server_returns();
        present = arrives(visit, next);
    }
    present = stale(visit, &present);
    stopped_midway(visit, &present);
    let next = visit.other_version("slow");
    visit.host_has(&next).host_fails("troth", Fault::Slow(30_000, Duration::from_millis(20)));
    present = arrives(visit, next);
    one_file_is_lost(visit, &present);
}

/// The worker is of the version before, the rest is new.
fn stale(visit: &mut Visit<'_>, present: &Version) -> Version {
    let worker = visit.served("service-worker.js");
    let next = visit.other_version("stale");
    let since = visit.requests().len();
    visit.host_has(&next).host_fails("service-worker.js", Fault::Other(worker));
    visit.forgets_looking().open("#/journal").host_is_asked_for("service-worker.js", since);
    stays_whole(visit, present);
    visit.server_returns();
    arrives(visit, next)
}

/// The host goes away while the new version is on its way.
fn stopped_midway(visit: &mut Visit<'_>, present: &Version) -> Version {
    let next = visit.other_version("midway");
    let since = visit.requests().len();
    visit.host_has(&next).holds_back(".wasm").forgets_looking().open("#/journal");
    visit.host_is_asked_for("clock/", since).server_stops();
    stays_whole(visit, present);
    visit.server_returns();
    arrives(visit, next)
}

/// A file is lost out of the cache: it comes back.
fn one_file_is_lost(visit: &mut Visit<'_>, present: &Version) {
    let lose = format!(
        "{WASM} const gone = []; for (const name of {CACHES}) {{ \
         gone.push(await (await caches.open(name)).delete(wasm)); }} return gone.includes(true);"
    );
    visit.comes_to("a file to be lost", &lose).open("#/journal").runs(present);
    let there = format!("{WASM} return Boolean(await caches.match(wasm));");
    visit.comes_to("the file to be there again", &there).server_stops();
    visit.open("#/journal").runs(present).offers(containing(ENTRY));
    visit.server_returns();
}

/// Nothing of the new one is used, not even without the host.
fn stays_whole(visit: &mut Visit<'_>, present: &Version) {
    visit.comes_to("the install to be over", QUIET);
    visit.runs(present).server_stops().open("#/journal").runs(present);
    visit.offers(containing(ENTRY)).open("#/more/about").finds("heading", "About").forgives();
}

/// With a host that is all right the new version comes.
fn arrives(visit: &mut Visit<'_>, next: Version) -> Version {
    visit.comes_back_later().sees(READY).open("#/journal").runs(&next);
    visit.offers(containing(ENTRY)).forgives();
    next
}
