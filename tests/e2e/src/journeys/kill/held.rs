//! What a device holds, read without the app: the same bytes, read natively.

use serde_json::{Map, Value, json};
use troth::domain::Book;
use troth::storage::{LocalStore, MemoryStore, NoMirror, Repository};

use crate::visit::Visit;

/// Waits until localStorage holds each of these records, as it was or newer. What is lost, else.
const LOST: &str = "const [held, done] = arguments; const end = performance.now() + 10_000; \
    const rev = (text) => JSON.parse(text).rev; \
    const lost = () => Object.entries(held).filter(([key, text]) => { \
      const now = localStorage.getItem(key); \
      return now !== text && !(now !== null && rev(now) > rev(text)); \
    }).map(([key]) => key); \
    const look = () => { const it = lost(); \
      if (it.length === 0 || performance.now() > end) done(it); else setTimeout(look, 20); }; \
    look();";
const NOTHING_PENDING: &str =
    "return !Object.keys(localStorage).some((key) => key.startsWith('troth/1/pending/'));";
const DUMP: &str =
    "return Object.entries(localStorage).filter(([key]) => key.startsWith('troth/'));";

/// Fails unless all that the device held before is there.
pub(super) fn survives(visit: &mut Visit<'_>, held: Option<&Map<String, Value>>, told: &str) {
    let Some(held) = held else { return };
    let lost = visit.ask_later_with(LOST, vec![json!(held)]);
    let lost: Vec<String> = serde_json::from_value(lost).unwrap_or_default();
    let message = format!(
        "after {told}: {} of {} records that had shown “Saved” are lost: {}",
        lost.len(),
        held.len(),
        lost.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", "),
    );
    visit.expect(lost.is_empty(), message);
}

/// Fails unless every record can be read and nothing was put aside. What they say.
pub(super) fn is_whole(visit: &mut Visit<'_>, told: &str) -> Option<Book> {
    visit.holds("nothing to be pending any more", NOTHING_PENDING);
    let dump = visit.ask(DUMP);
    if visit.has_failed() {
        return None;
    }
    let dump: Vec<(String, String)> = serde_json::from_value(dump).unwrap_or_default();
    let aside = dump.iter().filter(|(key, _)| key.starts_with("troth/quarantine/")).count();
    visit.expect(aside == 0, format!("after {told}: {aside} records were put aside"));
    let store = MemoryStore::default();
    for (key, text) in &dump {
        // A store in memory takes everything.
        let _ = store.write(key, text);
    }
    match Repository::new(store, NoMirror, "e2e".to_owned()).load() {
        Ok(loaded) if loaded.problems.is_empty() => Some(Book::from_records(loaded.records)),
        Ok(loaded) => {
            visit.expect(false, format!("after {told}: {:?}", loaded.problems));
            None
        }
        Err(fault) => {
            visit.expect(false, format!("after {told}: {fault:?}"));
            None
        }
    }
}
