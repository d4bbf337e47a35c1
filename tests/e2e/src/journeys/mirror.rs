//! Everything is kept twice: where one of the two stores is lost, the other brings it back.

use super::steps::{make_promise, walk_in, write_entry};
use crate::visit::{Visit, containing};

const ENTRY: &str = "We talked until midnight.";
const PROMISE: &str = "I call before I leave work.";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    visit.press("Journal");
    write_entry(visit, ENTRY);
    make_promise(visit, PROMISE);
    visit.is_mirrored();
    let before = visit.records();

    visit.ask("localStorage.clear();");
    visit.reload();
    is_all_there(visit);
    let after = visit.records();
    visit.expect(before == after, format!("{after} came back, and it was {before}"));

    visit.loses_mirror().reload();
    is_all_there(visit);
    let after = visit.records();
    visit.expect(before == after, format!("{after} is left, and it was {before}"));

    one_is_damaged(visit);
}

/// A damaged record is put aside, and the mirror's is taken in its place.
fn one_is_damaged(visit: &mut Visit<'_>) {
    let damage = "const key = Object.keys(localStorage).find((it) => it.startsWith('troth/1/entry/')); \
        localStorage.setItem(key, localStorage.getItem(key).replace('midnight', 'midday'));";
    visit.ask(damage);
    visit.reload();
    is_all_there(visit);
    let aside = visit.ask(
        "return Object.keys(localStorage).filter((it) => it.startsWith('troth/quarantine/')).length;",
    );
    visit.expect(aside == 1, format!("{aside} damaged pieces were put aside"));
}

fn is_all_there(visit: &mut Visit<'_>) {
    visit.open("#/journal").offers(containing(ENTRY));
    visit.open("#/promises/open").sees(PROMISE).is_mirrored();
}
