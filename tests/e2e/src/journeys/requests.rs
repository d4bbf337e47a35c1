//! A tour of every screen: nothing is asked for beyond the app's own files, and nothing elsewhere.

use super::steps::{make_promise, walk_in, write_entry};
use crate::visit::Visit;

/// What a browser asks for beside the precached files: the worker and what installing needs.
const BESIDE: &[&str] = &["", "service-worker.js", "manifest.webmanifest"];

/// Every screen that has an address.
const SCREENS: &[&str] = &[
    "#/today",
    "#/guide",
    "#/guide/tonight/1",
    "#/guide/admit/2",
    "#/promises",
    "#/promises/open",
    "#/promises/due",
    "#/promises/closed",
    "#/promises/new",
    "#/journal",
    "#/journal/entry",
    "#/more",
    "#/more/backup",
    "#/more/backup/restore",
    "#/more/backup/bin",
    "#/more/backup/snapshots",
    "#/more/backup/move",
    "#/more/erase",
    "#/more/share",
    "#/more/install",
    "#/more/appearance",
    "#/more/about",
];

const CACHED: &str = "const done = arguments[arguments.length - 1]; \
    (async () => { const all = []; \
      for (const key of await caches.keys()) { \
        const cache = await caches.open(key); \
        for (const request of await cache.keys()) all.push(request.url); \
      } return all; })().then(done, (error) => done([String(error)]));";
const ASKED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name);";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.is_kept_for_offline();
    visit.press("Journal");
    write_entry(visit, "secret-words-of-the-tour");
    make_promise(visit, "secret-promise-of-the-tour");
    let address = visit.address();
    let mut elsewhere: Vec<String> = Vec::new();
    for screen in SCREENS {
        visit.open(screen);
        elsewhere
            .extend(strings(&visit.ask(ASKED)).into_iter().filter(|url| !is_ours(url, &address)));
    }
    // Until the list is here, another link of this name stands in its place.
    visit.open("#/more").finds("heading", "More").press("Help").finds("heading", "Help");
    visit.expect(elsewhere.is_empty(), format!("asked elsewhere: {elsewhere:?}"));

    let allowed: Vec<String> = strings(&visit.ask_later(CACHED))
        .into_iter()
        .chain(BESIDE.iter().map(|file| format!("{address}{file}")))
        .filter_map(|url| url.strip_prefix(&origin(&address)).map(str::to_owned))
        .collect();
    let strange: Vec<String> = visit
        .requests()
        .into_iter()
        .filter(|seen| seen.method != "GET" || seen.status >= 400 || !allowed.contains(&seen.path))
        .map(|seen| format!("{} {} → {}", seen.method, seen.path, seen.status))
        .collect();
    visit.expect(strange.is_empty(), format!("not in the precache list: {strange:?}"));
}

fn is_ours(url: &str, address: &str) -> bool {
    url.starts_with(address) || url.starts_with("data:") || url.starts_with("blob:")
}

fn origin(address: &str) -> String {
    address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}
