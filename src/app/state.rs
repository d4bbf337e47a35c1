//! [`AppState`]: one handle to everything that a screen may need.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Notice};
use crate::copy::errors;
use crate::domain::{
    Appearance, Book, CardId, Circumstance, Command, EntryId, Moment, PromiseId, Promiser, Prompt,
};
use crate::platform::{BrowserStore, Listener, clock, page, random};
use crate::route::Route;
use crate::storage::{NoMirror, Repository, StorageError};

type Store = Repository<BrowserStore, NoMirror>;

/// How keeping a change ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is on the device.
    Saved,
    /// It is in this tab only: the browser blocks storage.
    InThisTab,
    /// It is not on the device yet.
    Failed(StorageError),
}

/// The entry that is open, or about to be begun. Not part of the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEntry {
    /// Its name; a new one has a name before it has a word.
    pub id: EntryId,
    /// The question it answers.
    pub prompt: Option<Prompt>,
}

/// A text that is on the screen and not on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The entry it belongs to.
    pub entry: OpenEntry,
    /// The text.
    pub text: String,
}

/// A promise about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseStart {
    /// Its name, so that two taps make one promise.
    pub id: PromiseId,
    /// Whose it is.
    pub promiser: Promiser,
    /// What is promised, so far; may be empty.
    pub what: String,
    /// What stands in "Due date".
    pub date: String,
    /// What stands in "Due time".
    pub time: String,
    /// The note, so far.
    pub note: String,
    /// Whether any of it was filled in by hand.
    pub touched: bool,
}

/// What the screens pass on to one another. It is read when a screen is made, so nothing needs to
/// be told when it changes.
#[derive(Debug, Default)]
pub struct Hand {
    /// The open entry.
    pub open_entry: Option<OpenEntry>,
    /// The promise about to be made.
    pub promise_start: Option<PromiseStart>,
    /// The card about to be shared; none for the app itself.
    pub shared_card: Option<CardId>,
    /// The card that the deck stands at; none while it is not shown.
    pub deck_at: Option<CardId>,
    /// The screen that led to one without an address.
    pub origin: Option<Route>,
    /// Texts of entries that could not be kept when their screen was left: never let go of.
    pub unsaved: Vec<Unsaved>,
    /// Notes on promises that were begun and not saved.
    pub notes: Vec<(PromiseId, String)>,
    /// Lines that stay on every screen.
    pub banners: Vec<String>,
}

struct Edge {
    store: Store,
    lasting: bool,
    listeners: RefCell<Vec<Listener>>,
    hand: RefCell<Hand>,
}

/// One handle to everything: cheap to copy, the same for every screen.
#[derive(Clone, Copy)]
pub struct AppState {
    book: RwSignal<Book>,
    pub(super) present: RwSignal<Route>,
    now: RwSignal<Moment>,
    notice: RwSignal<Option<Notice>>,
    just_marked: RwSignal<Option<PromiseId>>,
    edge: StoredValue<Rc<Edge>, LocalStorage>,
}

impl AppState {
    /// The state over a store and what it held.
    #[must_use]
    pub fn new(store: Store, lasting: bool, book: Book, route: Route) -> Self {
        let edge = Edge {
            store,
            lasting,
            listeners: RefCell::default(),
            hand: RefCell::default(),
        };
        Self {
            book: RwSignal::new(book),
            present: RwSignal::new(route),
            now: RwSignal::new(clock::now()),
            notice: RwSignal::new(None),
            just_marked: RwSignal::new(None),
            edge: StoredValue::new_local(Rc::new(edge)),
        }
    }

    /// Reads what is kept; whoever reads it in a changing part of the page reads it again when it
    /// changes.
    pub fn book<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        read(&self.book.read())
    }

    /// Reads what is kept, once.
    pub fn book_now<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        read(&self.book.read_untracked())
    }

    /// The clock, to the half minute; changes.
    #[must_use]
    pub fn now(self) -> Moment {
        self.now.get()
    }

    /// Looks at the clock again.
    pub fn look_at_clock(self) {
        self.now.set(clock::now());
    }

    /// Does what was asked for, or says why not. What takes it back, if there is something.
    ///
    /// # Errors
    /// [`Failure`]; everything is as it was then. The caller tells the person.
    pub fn dispatch(self, command: Command) -> Result<Option<Command>, Failure> {
        self.dispatch_and(
            command,
            Box::new(move |settled| {
                if let Settled::Failed(error) = settled {
                    self.say(Notice::new(errors::storage(&error)));
                }
            }),
        )
    }

    /// The same, and tells how keeping it ended.
    ///
    /// # Errors
    /// [`Failure`]; everything is as it was then, and `on_settled` is never called.
    pub fn dispatch_and(
        self,
        command: Command,
        on_settled: Box<dyn FnOnce(Settled)>,
    ) -> Result<Option<Command>, Failure> {
        let with = Circumstance {
            now: clock::now(),
            chance: random::bits(),
        };
        let change = self
            .book_now(|book| book.decide(command, &with))
            .map_err(Failure::Refused)?;
        let edge = self.edge.get_value();
        let staged = edge
            .store
            .stage(&change, with.now.at)
            .map_err(Failure::NotStored)?;
        if !change.records.is_empty() {
            self.book.update(|book| book.evolve(&change));
        }
        later(Box::pin(async move {
            on_settled(match edge.store.settle(staged).await {
                Ok(()) if edge.lasting => Settled::Saved,
                Ok(()) => Settled::InThisTab,
                Err(error) => Settled::Failed(error),
            });
        }));
        Ok(change.undo)
    }

    /// Does what was asked for and says so beside the screen, with Undo; or says why not. Whether
    /// it happened.
    pub fn perform(self, command: Command, said: &str, undone: &'static str) -> bool {
        match self.dispatch(command) {
            Ok(undo) => {
                self.say(Notice::with_undo(said, undo, undone));
                true
            }
            Err(failure) => {
                self.say(Notice::new(failure.text()));
                false
            }
        }
    }

    /// Does what was asked for without a word; if it did not happen, says why.
    pub fn quietly(self, command: Command) {
        if let Err(failure) = self.dispatch(command) {
            self.say(Notice::new(failure.text()));
        }
    }

    /// Says something beside the screen, in place of what was said before.
    pub fn say(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Says nothing any more.
    pub fn hush(self) {
        if self.notice.with_untracked(Option::is_some) {
            self.notice.set(None);
        }
    }

    /// What is said beside the screen; changes.
    #[must_use]
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// The promise that was marked a moment ago, so that a note can be added where it was.
    #[must_use]
    pub fn just_marked(self) -> RwSignal<Option<PromiseId>> {
        self.just_marked
    }

    /// Reads or changes what the screens pass on to one another.
    pub fn hand<T>(self, use_: impl FnOnce(&mut Hand) -> T) -> T {
        let edge = self.edge.get_value();
        let mut hand = edge.hand.borrow_mut();
        use_(&mut hand)
    }

    /// A name for a new entry.
    #[must_use]
    pub fn new_entry_id(self) -> EntryId {
        EntryId::new(milliseconds(), random::bits())
    }

    /// A name for a new promise.
    #[must_use]
    pub fn new_promise_id(self) -> PromiseId {
        PromiseId::new(milliseconds(), random::bits())
    }

    /// Takes over what another tab wrote, and tells what was found wrong on the way.
    pub fn read_again(self) {
        let edge = self.edge.get_value();
        if !edge.lasting {
            return;
        }
        let Ok(loaded) = edge.store.load() else {
            return;
        };
        if let Some(problem) = loaded.problems.first() {
            self.say(Notice::new(errors::problem(problem)));
        }
        self.book.set(Book::from_records(loaded.records));
    }

    /// Keeps listeners for as long as the app lives.
    pub fn keep(self, listeners: impl IntoIterator<Item = Listener>) {
        self.edge
            .with_value(|edge| edge.listeners.borrow_mut().extend(listeners));
    }

    /// Shows the colours that were chosen; changes.
    pub fn apply_appearance(self) {
        page::set_theme(
            match self
                .book
                .with_untracked(|book| book.preferences().appearance)
            {
                Appearance::System => None,
                Appearance::Light => Some("light"),
                Appearance::Dark => Some("dark"),
            },
        );
    }
}

/// Does something that has to wait. Boxed: each kind of future would bring its own machinery.
pub fn later(wait: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(wait);
}

fn milliseconds() -> u64 {
    u64::try_from(clock::now().at.0).unwrap_or_default()
}
