//! Reading a backup, seeing what it would change, restoring it: in small steps, so that the page
//! answers meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::AppState;
use super::state::later;
use super::waiting::{Breath, Kept};
use crate::copy::restore as copy;
use crate::domain::moment::iso_date;
use crate::domain::{Command, Found, Record};
use crate::platform::files::ChosenFile;
use crate::platform::{clock, codec, dates, snapshots};
use crate::storage::backup::{FileFault, Item, Reader};
use crate::storage::{Key, StoreFault};

/// How much of a file is read at once, in bytes.
const SLICE: usize = 256 * 1024;
/// How much of that is taken apart before the clock is looked at again.
const PIECE: usize = 16 * 1024;
/// Records that are restored in one go.
const CHUNK: usize = 30;

/// Where a restoration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is chosen yet.
    Choose,
    /// A backup is being read.
    Reading,
    /// What it would change is known.
    Preview,
    /// Records are being restored.
    Restoring,
    /// There would be no snapshot to go back to, so nothing was restored.
    NoSnapshot,
    /// It is over.
    Done,
}

/// What can be restored, in the order of the boxes.
pub const GROUPS: [Found; 3] = [Found::New, Found::BroughtBack, Found::Replaced];

/// What is in a backup.
#[derive(Debug, Default)]
pub struct BackupContents {
    /// Every whole record, with what restoring it would do.
    records: Vec<(Found, Record)>,
    /// Entries, promises and other things, for each of [`GROUPS`] and then for what is the same.
    pub amounts: [[usize; 3]; 4],
    /// Damaged lines: number, and what stands there.
    pub damaged: Vec<(usize, &'static str)>,
    /// How many records are of a newer Troth.
    pub newer: usize,
    /// When it was made, in words.
    pub made: Option<String>,
    /// Whether it is as it was saved.
    pub is_complete: bool,
}

/// A backup on its way into the book; cheap to copy. It stops when its screen is left.
#[derive(Clone, Copy)]
pub struct Restoration {
    pub(super) app: AppState,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// How far it is: so much, of so much.
    pub progress: RwSignal<(usize, usize)>,
    /// What went wrong with the last choice, or how restoring ended.
    pub status: RwSignal<String>,
    work: StoredValue<Rc<Work>, LocalStorage>,
}

#[derive(Default)]
struct Work {
    /// Counts what was begun; whoever remembers another number stops.
    turn: Cell<usize>,
    /// Which groups were chosen last: a bit for each.
    chosen: Cell<usize>,
    inside: RefCell<BackupContents>,
}

/// Where a backup comes from.
enum Source {
    File(ChosenFile),
    Code(String),
    Snapshot(String),
}

impl Restoration {
    /// Nothing is chosen yet.
    #[must_use]
    pub fn new() -> Self {
        let app = expect_context();
        let work: StoredValue<Rc<Work>, LocalStorage> = StoredValue::new_local(Rc::default());
        let restoration = Self {
            app,
            stage: RwSignal::new(Stage::Choose),
            progress: RwSignal::new((0, 0)),
            status: RwSignal::new(String::new()),
            work,
        };
        on_cleanup(move || restoration.stop());
        restoration
    }

    /// Whatever is under way stops; nothing is half done.
    pub fn stop(self) {
        let _ = self.work.try_with_value(next_turn);
    }

    /// Stops, and begins anew.
    pub fn restart(self) {
        self.stop();
        self.status.set(String::new());
        self.stage.set(Stage::Choose);
    }

    /// Looks into what was read.
    pub fn contents<T>(self, read: impl FnOnce(&BackupContents) -> T) -> T {
        read(&self.work.get_value().inside.borrow())
    }

    /// Reads a file.
    pub fn read_file(self, file: ChosenFile) {
        self.read(Source::File(file));
    }

    /// Reads what a code stands for.
    pub fn read_code(self, code: String) {
        self.read(Source::Code(code));
    }

    /// Reads a snapshot.
    pub fn read_snapshot(self, name: String) {
        self.read(Source::Snapshot(name));
    }

    fn read(self, source: Source) {
        let work = self.work.get_value();
        let turn = next_turn(&work);
        self.status.set(String::new());
        self.progress.set((0, 100));
        self.stage.set(Stage::Reading);
        later(Box::pin(async move {
            let read = self.read_all(source, &work, turn).await;
            if work.turn.get() != turn {
                return;
            }
            let (stage, said) = match read {
                Ok(inside) => {
                    *work.inside.borrow_mut() = inside;
                    (Stage::Preview, "")
                }
                Err(said) => (Stage::Choose, said),
            };
            self.status.try_set(said.to_owned());
            self.stage.try_set(stage);
        }));
    }

    async fn read_all(
        self,
        source: Source,
        work: &Work,
        turn: usize,
    ) -> Result<BackupContents, &'static str> {
        let mut reader = Reader::new();
        let mut inside = BackupContents::default();
        let mut breath = Breath::new();
        let (file, text) = match source {
            Source::File(file) => (Some(file), String::new()),
            Source::Code(code) => {
                let text = codec::unpack(&code).await;
                (None, text.map_err(|_| copy::NOT_A_CODE)?)
            }
            Source::Snapshot(name) => {
                let text = snapshots::get(&name).await.ok().flatten();
                (None, text.ok_or(copy::SNAPSHOT_LOST)?)
            }
        };
        let size = file.as_ref().map_or(text.len(), ChosenFile::size);
        if size == 0 {
            return Err(copy::EMPTY_FILE);
        }
        let mut at = 0;
        while at < size {
            let end = size.min(at + SLICE);
            let read;
            let slice = match &file {
                Some(file) => {
                    let bytes = file.read(at, end).await;
                    read = bytes.map_err(|_| copy::UNREADABLE_FILE)?;
                    &read
                }
                None => &text.as_bytes()[at..end],
            };
            if slice.is_empty() {
                return Err(copy::UNREADABLE_FILE);
            }
            for piece in slice.chunks(PIECE) {
                self.sort(reader.push(piece).map_err(unread)?, &mut inside);
                breath.take().await;
                if work.turn.get() != turn {
                    return Err("");
                }
            }
            at += slice.len();
            // In steps of ten: each of them is read out.
            self.progress.try_set((at * 10 / size * 10, 100));
        }
        let (rest, ending) = reader.finish().map_err(unread)?;
        self.sort(rest, &mut inside);
        inside.is_complete = ending.is_complete;
        // The first date that a browser writes takes as long as a whole screen: not in one go with it.
        breath.pause().await;
        inside.made = ending.created.map(dates::moment);
        breath.pause().await;
        Ok(inside)
    }

    /// Compares what was read with what is here.
    fn sort(self, items: Vec<Item>, inside: &mut BackupContents) {
        for item in items {
            match item {
                Item::Whole(record) => {
                    let found = self.app.book_now(|book| book.compare(&record));
                    let group = GROUPS.iter().position(|group| *group == found);
                    let kind = match &record {
                        Record::Entry(_) => 0,
                        Record::Promise(_) => 1,
                        _ => 2,
                    };
                    inside.amounts[group.unwrap_or(GROUPS.len())][kind] += 1;
                    if found != Found::Same {
                        inside.records.push((found, record));
                    }
                }
                Item::Newer { .. } => inside.newer += 1,
                Item::Damaged { line, key } => inside.damaged.push((line, kind_of(key.as_deref()))),
            }
        }
    }

    /// Restores the groups that are chosen, a bit for each of [`GROUPS`], after making a snapshot.
    pub fn restore(self, chosen: usize) {
        self.work.get_value().chosen.set(chosen);
        self.go_on(true);
    }

    /// Restores what was chosen though there is no snapshot.
    pub fn restore_without_snapshot(self) {
        self.go_on(false);
    }

    fn go_on(self, with_snapshot: bool) {
        let work = self.work.get_value();
        let turn = next_turn(&work);
        let chosen = work.chosen.get();
        let mut places = Vec::new();
        for (place, (found, _)) in work.inside.borrow().records.iter().enumerate() {
            let group = GROUPS.iter().position(|group| group == found);
            if group.is_some_and(|group| chosen & (1 << group) != 0) {
                places.push(place);
            }
        }
        self.progress.set((0, places.len()));
        self.stage.set(Stage::Restoring);
        later(Box::pin(async move {
            Breath::new().pause().await;
            if with_snapshot && self.copy_first().await.is_err() {
                self.stage.try_set(Stage::NoSnapshot);
                return;
            }
            let said = self.restore_all(&places, &work, turn).await;
            self.status.try_set(said);
            self.stage.try_set(Stage::Done);
        }));
    }

    /// A copy to go back to, if there is something to copy.
    async fn copy_first(self) -> Result<(), StoreFault> {
        if self.app.edge().store.names()?.is_empty() {
            return Ok(());
        }
        let now = clock::now_without_zone();
        let second = now.on_the_wall().rem_euclid(24 * 60 * 60);
        let name = format!("{}T{second:05}", iso_date(now.local.date()));
        self.app.snapshot_now(&name).await
    }

    /// One change after the other, each on the device before the next; how that ended.
    async fn restore_all(self, places: &[usize], work: &Work, turn: usize) -> String {
        let mut beside = "";
        let mut done = 0;
        let mut breath = Breath::new();
        for chunk in places.chunks(CHUNK) {
            if work.turn.get() != turn {
                beside = copy::FINISH_LATER;
                break;
            }
            let mut records = Vec::new();
            for place in chunk {
                let inside = work.inside.borrow();
                records.extend(inside.records.get(*place).map(|(_, record)| record.clone()));
            }
            let restore = Command::Restore(records);
            match self.app.dispatch_and_wait(restore).await {
                Kept::OnDevice => {}
                Kept::Here(why) => beside = why,
                Kept::Not(why) => {
                    return [
                        &copy::restored_only(done),
                        " ",
                        &why,
                        " ",
                        copy::FINISH_LATER,
                    ]
                    .concat();
                }
            }
            done += chunk.len();
            self.progress.try_set((done, places.len()));
            breath.take().await;
        }
        match beside {
            "" => copy::restored(done),
            beside => [&copy::restored_only(done), " ", beside].concat(),
        }
    }
}

fn next_turn(work: &Rc<Work>) -> usize {
    work.turn.set(work.turn.get() + 1);
    work.turn.get()
}

fn unread(fault: FileFault) -> &'static str {
    match fault {
        FileFault::NotABackup => copy::NOT_A_BACKUP,
        FileFault::Newer(_) => copy::NEWER_FILE,
        FileFault::Encrypted => copy::LOCKED_FILE,
    }
}

fn kind_of(key: Option<&str>) -> &'static str {
    match key.and_then(Key::parse) {
        Some(Key::Entry(_)) => copy::AN_ENTRY,
        Some(Key::Promise(_)) => copy::A_PROMISE,
        _ => copy::SOMETHING,
    }
}
