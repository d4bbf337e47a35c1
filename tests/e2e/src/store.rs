//! Stores of any size, made natively by the app's own rules: for restoring, killing and measuring.

use std::collections::BTreeMap;

use chrono::DateTime;
use troth::domain::{
    Book, Circumstance, Command, EntryId, Moment, PromiseDraft, PromiseId, Promiser, Timestamp,
};
use troth::storage::{Envelope, Key, backup, wire};

use crate::chance::Chance;

/// The end of the time in which everything of a made-up store was written: 2025-06-01.
const LATEST: i64 = 1_748_736_000_000;
/// The time between two things of it.
const STEP: i64 = 7 * 60 * 60 * 1000;
/// The tab that wrote it.
const TAB: &str = "0e2e0e2e0e";

const WORDS: [&str; 24] = [
    "the", "sea", "was", "grey", "we", "talked", "until", "midnight", "I", "said", "what", "I",
    "did", "and", "did", "not", "look", "away", "home", "by", "eight", "quiet", "garden",
    "letters",
];

/// A store: its records as they are stored, and the texts in them.
#[derive(Debug, Default)]
pub(crate) struct Planned {
    /// Key and envelope of every record.
    pub(crate) records: Vec<(String, String)>,
    /// The text of every entry, and what every promise says, in the order of the records.
    pub(crate) texts: Vec<String>,
}

impl Planned {
    /// The store as a backup file.
    pub(crate) fn file(&self) -> String {
        backup::write(&self.records, Timestamp(LATEST))
    }
}

/// So many entries of so many characters, and so many promises, of which most are marked.
pub(crate) fn planned(
    entries: usize,
    promises: usize,
    characters: usize,
    seed: u64,
) -> Result<Planned, String> {
    let mut making = Making {
        chance: Chance::new(seed),
        book: Book::default(),
        records: BTreeMap::new(),
        texts: BTreeMap::new(),
        now: LATEST - STEP * i64::try_from(entries + promises).unwrap_or_default(),
    };
    for number in 0..entries.max(promises) {
        if number < entries {
            making.entry(number, characters)?;
        }
        if number < promises {
            making.promise(number)?;
        }
    }
    let texts = making.texts.into_values().collect();
    let records = making.records.into_iter().map(|(key, (_, text))| (key, text)).collect();
    Ok(Planned { records, texts })
}

/// So many characters of plain words.
pub(crate) fn words(chance: &mut Chance, characters: usize) -> String {
    let mut text = String::new();
    while text.len() < characters {
        text.push_str(chance.one_of(&WORDS).copied().unwrap_or_default());
        text.push(' ');
    }
    text.truncate(characters);
    text.trim_end().to_owned()
}

struct Making {
    chance: Chance,
    book: Book,
    /// How often each key was written, and what stands there.
    records: BTreeMap<String, (u64, String)>,
    /// What each key's record says.
    texts: BTreeMap<String, String>,
    now: i64,
}

impl Making {
    fn entry(&mut self, number: usize, characters: usize) -> Result<(), String> {
        let id = EntryId::new(self.milliseconds(), self.bits());
        let start = format!("Restored {number:05} {:04x}. ", self.chance.below(0x1_0000));
        let rest = characters.saturating_sub(start.len());
        let text = format!("{start}{}", words(&mut self.chance, rest));
        self.texts.insert(Key::Entry(id).to_string(), text.clone());
        self.does(Command::WriteEntry { id, text, prompt: None })
    }

    fn promise(&mut self, number: usize) -> Result<(), String> {
        let id = PromiseId::new(self.milliseconds(), self.bits());
        let what = format!(
            "Restored promise {number:05} {:04x}. {}",
            self.chance.below(0x1_0000),
            words(&mut self.chance, 40)
        );
        let promiser = if self.chance.below(3) == 0 { Promiser::Them } else { Promiser::Me };
        let due = (self.chance.below(2) == 0).then(|| moment(self.now + STEP)).transpose()?;
        self.texts.insert(Key::Promise(id).to_string(), what.clone());
        let draft = PromiseDraft { promiser, what, due, note: String::new() };
        self.does(Command::MakePromise { id, draft })?;
        let kept = self.chance.below(4) > 0;
        self.does(Command::MarkPromise { id, kept })?;
        if self.chance.below(4) == 0 {
            let note = words(&mut self.chance, 60);
            self.does(Command::NotePromise { id, note })?;
        }
        Ok(())
    }

    /// Grants a wish by the app's own rules, and stores it by its own format.
    fn does(&mut self, command: Command) -> Result<(), String> {
        let with = Circumstance { now: moment(self.now)?, chance: self.bits() };
        let change = self.book.decide(command, &with).map_err(|refusal| format!("{refusal:?}"))?;
        for record in &change.records {
            let key = Key::of(record);
            let name = key.to_string();
            let (body, deleted) = wire::encode(record).ok_or("a record has no stored form")?;
            let rev = self.records.get(&name).map_or(0, |(rev, _)| *rev) + 1;
            let at = with.now.at;
            let by = TAB.to_owned();
            let envelope = Envelope { id: key.id(), rev, by, base: None, at, deleted, body };
            let text = envelope.encode(&name);
            self.records.insert(name, (rev, text));
        }
        self.book.evolve(&change);
        self.now += STEP / 4;
        Ok(())
    }

    fn bits(&mut self) -> u128 {
        u128::from(self.chance.next()) << 64 | u128::from(self.chance.next())
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.now).unwrap_or_default()
    }
}

fn moment(at: i64) -> Result<Moment, String> {
    let local = DateTime::from_timestamp_millis(at).ok_or("a time out of range")?.naive_utc();
    Ok(Moment { at: Timestamp(at), local, zone: "Europe/London".to_owned() })
}

#[cfg(test)]
mod tests {
    use troth::storage::{LocalStore, MemoryStore, NoMirror, Repository};

    use super::*;

    #[test]
    fn a_made_store_is_one_that_the_app_reads() {
        let planned = planned(20, 10, 550, 1).unwrap();
        let store = MemoryStore::default();
        for (key, text) in &planned.records {
            store.write(key, text).unwrap();
        }
        let loaded = Repository::new(store, NoMirror, "test".to_owned()).load().unwrap();
        assert_eq!(loaded.problems, []);
        let book = Book::from_records(loaded.records);
        assert_eq!((book.entries().count(), book.promises().count()), (20, 10));
        assert!(book.entries().all(|entry| (520..=550).contains(&entry.text.len())));
        assert_eq!(planned.texts.len(), 30);
    }
}
