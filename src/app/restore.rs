//! Reading a backup, seeing what it would change, restoring it: in slices, so that the page answers meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::dispatcher::{Dispatcher, use_dispatcher};
use super::library::{Library, use_library};
use super::save_queue::SaveOutcome;
use super::snapshots::{Snapshots, use_snapshots};
use super::time_slice::TimeSlice;
use crate::copy::{errors, restore as copy};
use crate::domain::{Command, Found, Record};
use crate::platform::files::ChosenFile;
use crate::platform::{codec, dates, snapshots};
use crate::storage::backup::{FileFault, Item, Reader};
use crate::storage::{Key, StorageError};

/// How much of a file is read at once, in bytes.
const BLOCK: usize = 256 * 1024;
/// How much of that is parsed before the clock is looked at again.
const PIECE: usize = 16 * 1024;
/// Records that are restored in one change.
const CHUNK: usize = 30;

/// Where a restoration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is chosen yet.
    Choose,
    Reading,
    /// What the backup would change is known.
    Preview,
    Restoring,
    /// There would be no snapshot to go back to, so nothing was restored.
    NoSnapshot,
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

/// A backup that is read and restored. It stops when its screen is left.
#[derive(Clone, Copy)]
pub struct Restoration {
    library: Library,
    snapshots: Snapshots,
    dispatcher: Dispatcher,
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
    run: Cell<usize>,
    /// Which groups were chosen last: a bit for each.
    chosen: Cell<usize>,
    contents: RefCell<BackupContents>,
}

/// Where a backup comes from.
enum Source {
    File(ChosenFile),
    Code(String),
    Snapshot(String),
}

impl Restoration {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        let work: StoredValue<Rc<Work>, LocalStorage> = StoredValue::new_local(Rc::default());
        let restoration = Self {
            library: use_library(),
            snapshots: use_snapshots(),
            dispatcher: use_dispatcher(),
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
        let _ = self.work.try_with_value(|work| work.next_run());
    }

    /// Stops, and starts again.
    pub fn restart(self) {
        self.stop();
        self.status.set(String::new());
        self.stage.set(Stage::Choose);
    }

    /// What was read.
    pub fn contents<T>(self, read: impl FnOnce(&BackupContents) -> T) -> T {
        read(&self.work.get_value().contents.borrow())
    }

    pub fn read_file(self, file: ChosenFile) {
        self.read(Source::File(file));
    }

    /// Reads what a code stands for.
    pub fn read_code(self, code: String) {
        self.read(Source::Code(code));
    }

    pub fn read_snapshot(self, name: String) {
        self.read(Source::Snapshot(name));
    }

    fn read(self, source: Source) {
        let work = self.work.get_value();
        let run = work.next_run();
        self.status.set(String::new());
        self.progress.set((0, 100));
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let read = self.read_all(source, &work, run).await;
            if work.run.get() != run {
                return;
            }
            let (stage, status) = match read {
                Ok(contents) => {
                    *work.contents.borrow_mut() = contents;
                    (Stage::Preview, "")
                }
                Err(status) => (Stage::Choose, status),
            };
            self.status.try_set(status.to_owned());
            self.stage.try_set(stage);
        });
    }

    async fn read_all(
        self,
        source: Source,
        work: &Work,
        run: usize,
    ) -> Result<BackupContents, &'static str> {
        let mut reader = Reader::new();
        let mut contents = BackupContents::default();
        let mut slice = TimeSlice::begin();
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
            let end = size.min(at + BLOCK);
            let bytes;
            let block = match &file {
                Some(file) => {
                    let read = file.read(at, end).await;
                    bytes = read.map_err(|_| copy::UNREADABLE_FILE)?;
                    &bytes
                }
                None => &text.as_bytes()[at..end],
            };
            if block.is_empty() {
                return Err(copy::UNREADABLE_FILE);
            }
            for piece in block.chunks(PIECE) {
                self.compare(reader.push(piece).map_err(explain)?, &mut contents);
                slice.yield_if_over().await;
                if work.run.get() != run {
                    return Err("");
                }
            }
            at += block.len();
            // In steps of ten: each of them is read out.
            self.progress.try_set((at * 10 / size * 10, 100));
        }
        let (rest, ending) = reader.finish().map_err(explain)?;
        self.compare(rest, &mut contents);
        contents.is_complete = ending.is_complete;
        // The first date that a browser formats takes as long as a whole screen: in a task of its own.
        slice.yield_now().await;
        contents.made = ending.created.map(dates::moment);
        slice.yield_now().await;
        Ok(contents)
    }

    /// Compares what was read with what is here.
    fn compare(self, items: Vec<Item>, contents: &mut BackupContents) {
        for item in items {
            match item {
                Item::Whole(record) => {
                    let found = self.library.with_untracked(|book| book.compare(&record));
                    let group = GROUPS.iter().position(|group| *group == found);
                    let kind = match &record {
                        Record::Entry(_) => 0,
                        Record::Promise(_) => 1,
                        _ => 2,
                    };
                    contents.amounts[group.unwrap_or(GROUPS.len())][kind] += 1;
                    if found != Found::Same {
                        contents.records.push((found, record));
                    }
                }
                Item::Newer { .. } => contents.newer += 1,
                Item::Damaged { line, key } => {
                    contents.damaged.push((line, kind_of(key.as_deref())));
                }
            }
        }
    }

    /// Restores the groups that are chosen, a bit for each of [`GROUPS`], after making a snapshot.
    pub fn restore(self, chosen: usize) {
        self.work.get_value().chosen.set(chosen);
        self.start(true);
    }

    /// Restores what was chosen though there is no snapshot.
    pub fn restore_without_snapshot(self) {
        self.start(false);
    }

    fn start(self, with_snapshot: bool) {
        let work = self.work.get_value();
        let run = work.next_run();
        let is_chosen = |found: &Found| {
            let group = GROUPS.iter().position(|group| group == found);
            group.is_some_and(|group| work.chosen.get() & (1 << group) != 0)
        };
        let records: Vec<Record> = work
            .contents
            .borrow()
            .records
            .iter()
            .filter(|(found, _)| is_chosen(found))
            .map(|(_, record)| record.clone())
            .collect();
        self.progress.set((0, records.len()));
        self.stage.set(Stage::Restoring);
        spawn_local(async move {
            TimeSlice::begin().yield_now().await;
            if with_snapshot && self.snapshots.create_before_restoring().await.is_err() {
                self.stage.try_set(Stage::NoSnapshot);
                return;
            }
            let status = self.restore_all(&records, &work, run).await;
            self.status.try_set(status);
            self.stage.try_set(Stage::Done);
        });
    }

    /// One change after the other, each on the device before the next; how that ended.
    async fn restore_all(self, records: &[Record], work: &Work, run: usize) -> String {
        let mut remark = "";
        let mut done = 0;
        let mut slice = TimeSlice::begin();
        for chunk in records.chunks(CHUNK) {
            if work.run.get() != run {
                remark = copy::FINISH_LATER;
                break;
            }
            let restore = Command::Restore(chunk.to_vec());
            let failed = |why: &str| {
                let restored = copy::restored_only(done);
                [&restored, " ", why, " ", copy::FINISH_LATER].concat()
            };
            match self.dispatcher.dispatch_and_wait(restore).await {
                Ok(SaveOutcome::Saved | SaveOutcome::Late) => {}
                Ok(SaveOutcome::InThisTabOnly) => remark = copy::THIS_TAB_ONLY,
                Ok(SaveOutcome::Failed(StorageError::NotOnDevice)) => remark = copy::NOT_ON_DEVICE,
                Ok(SaveOutcome::Failed(error)) => return failed(&errors::storage(&error)),
                Err(failure) => return failed(&failure.text()),
            }
            done += chunk.len();
            self.progress.try_set((done, records.len()));
            slice.yield_if_over().await;
        }
        match remark {
            "" => copy::restored(done),
            remark => [&copy::restored_only(done), " ", remark].concat(),
        }
    }
}

impl Default for Restoration {
    fn default() -> Self {
        Self::new()
    }
}

impl Work {
    fn next_run(&self) -> usize {
        self.run.set(self.run.get() + 1);
        self.run.get()
    }
}

fn explain(fault: FileFault) -> &'static str {
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
