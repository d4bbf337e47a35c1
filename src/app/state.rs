//! [`AppState`]: one handle to everything, in every component's context.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Notice};
use crate::domain::{
    Appearance, Book, CardId, Circumstance, Command, EntryId, Moment, PromiseId, Promiser, Prompt,
};
use crate::platform::{BrowserStore, Listener, clock, page, random};
use crate::route::Route;
use crate::storage::{NoMirror, Repository, StorageError};

type Store = Repository<BrowserStore, NoMirror>;

/// How far a change has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is on its way to the device.
    Underway,
    /// It is on the device.
    Saved,
    /// It is in this tab only: the browser blocks storage.
    InThisTab,
    /// It is not on the device.
    Failed(StorageError),
}

/// A change that happened.
#[derive(Clone, Debug)]
pub struct Done {
    /// The command that takes it back, if there is one.
    pub undo: Option<Command>,
    /// How far it has got.
    pub saving: ArcRwSignal<Saving>,
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
pub struct OpenText {
    /// The text.
    pub text: String,
    /// The question it answers.
    pub prompt: Option<Prompt>,
}

/// A promise about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseStart {
    /// Its name, so that two taps make one promise.
    pub id: PromiseId,
    /// Whose it is.
    pub promiser: Promiser,
    /// Words to begin with; may be empty.
    pub what: String,
    /// Whether it begins as due tomorrow.
    pub tomorrow: bool,
}

struct Edge {
    store: Store,
    lasting: bool,
    listeners: RefCell<Vec<Listener>>,
}

/// One handle to everything: cheap to copy, the same for every component.
#[derive(Clone, Copy)]
pub struct AppState {
    book: RwSignal<Book>,
    pub(super) route_: RwSignal<Route>,
    pub(super) origin: RwSignal<Route>,
    now: RwSignal<Moment>,
    notice: RwSignal<Option<Notice>>,
    banners: RwSignal<Vec<String>>,
    open_entry: RwSignal<Option<OpenEntry>>,
    promise_start: RwSignal<Option<PromiseStart>>,
    shared_card: RwSignal<Option<CardId>>,
    swiped_to: RwSignal<Option<CardId>>,
    just_marked: RwSignal<Option<PromiseId>>,
    unsaved: RwSignal<BTreeMap<EntryId, OpenText>>,
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
        };
        Self {
            book: RwSignal::new(book),
            route_: RwSignal::new(route),
            origin: RwSignal::new(Route::Today),
            now: RwSignal::new(clock::now()),
            notice: RwSignal::new(None),
            banners: RwSignal::new(Vec::new()),
            open_entry: RwSignal::new(None),
            promise_start: RwSignal::new(None),
            shared_card: RwSignal::new(None),
            swiped_to: RwSignal::new(None),
            just_marked: RwSignal::new(None),
            unsaved: RwSignal::new(BTreeMap::new()),
            edge: StoredValue::new_local(Rc::new(edge)),
        }
    }

    /// What is kept, and tells when it changes.
    #[must_use]
    pub fn book(self) -> Signal<Book> {
        self.book.into()
    }

    /// Derives something from what is kept; recomputed when that changes, and passed on only if
    /// it came out different.
    pub fn select<T>(self, select: impl Fn(&Book) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.book.with(|book| select(book)))
    }

    /// The clock, to the half minute.
    #[must_use]
    pub fn now(self) -> Signal<Moment> {
        self.now.into()
    }

    /// Looks at the clock again.
    pub fn look_at_clock(self) {
        self.now.set(clock::now());
    }

    /// Does what was asked for, or says why not. Handles nothing: the caller tells the person.
    ///
    /// # Errors
    /// [`Failure`]; everything is as it was then.
    pub fn dispatch(self, command: Command) -> Result<Done, Failure> {
        let with = Circumstance {
            now: clock::now(),
            chance: random::bits(),
        };
        let change = self
            .book
            .with_untracked(|book| book.decide(command, &with))
            .map_err(Failure::Refused)?;
        let edge = self.edge.get_value();
        let staged = edge
            .store
            .stage(&change, with.now.at)
            .map_err(Failure::NotStored)?;
        if !change.records.is_empty() {
            self.book.update(|book| book.evolve(&change));
        }
        self.now.set(with.now);
        let saving = ArcRwSignal::new(Saving::Underway);
        let done = Done {
            undo: change.undo,
            saving: saving.clone(),
        };
        spawn_local(async move {
            let settled = edge.store.settle(staged).await;
            saving.set(match settled {
                Ok(()) if edge.lasting => Saving::Saved,
                Ok(()) => Saving::InThisTab,
                Err(error) => Saving::Failed(error),
            });
        });
        Ok(done)
    }

    /// Does what was asked for and says so beside the screen, with Undo; or says why not. Whether
    /// it happened.
    pub fn perform(self, command: Command, said: &str, undone: &'static str) -> bool {
        match self.dispatch(command) {
            Ok(done) => {
                self.say(Notice::with_undo(said, done.undo, undone));
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

    /// What is said beside the screen.
    #[must_use]
    pub fn notice(self) -> Signal<Option<Notice>> {
        self.notice.into()
    }

    /// Lines that stay on every screen.
    #[must_use]
    pub fn banners(self) -> Signal<Vec<String>> {
        self.banners.into()
    }

    /// Adds a line that stays on every screen.
    pub fn post(self, line: String) {
        self.banners.update(|lines| {
            if !lines.contains(&line) {
                lines.push(line);
            }
        });
    }

    /// The open entry.
    #[must_use]
    pub fn open_entry(self) -> RwSignal<Option<OpenEntry>> {
        self.open_entry
    }

    /// The promise about to be made.
    #[must_use]
    pub fn promise_start(self) -> RwSignal<Option<PromiseStart>> {
        self.promise_start
    }

    /// The card about to be shared; none for the app itself.
    #[must_use]
    pub fn shared_card(self) -> RwSignal<Option<CardId>> {
        self.shared_card
    }

    /// The card that the deck stands at; none while it is not shown.
    #[must_use]
    pub fn swiped_to(self) -> RwSignal<Option<CardId>> {
        self.swiped_to
    }

    /// The promise that was marked a moment ago, so that a note can be added where it was.
    #[must_use]
    pub fn just_marked(self) -> RwSignal<Option<PromiseId>> {
        self.just_marked
    }

    /// Texts of entries that could not be kept when their screen was left: never let go of.
    #[must_use]
    pub fn unsaved(self) -> RwSignal<BTreeMap<EntryId, OpenText>> {
        self.unsaved
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

    /// Takes over what another tab wrote.
    pub fn read_again(self) {
        let edge = self.edge.get_value();
        if !edge.lasting {
            return;
        }
        if let Ok(loaded) = edge.store.load() {
            let book = Book::from_records(loaded.records);
            if self.book.with_untracked(|known| *known != book) {
                self.book.set(book);
            }
        }
    }

    /// Keeps listeners for as long as the app lives.
    pub fn keep(self, listeners: impl IntoIterator<Item = Listener>) {
        self.edge
            .with_value(|edge| edge.listeners.borrow_mut().extend(listeners));
    }

    /// Shows the colours that were chosen.
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

/// The state, from any component.
#[must_use]
pub fn app() -> AppState {
    // Provided at every root by `boot`; a component outside of them is a mistake in the program.
    expect_context::<AppState>()
}

fn milliseconds() -> u64 {
    u64::try_from(clock::now().at.0).unwrap_or_default()
}
