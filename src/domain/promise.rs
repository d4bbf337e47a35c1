//! Promises: a log of events, and what follows from it.

use super::{Event, EventId, EventKind, Moment, PromiseId, Timestamp};

/// Whose promise it is. Each person makes only their own; nobody assigns one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Promiser {
    /// The person whose app this is.
    Me,
    /// The other person: a promise made to me, which I keep a record of.
    Them,
}

impl Promiser {
    /// How it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Them => "them",
        }
    }
}

/// A promise: its name and everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its name.
    pub id: PromiseId,
    /// When it was deleted, if it was. The log is kept so that Undo can bring it back.
    pub deleted: Option<Timestamp>,
    /// In their [order](Event::order), each place once.
    events: Vec<Event>,
}

/// What a log says, read from its first event to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseState {
    /// Whose promise it is.
    pub promiser: Promiser,
    /// What is promised.
    pub what: String,
    /// The note it was made with; may be empty.
    pub note: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it is due now; none if it has no date.
    pub due: Option<Moment>,
    /// How often the due time was changed, always before it had passed.
    pub changes: usize,
    /// The mark, if it has one.
    pub mark: Option<Mark>,
    /// Notes added later, with the time of each, oldest first.
    pub notes: Vec<(Timestamp, String)>,
}

/// The mark on a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event that set it.
    pub event: EventId,
    /// Kept, or not kept.
    pub kept: bool,
    /// When it was set.
    pub at: Timestamp,
}

/// Where a promise stands. "Not marked yet" is not "not kept": a due one stays due until marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not due before tomorrow, or without a date.
    Open,
    /// Due today, or its time has passed, and not marked yet.
    Due,
    /// Marked kept.
    Kept,
    /// Marked not kept.
    NotKept,
}

impl Promise {
    /// A promise with the events given; those of another promise are left out, and of two with the
    /// same place in the order the first stays.
    #[must_use]
    pub fn new(id: PromiseId, events: impl IntoIterator<Item = Event>) -> Self {
        let mut promise = Self {
            id,
            deleted: None,
            events: Vec::new(),
        };
        for event in events {
            promise.add(event);
        }
        promise
    }

    /// Everything that happened, in order.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter()
    }

    /// This log with one more event.
    #[must_use]
    pub fn with(&self, event: Event) -> Self {
        let mut longer = self.clone();
        longer.add(event);
        longer
    }

    /// The union of two copies of one log. The order of merging does not matter.
    ///
    /// If two devices made different events of the same name, the one with the greater hash stays;
    /// deleted in either copy means deleted, at the later time.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for event in other.events() {
            match merged.place_of(event) {
                Ok(at) if event.hash().to_string() > merged.events[at].hash().to_string() => {
                    merged.events[at] = event.clone();
                }
                Ok(_) => {}
                Err(at) => merged.events.insert(at, event.clone()),
            }
        }
        merged.deleted = self.deleted.max(other.deleted);
        merged
    }

    /// What the log says; none if it does not begin with a promise being made.
    #[must_use]
    pub fn state(&self) -> Option<PromiseState> {
        let mut standing = self.events().filter(|event| !self.is_retracted(event.id));
        let mut state = loop {
            let event = standing.next()?;
            if let EventKind::Made {
                promiser,
                what,
                due,
                note,
            } = &event.kind
            {
                break PromiseState {
                    promiser: *promiser,
                    what: what.clone(),
                    note: note.clone(),
                    made: event.at,
                    due: due.clone(),
                    changes: 0,
                    mark: None,
                    notes: Vec::new(),
                };
            }
        };
        for event in standing {
            state.apply(event);
        }
        Some(state)
    }

    fn add(&mut self, event: Event) {
        if event.promise == self.id
            && let Err(at) = self.place_of(&event)
        {
            self.events.insert(at, event);
        }
    }

    /// Where the event of this place stands, or where it would.
    fn place_of(&self, event: &Event) -> Result<usize, usize> {
        self.events
            .binary_search_by_key(&event.order(), Event::order)
    }

    fn is_retracted(&self, id: EventId) -> bool {
        self.events().any(|event| event.retracts == Some(id))
    }
}

impl PromiseState {
    /// Where it stands now.
    #[must_use]
    pub fn standing(&self, now: &Moment) -> Standing {
        match (&self.mark, &self.due) {
            (Some(Mark { kept: true, .. }), _) => Standing::Kept,
            (Some(Mark { kept: false, .. }), _) => Standing::NotKept,
            (None, Some(due)) if due.local.date() <= now.local.date() || due.at <= now.at => {
                Standing::Due
            }
            (None, _) => Standing::Open,
        }
    }

    /// Whether its due time has passed.
    #[must_use]
    pub fn is_past_due(&self, now: &Moment) -> bool {
        self.due.as_ref().is_some_and(|due| due.at <= now.at)
    }

    fn apply(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Kept => {
                self.mark = Some(Mark {
                    event: event.id,
                    kept: true,
                    at: event.at,
                })
            }
            EventKind::NotKept => {
                self.mark = Some(Mark {
                    event: event.id,
                    kept: false,
                    at: event.at,
                })
            }
            EventKind::Changed { due } => {
                self.due.clone_from(due);
                self.changes += 1;
            }
            EventKind::Noted { note } if !note.is_empty() => {
                self.notes.push((event.at, note.clone()))
            }
            // A second "made" changes nothing; the other kinds wait for what will use them.
            EventKind::Made { .. }
            | EventKind::Noted { .. }
            | EventKind::Excused { .. }
            | EventKind::Paused
            | EventKind::Resumed
            | EventKind::Repaired { .. }
            | EventKind::Withdrawn => {}
        }
    }
}
