//! [`AppState`]: one handle to everything that a screen may need.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Notice;
use super::settle::{Queue, SaveState};
use super::snapshots::Leaving;
use crate::domain::{Appearance, Book, CardId, EntryId, Moment, PromiseId, Promiser, Prompt};
use crate::platform::durable_mirror::BrowserMirror;
use crate::platform::{BrowserStore, Listener, clock, page, random};
use crate::route::Route;
use crate::storage::Repository;

/// Where everything is kept.
pub type Store = Repository<BrowserStore, BrowserMirror>;

/// How well this browser keeps things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageMode {
    /// In the local store and in the durable mirror.
    Mirrored,
    /// In the local store alone: the browser has no durable mirror.
    LocalOnly,
    /// In memory: the browser blocks storage.
    MemoryOnly,
}

/// The entry that is open, or about to be begun. Not part of the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEntry {
    /// Its name; a new one has a name before it has a word.
    pub id: EntryId,
    /// The question it answers.
    pub prompt: Option<Prompt>,
}

/// How a form for a new promise begins, if nothing waits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseStart {
    /// Its name, so that two taps make one promise.
    pub id: PromiseId,
    /// Whose it is.
    pub promiser: Promiser,
    /// What is promised, in the words of a card; may be empty.
    pub what: String,
    /// What stands in "Due date".
    pub date: String,
    /// What stands in "Due time".
    pub time: String,
}

/// A line that stays on every screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// What it says.
    pub text: String,
    /// What can be done about it.
    pub action: NoticeAction,
}

/// What can be done about something that is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeAction {
    /// Nothing here.
    #[default]
    None,
    /// Load the page anew.
    Reload,
    /// Load the page anew, with the new version.
    Update,
    /// Save a backup.
    Backup,
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
    /// Lines that stay on every screen; [`AppState::post`] adds one.
    pub banners: Vec<Banner>,
}

/// What the state is over, and what happens beside the screens.
pub(super) struct Edge {
    pub(super) store: Store,
    /// The name of this tab, as records have it.
    pub(super) tab: String,
    pub(super) keeping: Cell<StorageMode>,
    pub(super) queue: Queue,
    /// What is on its way out of the copies.
    pub(super) leaving: Leaving,
    /// Only what the first screen shows was read so far.
    pub(super) is_part: Cell<bool>,
    /// The screens are mounted.
    pub(super) is_begun: Cell<bool>,
    /// When what can wait was done last, in milliseconds.
    pub(super) tidied: Cell<i64>,
    /// Nothing is written any more: everything was erased, or is being erased, in another tab.
    pub(super) is_stopped: Cell<bool>,
    /// The words typed last are in this tab and nowhere else.
    pub(super) is_unkept: Cell<bool>,
    /// What was told once already.
    pub(super) told: RefCell<Vec<&'static str>>,
    /// When it was last looked how much room is left, in milliseconds.
    pub(super) looked_at_room: Cell<i64>,
    listeners: RefCell<Vec<Listener>>,
    hand: RefCell<Hand>,
}

/// One handle to everything: cheap to copy, the same for every screen.
#[derive(Clone, Copy)]
pub struct AppState {
    pub(super) book: RwSignal<Book>,
    pub(super) present: RwSignal<Route>,
    pub(super) saving: RwSignal<SaveState>,
    now: RwSignal<Moment>,
    notice: RwSignal<Option<Notice>>,
    just_marked: RwSignal<Option<PromiseId>>,
    /// How many lines stay on every screen.
    banners: RwSignal<usize>,
    pub(super) is_aside: RwSignal<bool>,
    /// How often the rest of what is kept was read, after a part.
    pub(super) rest: RwSignal<usize>,
    is_drawn: RwSignal<bool>,
    edge: StoredValue<Rc<Edge>, LocalStorage>,
}

impl AppState {
    /// The state over a store and what it held. `tab` is the name that the store writes under.
    #[must_use]
    pub fn new(store: Store, tab: String, keeping: StorageMode, book: Book, route: Route) -> Self {
        let edge = Edge {
            store,
            tab,
            keeping: Cell::new(keeping),
            queue: Queue::default(),
            leaving: Leaving::default(),
            is_part: Cell::new(false),
            is_begun: Cell::new(false),
            tidied: Cell::new(0),
            is_stopped: Cell::new(false),
            is_unkept: Cell::new(false),
            told: RefCell::default(),
            looked_at_room: Cell::new(clock::now_without_zone().at.0),
            listeners: RefCell::default(),
            hand: RefCell::default(),
        };
        Self {
            book: RwSignal::new(book),
            present: RwSignal::new(route),
            saving: RwSignal::new(SaveState::Idle),
            now: RwSignal::new(clock::now_without_zone()),
            notice: RwSignal::new(None),
            just_marked: RwSignal::new(None),
            banners: RwSignal::new(0),
            is_aside: RwSignal::new(false),
            rest: RwSignal::new(0),
            is_drawn: RwSignal::new(false),
            edge: StoredValue::new_local(Rc::new(edge)),
        }
    }

    /// Whether the first screen was there long enough to be drawn.
    #[must_use]
    pub const fn is_drawn(self) -> RwSignal<bool> {
        self.is_drawn
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

    /// The clock, to the half minute, without the zone; changes.
    #[must_use]
    pub fn now(self) -> Moment {
        self.now.get()
    }

    /// Looks at the clock again.
    pub fn look_at_clock(self) {
        self.now.set(clock::now_without_zone());
    }

    /// How far the last change is kept; changes.
    #[must_use]
    pub fn saving(self) -> SaveState {
        self.saving.get()
    }

    /// Says something beside the screen, in place of what was said before.
    pub fn say(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Says nothing any more.
    pub fn hush(self) {
        if self.is_saying() {
            self.notice.set(None);
        }
    }

    /// Whether something is said beside the screen now.
    pub(super) fn is_saying(self) -> bool {
        self.notice.with_untracked(Option::is_some)
    }

    /// What is said beside the screen; changes.
    #[must_use]
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// Says something on every screen from now on; once, however often it is posted.
    pub fn post(self, text: &str, action: NoticeAction) {
        let count = self.hand(|hand| {
            if hand.banners.iter().all(|known| known.text != text) {
                let text = text.to_owned();
                hand.banners.push(Banner { text, action });
            }
            hand.banners.len()
        });
        self.banners.set(count);
    }

    /// What was posted is not so any more.
    pub fn unpost(self, text: &str) {
        let count = self.hand(|hand| {
            hand.banners.retain(|known| known.text != text);
            hand.banners.len()
        });
        if count < self.banners.get_untracked() {
            self.banners.set(count);
        }
    }

    /// The lines that stay on every screen; changes.
    #[must_use]
    pub fn banners(self) -> Vec<Banner> {
        self.banners.track();
        self.hand(|hand| hand.banners.clone())
    }

    /// The promise that was marked a moment ago, so that a note can be added where it was.
    #[must_use]
    pub fn just_marked(self) -> RwSignal<Option<PromiseId>> {
        self.just_marked
    }

    /// How well this browser keeps things.
    #[must_use]
    pub fn keeping(self) -> StorageMode {
        self.edge().keeping.get()
    }

    /// Whether this tab stands aside while another one erases everything; changes.
    #[must_use]
    pub fn is_aside(self) -> bool {
        self.is_aside.get()
    }

    /// Reads or changes what the screens pass on to one another.
    pub fn hand<T>(self, use_: impl FnOnce(&mut Hand) -> T) -> T {
        let edge = self.edge();
        let mut hand = edge.hand.borrow_mut();
        use_(&mut hand)
    }

    /// A name for a new entry.
    #[must_use]
    pub fn new_entry_id(self) -> EntryId {
        EntryId::new(milliseconds(), random::bits())
    }

    /// The name of this tab's own version of an entry that another tab changed too.
    #[must_use]
    pub fn second_version(self, id: EntryId) -> EntryId {
        id.second(&self.edge().tab)
    }

    /// A name for a new promise.
    #[must_use]
    pub fn new_promise_id(self) -> PromiseId {
        PromiseId::new(milliseconds(), random::bits())
    }

    /// Keeps listeners for as long as the app lives.
    pub fn keep(self, listeners: impl IntoIterator<Item = Listener>) {
        self.edge().listeners.borrow_mut().extend(listeners);
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

    #[inline(never)]
    pub(super) fn edge(self) -> Rc<Edge> {
        self.edge.get_value()
    }
}

/// Does something that has to wait. Boxed: each kind of future would bring its own machinery.
pub fn later(wait: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(wait);
}

fn milliseconds() -> u64 {
    u64::try_from(clock::now_without_zone().at.0).unwrap_or_default()
}
