//! Records of a newer Troth: shown as far as they are known, and never written over.

use super::steps::{begin_entry, write_entry};
use crate::visit::{Visit, containing};

const KNOWN: &str = "Written by this one.";
const NEWER: &str = "Written by a newer one.";
/// The second entry as a version to come would have written it.
const WRITE_NEWER: &str = "const key = Object.keys(localStorage).find((key) => \
      key.startsWith('troth/1/entry/') && localStorage.getItem(key).includes(arguments[0])); \
    localStorage.setItem(key, localStorage.getItem(key) \
      .replace('\"v\":1', '\"v\":2').replace('\"body\":{', '\"body\":{\"mood\":\"calm\",'));";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    write_entry(visit, KNOWN);
    write_entry(visit, NEWER);
    visit.is_mirrored();
    visit.ask_with(WRITE_NEWER, vec![NEWER.into()]);
    visit.reload();
    let before = visit.records();
    visit.open("#/journal").sees("was written by a newer Troth").offers(containing(KNOWN));
    begin_entry(visit);
    visit.write("Entry", "Not to be kept.").sees("Not saved");
    let claims = visit.shows("Saved");
    visit.expect(!claims, "“Saved” is shown though nothing may be written");
    visit.open("#/promises/new").write("What do you promise?", "Nor this.").press("Close");
    visit.press("Make promise").sees("Not saved");
    let after = visit.records();
    visit.expect(before == after, format!("{after} is stored, and it was {before}"));
}
