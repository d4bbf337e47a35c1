//! A durable mirror that fails on purpose, shared by the tabs of one device.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use troth::storage::{
    Committed, DurableMirror, LocalStore, MemoryMirror, MirrorWrite, Mirrored, StoreFault,
};

use super::at_once;

/// Counts what is written, on both sides of a device together; after so many steps the browser
/// was killed, and nothing more arrives.
#[derive(Debug)]
pub(crate) struct Power {
    steps: Cell<usize>,
    most: Cell<usize>,
}

/// What goes wrong with the mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing.
    Well,
    /// It takes too long, and nothing is written.
    NoAnswer,
    /// It is written, but nobody hears of it.
    NoAnswerThoughWritten,
    /// It fails.
    Fails,
    /// It is written, and then something fails.
    FailsThoughWritten,
    /// It has no room.
    Full,
    /// The browser does not open it.
    Blocked,
}

/// Memory with a [`Trouble`]. What was kept can be reopened.
#[derive(Debug)]
pub(crate) struct Mirror {
    kept: RefCell<MemoryMirror>,
    trouble: Cell<Trouble>,
    /// How many calls that write go well before the trouble.
    well: Cell<usize>,
    /// Comparing goes well, whatever the trouble.
    compares: Cell<bool>,
    writes: Cell<usize>,
    agreed: Cell<usize>,
    power: Rc<Power>,
}

/// Everything that a mirror holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) generation: u64,
    pub(crate) is_erasing: bool,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Power {
    pub(crate) fn on() -> Rc<Self> {
        Rc::new(Self {
            steps: Cell::new(0),
            most: Cell::new(usize::MAX),
        })
    }

    /// From now on, so many steps are taken.
    pub(crate) fn off_after(&self, most: usize) {
        self.steps.set(0);
        self.most.set(most);
    }

    /// Steps that were tried since [`Self::off_after`].
    pub(crate) fn steps(&self) -> usize {
        self.steps.get()
    }

    pub(crate) fn is_off(&self) -> bool {
        self.steps.get() > self.most.get()
    }

    pub(crate) fn step(&self) -> Result<(), StoreFault> {
        self.steps.set(self.steps.get() + 1);
        if self.is_off() {
            return Err(StoreFault::Failed("killed".to_owned()));
        }
        Ok(())
    }
}

impl Trouble {
    /// Every kind of trouble.
    pub(crate) const ALL: [Self; 6] = [
        Self::NoAnswer,
        Self::NoAnswerThoughWritten,
        Self::Fails,
        Self::FailsThoughWritten,
        Self::Full,
        Self::Blocked,
    ];

    pub(crate) const fn is_written(self) -> bool {
        matches!(
            self,
            Self::Well | Self::NoAnswerThoughWritten | Self::FailsThoughWritten
        )
    }

    fn fault(self) -> Option<StoreFault> {
        match self {
            Self::Well => None,
            Self::NoAnswer | Self::NoAnswerThoughWritten => Some(StoreFault::NoAnswer),
            Self::Fails | Self::FailsThoughWritten => {
                Some(StoreFault::Failed("AbortError".to_owned()))
            }
            Self::Full => Some(StoreFault::Full),
            Self::Blocked => Some(StoreFault::Blocked),
        }
    }
}

impl Mirror {
    pub(crate) fn new(power: Rc<Power>) -> Self {
        Self {
            kept: RefCell::default(),
            trouble: Cell::new(Trouble::Well),
            well: Cell::new(0),
            compares: Cell::new(false),
            writes: Cell::new(0),
            agreed: Cell::new(0),
            power,
        }
    }

    /// How often it was noted that both sides agree.
    pub(crate) fn agreed(&self) -> usize {
        self.agreed.get()
    }

    /// From now on this goes wrong.
    pub(crate) fn now(&self, trouble: Trouble) {
        self.after(0, trouble);
    }

    /// This goes wrong after so many calls that write went well.
    pub(crate) fn after(&self, well: usize, trouble: Trouble) {
        self.well.set(well);
        self.compares.set(false);
        self.writes.set(0);
        self.trouble.set(trouble);
    }

    /// This goes wrong with every call that writes; it can be compared.
    pub(crate) fn after_comparing(&self, trouble: Trouble) {
        self.now(trouble);
        self.compares.set(true);
    }

    pub(crate) fn trouble(&self) -> Trouble {
        self.trouble.get()
    }

    /// What it holds.
    pub(crate) fn kept(&self) -> Kept {
        let memory = self.memory();
        let (generation, is_erasing) = memory.marks();
        Kept {
            generation,
            is_erasing,
            texts: memory.contents().into_iter().collect(),
        }
    }

    /// What it holds becomes this, whatever it is.
    pub(crate) fn becomes(&self, kept: &Kept) {
        let memory = MemoryMirror::default();
        if kept.generation > 0 || kept.is_erasing {
            at_once(memory.erase(kept.generation)).expect("memory takes everything");
        }
        for (key, text) in &kept.texts {
            memory.put(key, Some(text));
        }
        if !kept.is_erasing {
            at_once(memory.erased()).expect("memory takes everything");
        }
        *self.kept.borrow_mut() = memory;
    }

    /// One text becomes another, or none, by nobody's wish.
    pub(crate) fn put(&self, key: &str, text: Option<&str>) {
        self.memory().put(key, text);
    }

    fn memory(&self) -> MemoryMirror {
        self.kept.borrow().clone()
    }

    fn fails_to_compare(&self, trouble: Trouble) -> bool {
        self.well.get() == 0 && !self.compares.get() && !trouble.is_written()
    }

    /// The trouble of this call, which writes.
    fn write(&self) -> Result<Trouble, StoreFault> {
        let trouble = if self.writes.get() < self.well.get() {
            Trouble::Well
        } else {
            self.trouble.get()
        };
        self.writes.set(self.writes.get() + 1);
        match trouble.fault() {
            Some(fault) if !trouble.is_written() => Err(fault),
            _ => self.power.step().map(|()| trouble),
        }
    }
}

impl DurableMirror for &Mirror {
    async fn compare(&self, local: &impl LocalStore) -> Result<Mirrored, StoreFault> {
        let trouble = self.trouble.get();
        match trouble.fault() {
            Some(fault) if self.fails_to_compare(trouble) => Err(fault),
            _ if self.power.is_off() => Err(StoreFault::NoAnswer),
            _ => self.memory().compare(local).await,
        }
    }

    async fn commit(
        &self,
        generation: u64,
        writes: &[MirrorWrite],
    ) -> Result<Committed, StoreFault> {
        let trouble = self.write()?;
        let committed = self.memory().commit(generation, writes).await?;
        trouble.fault().map_or(Ok(committed), Err)
    }

    fn agree(&self) {
        self.agreed.set(self.agreed.get() + 1);
    }

    async fn erase(&self, generation: u64) -> Result<(), StoreFault> {
        let trouble = self.write()?;
        self.memory().erase(generation).await?;
        trouble.fault().map_or(Ok(()), Err)
    }

    async fn erased(&self) -> Result<(), StoreFault> {
        let trouble = self.write()?;
        self.memory().erased().await?;
        trouble.fault().map_or(Ok(()), Err)
    }
}
