//! A person's random life with the app, and what the device must hold of it.

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde_json::{Value, json};
use troth::domain::{Binned, Book, DraftId, Promise};

use crate::chance::Chance;
use crate::store;
use crate::visit::{Visit, containing};

/// Things are done to the newest so many: they show without asking for older ones.
const NEAR: usize = 12;
/// Records of a backup that is restored: more than fit into one change.
const IMPORTED: (usize, usize) = (170, 80);

/// How many records of a backup are one change.
const CHUNK: usize = 30;

/// A promise as the person knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Vow {
    what: String,
    kept: Option<bool>,
    notes: Vec<String>,
}

/// What a person wrote and did.
pub(super) struct Life {
    chance: Chance,
    made: usize,
    /// What each backup says, in its order.
    backups: Vec<Vec<String>>,
    /// Newest last.
    entries: Vec<String>,
    binned: Vec<String>,
    /// Newest last.
    vows: Vec<Vow>,
    /// What waits in the form for a new promise.
    draft: Option<String>,
    /// What came with backups: entries and promises.
    imported: BTreeSet<String>,
    /// Every text that an entry or promise ever had.
    ever: BTreeSet<String>,
}

impl Life {
    pub(super) const fn new(chance: Chance) -> Self {
        Self {
            chance,
            made: 0,
            backups: Vec::new(),
            entries: Vec::new(),
            binned: Vec::new(),
            vows: Vec::new(),
            draft: None,
            imported: BTreeSet::new(),
            ever: BTreeSet::new(),
        }
    }

    pub(super) const fn chance(&mut self) -> &mut Chance {
        &mut self.chance
    }

    /// One random thing, taken for done from now on.
    pub(super) fn does_something(&mut self) -> Value {
        let ways = [
            Self::writes,
            Self::writes,
            Self::changes,
            Self::promises,
            Self::promises,
            Self::marks,
            Self::notes,
            Self::deletes,
            Self::restores,
            Self::drafts,
        ];
        let way = self.chance.one_of(&ways).copied().unwrap_or(Self::writes);
        // Nothing to mark, to delete and so on: write then.
        way(self).or_else(|| self.writes()).unwrap_or(Value::Null)
    }

    /// Restores a backup of some hundred records.
    pub(super) fn imports(&mut self) -> Value {
        let seed = self.chance.next();
        let Ok(backup) = store::planned(IMPORTED.0, IMPORTED.1, 40, seed) else {
            return Value::Null;
        };
        self.imported.extend(backup.texts.iter().cloned());
        self.ever.extend(backup.texts.iter().cloned());
        let op = json!({ "do": "import", "name": "backup.json", "file": backup.file() });
        self.backups.push(backup.texts);
        op
    }

    fn name(&mut self, kind: &str) -> String {
        self.made += 1;
        let words = store::words(&mut self.chance, 30);
        let text = format!("{kind} {:05}. {words}", self.made);
        self.ever.insert(text.clone());
        text
    }

    fn writes(&mut self) -> Option<Value> {
        let text = self.name("Entry");
        self.entries.push(text.clone());
        Some(json!({ "do": "write", "text": text }))
    }

    fn changes(&mut self) -> Option<Value> {
        let at = near(&mut self.chance, self.entries.len())?;
        let text = self.entries[at].clone();
        let more = format!(" And {}.", store::words(&mut self.chance, 20));
        self.entries[at].push_str(&more);
        self.ever.insert(self.entries[at].clone());
        Some(json!({ "do": "change", "text": text, "more": more }))
    }

    fn promises(&mut self) -> Option<Value> {
        let what = self.name("Promise");
        self.vows.push(Vow { what: what.clone(), ..Vow::default() });
        self.draft = None;
        Some(json!({ "do": "promise", "what": what }))
    }

    fn marks(&mut self) -> Option<Value> {
        let at = near(&mut self.chance, self.vows.len())?;
        let vow = self.vows.get_mut(at).filter(|vow| vow.kept.is_none())?;
        let kept = self.chance.below(2) == 0;
        vow.kept = Some(kept);
        let name = if kept { "Kept" } else { "Not kept" };
        Some(json!({ "do": "mark", "what": vow.what, "name": name }))
    }

    fn notes(&mut self) -> Option<Value> {
        let at = near(&mut self.chance, self.vows.len())?;
        let note = store::words(&mut self.chance, 20);
        let vow = self.vows.get_mut(at)?;
        vow.notes.push(note.clone());
        let shelf = if vow.kept.is_some() { "closed" } else { "open" };
        Some(json!({ "do": "note", "what": vow.what, "note": note, "shelf": shelf }))
    }

    fn deletes(&mut self) -> Option<Value> {
        let at = near(&mut self.chance, self.entries.len())?;
        let text = self.entries.remove(at);
        self.binned.push(text.clone());
        Some(json!({ "do": "delete", "text": text }))
    }

    fn restores(&mut self) -> Option<Value> {
        let at = near(&mut self.chance, self.binned.len())?;
        let text = self.binned.remove(at);
        self.entries.push(text.clone());
        // Its place in the list is where it was written.
        self.entries.sort_by_key(|entry| number(entry));
        // The bin shows the beginning.
        Some(json!({ "do": "restore", "text": text.split('.').next() }))
    }

    fn drafts(&mut self) -> Option<Value> {
        let text = self.name("Draft");
        self.draft = Some(text.clone());
        Some(json!({ "do": "draft", "text": text }))
    }

    /// In what the device differs from what was done.
    pub(super) fn differs_from(&self, book: &Book) -> Option<String> {
        let all: Vec<Vow> = book.promises().filter_map(vow).collect();
        let entries: BTreeSet<_> = book.entries().map(|entry| entry.text.clone()).collect();
        let came = |text: &&String| self.imported.contains(*text);
        let imported = entries.iter().chain(all.iter().map(|vow| &vow.what)).filter(came);
        let own = entries.difference(&self.imported).cloned().collect();
        let vows = all.iter().filter(|vow| !came(&&vow.what)).cloned().collect();
        let draft = book.draft(DraftId::NewPromise).into_iter().flat_map(|draft| &draft.fields);
        let draft = draft.map(|(_, text)| text.clone()).filter(|text| self.ever.contains(text));
        [
            difference("entry", &own, &self.entries.iter().cloned().collect()),
            difference("deleted entry", &binned(book), &self.binned.iter().cloned().collect()),
            difference("promise", &vows, &self.vows.iter().cloned().collect()),
            difference("imported text", &imported.cloned().collect(), &self.imported),
            difference("draft", &draft.collect(), &self.draft.iter().cloned().collect()),
        ]
        .into_iter()
        .flatten()
        .next()
    }

    /// A text that nobody ever wrote, so that it must be half of one.
    pub(super) fn never_wrote(&self, book: &Book) -> Option<String> {
        let entries = book.entries().map(|entry| entry.text.clone());
        let promises = book.promises().filter_map(vow).map(|vow| vow.what);
        entries
            .chain(promises)
            .find(|text| !self.ever.contains(text))
            .map(|text| format!("nobody wrote “{text}”"))
    }

    /// A change of a backup of which only some records are there: it restores so many at once, in
    /// its order.
    pub(super) fn half_restored(&self, book: &Book) -> Option<String> {
        let entries = book.entries().map(|entry| entry.text.clone());
        let promises = book.promises().filter_map(vow).map(|vow| vow.what);
        let here: BTreeSet<String> = entries.chain(promises).collect();
        self.backups.iter().find_map(|texts| {
            let count = texts.iter().take_while(|text| here.contains(*text)).count();
            let beyond = texts[count..].iter().any(|text| here.contains(text));
            // Who records events came along with the first of them, if nobody did before.
            let is_whole =
                count == texts.len() || [count, count + 1].iter().any(|it| it % CHUNK == 0);
            let is_half = beyond || !is_whole;
            is_half.then(|| format!("a change is half restored: {count} of {}", texts.len()))
        })
    }

    /// Forgets what did not happen before the browser was killed.
    pub(super) fn goes_on_from(&mut self, book: &Book) {
        let is_own = |text: &String| !self.imported.contains(text);
        self.entries = book.entries().map(|entry| entry.text.clone()).filter(is_own).collect();
        self.entries.sort_by_key(|entry| number(entry));
        self.vows = book.promises().filter_map(vow).filter(|vow| is_own(&vow.what)).collect();
        self.vows.sort_by_key(|vow| number(&vow.what));
        self.binned = binned(book).into_iter().collect();
        let waiting = book.draft(DraftId::NewPromise).into_iter().flat_map(|draft| &draft.fields);
        self.draft = waiting.map(|(_, text)| text.clone()).find(|text| self.ever.contains(text));
        let here = book.entries().map(|entry| entry.text.clone());
        let here: BTreeSet<_> =
            here.chain(book.promises().filter_map(vow).map(|vow| vow.what)).collect();
        self.imported.retain(|text| here.contains(text));
    }

    /// The newest of what was done shows on the screens, not only in the store.
    pub(super) fn is_seen(&self, visit: &mut Visit<'_>) {
        if let Some(entry) = self.entries.last() {
            visit.open("#/journal").offers(containing(entry));
        }
        if let Some(vow) = self.vows.last() {
            let shelf = if vow.kept.is_some() { "closed" } else { "open" };
            visit.open(&format!("#/promises/{shelf}")).sees(&vow.what);
        }
    }
}

/// What the things are called, for messages.
pub(super) fn names(ops: &[Value]) -> String {
    let names = ops.iter().filter_map(|op| op["do"].as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// One of the last few of so many.
fn near(chance: &mut Chance, count: usize) -> Option<usize> {
    let few = u64::try_from(count.min(NEAR)).ok().filter(|few| *few > 0)?;
    Some(count - 1 - usize::try_from(chance.below(few)).ok()?)
}

/// The number in a text of [`Life::name`].
fn number(text: &str) -> usize {
    let digits = text.split([' ', '.']).nth(1);
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

fn vow(promise: &Promise) -> Option<Vow> {
    let state = promise.state()?;
    let notes = state.notes.into_iter().map(|(_, note)| note).collect();
    Some(Vow { what: state.what, kept: state.mark.map(|mark| mark.kept), notes })
}

fn binned(book: &Book) -> BTreeSet<String> {
    let bin = book.bin();
    let entries = bin.iter().filter_map(|binned| match binned {
        Binned::Entry(entry) => Some(entry.text.clone()),
        Binned::Promise(_) => None,
    });
    entries.collect()
}

fn difference<T: Ord + Debug>(
    kind: &str,
    here: &BTreeSet<T>,
    wanted: &BTreeSet<T>,
) -> Option<String> {
    let lost = wanted.difference(here).next().map(|it| format!("{kind} is lost: {it:?}"));
    let beside = || here.difference(wanted).next();
    lost.or_else(|| beside().map(|it| format!("{kind} should not be there: {it:?}")))
}
