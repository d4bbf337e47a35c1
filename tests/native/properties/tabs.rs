//! Tabs of one device, as a browser runs them: each with its own copy of the local store, which
//! may lag behind what other tabs wrote.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use troth::domain::{Book, Change, EntryId, Record};
use troth::storage::{LocalStore, Repository, Staged};

use super::steps::{Step, decide, desk};
use crate::support::device::{Device, open, take_over};
use crate::support::lagging::View;
use crate::support::mirror::{Mirror, Trouble};
use crate::support::{Desk, at_once};

/// What one tab, or the world around them, does.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// The person wants something; it is staged.
    Wish(usize, Step),
    /// What was staged is settled, all at once.
    Settle(usize),
    /// A write of another tab is noticed.
    ReadAgain(usize),
    /// It is in this tab's copy of the local store, and not on its screen yet.
    CatchUp(usize),
    /// What waits is tried again.
    Retry(usize),
    /// The tab is closed at once and opened again.
    Reload(usize),
    /// The browser is killed so many steps into the settling of all tabs, and forgets so many of
    /// the last writes to the local store.
    Crash(usize, usize),
    /// The mirror fails from now on, or works again.
    Mirror(Option<usize>),
}

/// An open tab.
pub(super) struct Open<'a> {
    pub(super) desk: Desk,
    device: &'a Device,
    view: View<'a>,
    repository: Repository<View<'a>, &'a Mirror>,
    name: String,
    /// Staged, and what each writes.
    queue: Vec<(Staged, Vec<Mark>)>,
    /// What was settled without the mirror.
    waiting: Vec<Mark>,
}

/// What a write says that must not be lost.
#[derive(Clone, Debug)]
enum Mark {
    Text(String),
    Event(String),
}

/// Everything that was written, and what stood before the eyes of whoever wrote it.
#[derive(Default)]
pub(super) struct Written {
    /// Texts that were written in place of a text.
    instead: BTreeMap<String, Vec<String>>,
    texts: BTreeSet<String>,
    events: BTreeSet<String>,
    count: usize,
    /// A tab was closed that the mirror had failed, or opened without its answer. Then nobody knows
    /// any more what its text came of, and only revisions can tell.
    is_guessed: bool,
}

/// Wishes that meet more often than those of [`super::steps`]: about two entries and a promise.
pub(super) fn meeting() -> impl Strategy<Value = Step> {
    let entry = || 0_u64..2;
    prop_oneof![
        8 => entry().prop_map(|entry| Step::Write(entry, String::new(), false)),
        1 => entry().prop_map(Step::DeleteEntry),
        1 => entry().prop_map(Step::RestoreEntry),
        1 => Just(Step::Make(0, true, "I listen.".to_owned(), None)),
        2 => Just(Step::Note(0, "Hm.".to_owned())),
        1 => any::<bool>().prop_map(|kept| Step::Mark(0, kept)),
        1 => Just(Step::DeletePromise(0)),
        1 => Just(Step::RestorePromise(0)),
    ]
}

/// Any act; wishes are of this kind.
pub(super) fn act(step: impl Strategy<Value = Step>) -> impl Strategy<Value = Act> {
    let tab = || 0_usize..3;
    prop_oneof![
        10 => (tab(), step).prop_map(|(tab, step)| Act::Wish(tab, step)),
        6 => tab().prop_map(Act::Settle),
        4 => tab().prop_map(Act::ReadAgain),
        2 => tab().prop_map(Act::CatchUp),
        1 => tab().prop_map(Act::Retry),
        1 => tab().prop_map(Act::Reload),
        1 => (0_usize..8, 0_usize..12).prop_map(|(steps, forgotten)| Act::Crash(steps, forgotten)),
        1 => prop::option::of(0_usize..6).prop_map(Act::Mirror),
    ]
}

impl Act {
    pub(super) fn done(&self, tabs: &mut [Open<'_>], turn: usize, written: &mut Written) {
        match self {
            Self::Wish(tab, step) => tabs[*tab].wishes(step, written),
            Self::Settle(tab) => tabs[*tab].settle(written),
            Self::ReadAgain(tab) => tabs[*tab].reads_again(),
            Self::CatchUp(tab) => tabs[*tab].view.catches_up(),
            Self::Retry(tab) => tabs[*tab].retry(written),
            Self::Reload(tab) => tabs[*tab].reload(turn, written),
            Self::Crash(steps, forgotten) => {
                let device = tabs[0].device;
                device.power.off_after(*steps);
                tabs.iter_mut().for_each(|tab| tab.settle(written));
                device.power.off_after(usize::MAX);
                let changes = device.local.changes();
                device
                    .local
                    .forget_after(changes.saturating_sub(*forgotten));
                tabs.iter_mut().for_each(|tab| tab.reload(turn, written));
            }
            Self::Mirror(trouble) => {
                let trouble = trouble.map_or(Trouble::Well, |which| Trouble::ALL[which]);
                tabs[0].device.mirror.now(trouble);
            }
        }
    }
}

impl<'a> Open<'a> {
    pub(super) fn new(device: &'a Device, name: &str, chance: u128) -> Self {
        let view = View::of(&device.local);
        let mut tab = Self {
            desk: desk().by(chance),
            device,
            repository: Repository::new(view.clone(), &device.mirror, name.to_owned()),
            view,
            name: name.to_owned(),
            queue: Vec::new(),
            waiting: Vec::new(),
        };
        tab.opens();
        tab
    }

    fn opens(&mut self) {
        // Without an answer of the mirror, what the local store has is shown.
        let book = match open(&self.repository) {
            Ok((book, _)) => book,
            Err(_) => {
                let loaded = self.repository.load().expect("memory can be read");
                Book::from_records(loaded.records)
            }
        };
        self.desk.book = book;
    }

    fn wishes(&mut self, step: &Step, written: &mut Written) {
        let step = match step {
            // Every text is another one, so that each can be told from all others.
            Step::Write(entry, _, asked) => {
                written.count += 1;
                Step::Write(*entry, format!("{} {}", self.name, written.count), *asked)
            }
            Step::WriteLong(..) => return,
            other => other.clone(),
        };
        let Some(Ok(change)) = decide(&mut self.desk, &step) else {
            return;
        };
        let at = self.desk.now.at;
        let staged = self.repository.stage(&change, at).expect("there is room");
        let marks = self.marks(&change, written);
        self.desk.book.evolve(&change);
        self.queue.push((staged, marks));
    }

    fn known(&self, id: EntryId) -> Option<String> {
        self.desk.book.entry(id).map(|entry| entry.text.clone())
    }

    fn marks(&self, change: &Change, written: &mut Written) -> Vec<Mark> {
        let mut marks = Vec::new();
        for record in &change.records {
            match record {
                Record::Entry(entry) => {
                    if let Some(before) = self.known(entry.id)
                        && before != entry.text
                    {
                        let instead = written.instead.entry(before).or_default();
                        instead.push(entry.text.clone());
                    }
                    marks.push(Mark::Text(entry.text.clone()));
                }
                Record::Promise(promise) => {
                    let events = promise.events();
                    marks.extend(events.map(|event| Mark::Event(event.id.to_string())));
                }
                _ => {}
            }
        }
        marks
    }

    pub(super) fn settle(&mut self, written: &mut Written) {
        let (staged, marks): (Vec<_>, Vec<_>) = self.queue.drain(..).unzip();
        self.waiting.extend(marks.into_iter().flatten());
        if let Ok(otherwise) = at_once(self.repository.settle(staged)) {
            self.is_saved(otherwise, written);
        }
    }

    pub(super) fn retry(&mut self, written: &mut Written) {
        if let Ok(otherwise) = at_once(self.repository.retry()) {
            self.is_saved(otherwise, written);
        }
    }

    fn is_saved(&mut self, otherwise: Vec<Record>, written: &mut Written) {
        take_over(&mut self.desk.book, otherwise);
        assert!(!self.repository.is_waiting(), "saved, and yet waiting");
        for mark in self.waiting.drain(..) {
            match mark {
                Mark::Text(text) => written.texts.insert(text),
                Mark::Event(event) => written.events.insert(event),
            };
        }
    }

    /// Everything that other tabs wrote arrives, and is read.
    pub(super) fn reads_again(&mut self) {
        self.view.catches_up();
        for key in self.view.keys().expect("memory can be read") {
            let record = self.repository.read(&key);
            take_over(&mut self.desk.book, record.into_iter().collect());
        }
    }

    fn reload(&mut self, turn: usize, written: &mut Written) {
        let trouble = self.device.mirror.trouble();
        written.is_guessed |= trouble != Trouble::Well || self.repository.is_waiting();
        let now = self.desk.now.clone();
        // Texts that were not settled may be finished by whoever starts next, or not.
        let chance = 100_000 + turn as u128 * 100;
        let name = format!("{}r{turn}", self.name);
        *self = Self::new(self.device, &name, chance * 1_000_000);
        self.desk.now = now;
    }
}

impl Written {
    pub(super) const fn is_guessed(&self) -> bool {
        self.is_guessed
    }

    pub(super) fn settled_texts(&self) -> impl Iterator<Item = &String> {
        self.texts.iter()
    }

    pub(super) fn settled_events(&self) -> impl Iterator<Item = &String> {
        self.events.iter()
    }

    /// Whether the text is there, or one that somebody wrote who had it before their eyes.
    pub(super) fn is_accounted(&self, text: &str, there: &BTreeSet<&str>) -> bool {
        let later = self.instead.get(text);
        there.contains(text)
            || later.is_some_and(|later| later.iter().any(|text| self.is_accounted(text, there)))
    }
}
