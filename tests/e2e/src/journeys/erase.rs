//! Erase everything: nothing is left of it, wherever it was.

use super::steps::{make_promise, walk_in, write_entry};
use crate::visit::{Visit, containing};

const ENTRY: &str = "Nobody should ever read this.";
const DELETED: &str = "Nor this.";
const PROMISE: &str = "I say where I am.";
const DRAFT: &str = "I have begun to";
/// All keys that are left, of every store.
const LEFT: &str = "const [done] = arguments; (async () => { \
    const own = (key) => key.startsWith('troth'); \
    const copies = (await caches.keys()).filter((name) => name.startsWith('troth-data')) \
      .map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)); \
    return [...Object.keys(localStorage).filter(own), ...Object.keys(sessionStorage).filter(own), \
      ...(await Promise.all(copies)).flat()]; \
    })().then(done, (error) => done([String(error)]));";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.press("Favourite").press("Journal");
    write_entry(visit, DELETED);
    visit.press(containing(DELETED)).press("Delete entry").sees("Saved");
    write_entry(visit, ENTRY);
    make_promise(visit, PROMISE);
    visit.open("#/promises/new").write("What do you promise?", DRAFT).mirror_has(DRAFT);
    visit.ask("localStorage.setItem('of-somebody-else', '1');");

    visit.open("#/more/erase").sees("1 entry and 1 promise").press("Erase everything");
    visit.sees("Nothing was erased. Type the word erase");
    visit.write("Type the word erase", "erase").press("Erase everything").sees("Nothing is left");
    for words in [ENTRY, DELETED, PROMISE, DRAFT, "troth/1/"] {
        visit.is_nowhere(words);
    }
    let left = visit.ask_later(LEFT);
    let only_the_count = left == serde_json::json!(["troth/generation"]);
    visit.expect(only_the_count, format!("left after erasing: {left}"));
    let foreign = visit.ask("return localStorage.getItem('of-somebody-else');");
    visit.expect(foreign == "1", "something that is not Troth's was erased too");
    visit.press("Begin anew").shows_view("door");

    // It can be used as on the first day.
    visit.press("Just read").press("Journal");
    write_entry(visit, "A new beginning.");
    visit.is_mirrored().reload().offers(containing("A new beginning."));
}
