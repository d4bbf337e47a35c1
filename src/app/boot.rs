//! From the loaded page to the living app.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::navigate::{HELP_NOW, prompt_of};
use super::part::is_first;
use super::state::{AppState, NoticeAction, OpenEntry, StorageMode, later};
use super::{Notice, upkeep};
use crate::copy::{errors, more};
use crate::domain::{Book, CardId, EntryId};
use crate::guide;
use crate::platform::page::{self, Part};
use crate::platform::{
    BrowserMirror, BrowserStore, clock, history, lifecycle, random, session, update,
};
use crate::route::Route;
use crate::storage::key::{OPEN_ENTRY, OPEN_PROMPT};
use crate::storage::{Loaded, Problem, Repository, StorageError, StoreFault};
use crate::ui;

/// How long the durable mirror may take before the app begins without it.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long the app has been there when its first screen is drawn: three frames of most screens.
const DRAWN: Duration = Duration::from_millis(50);
/// How long the app has been there when the stores are compared after all.
const SOON: Duration = Duration::from_millis(500);
/// How long the app has been there when it tidies up.
const IDLE: Duration = Duration::from_secs(3);
/// How often it does that, in milliseconds.
const HOUR: u64 = 60 * 60 * 1000;
/// How often the clock is looked at, and what is not on the device tried again.
const TICK: Duration = Duration::from_secs(30);

/// Asks the durable mirror whether the local store holds all that it holds; then reads that, and begins. The answer
/// comes while nothing else is to be done: once thousands of records are being read it would have to wait for them.
pub fn start() {
    if page::is_covered() {
        // Nothing private is read, let alone shown, until the cover is tapped; that reloads.
        page::set_alive();
        return;
    }
    let is_asked = Rc::new(Cell::new(true));
    let go = move |mirror: Option<bool>| {
        if is_asked.replace(false) {
            open_and_begin(mirror);
        }
    };
    let late = go.clone();
    set_timeout(move || late(None), PATIENCE);
    later(Box::pin(async move {
        go(Some(BrowserMirror::is_in_step().await));
    }));
}

/// Begins at once if the mirror is in step or does not answer, and otherwise once the stores agree; or when that
/// takes too long.
fn open_and_begin(mirror: Option<bool>) {
    if page::is_covered() {
        page::set_alive();
        return;
    }
    // The roots below live as long as the page: this owner is never dropped.
    let owner = Owner::new();
    owner.set();
    let app = open(mirror == Some(true));
    std::mem::forget(owner);
    if mirror == Some(false) {
        later(Box::pin(async move {
            app.reconcile().await;
            begin(app);
        }));
        set_timeout(move || begin(app), PATIENCE);
    } else {
        let is_part = app.edge().is_part.get();
        begin(app);
        if is_part {
            set_timeout(move || app.read_rest(), Duration::ZERO);
        } else {
            app.compare_soon();
        }
    }
}

/// The state over what the local store holds; over what the first screen shows, if that was noted and nothing has
/// happened since.
fn open(is_in_step: bool) -> AppState {
    let store = BrowserStore::open();
    let (keeping, mirror) = if store.is_lasting() {
        (StorageMode::Mirrored, BrowserMirror::Indexed)
    } else {
        (StorageMode::MemoryOnly, BrowserMirror::Off)
    };
    let tab = format!("{:010x}", random::bits() & 0xFF_FFFF_FFFF);
    let repository = Repository::new(store, mirror, tab.clone());
    let asked = Route::parse(&history::fragment());
    let first = (is_in_step && asked.is_ok_and(is_first))
        .then(|| repository.load_first())
        .flatten();
    let is_part = first.is_some();
    let read = match first {
        Some(records) => Ok(Loaded {
            records,
            ..Loaded::default()
        }),
        None => repository.load(),
    };
    let (loaded, fault) = match read {
        Ok(loaded) => (loaded, None),
        Err(fault) => (Loaded::default(), Some(fault)),
    };
    let book = Book::from_records(loaded.records);
    let app = AppState::new(repository, tab, keeping, book, Route::Today);
    app.edge().is_part.set(is_part);
    tell_fault(app, fault);
    app.tell(&loaded.problems);
    app
}

/// Decides where to begin, mounts every part, and says that the app is alive. Once.
fn begin(app: AppState) {
    if app.edge().is_begun.replace(true) {
        return;
    }
    if page::is_covered() {
        page::set_alive();
        return;
    }
    let fragment = history::fragment();
    let asked = Route::parse(&fragment);
    let route = app.book_now(|book| first_route(book, &fragment, asked.unwrap_or(Route::Today)));
    app.stand_at(route);
    reopen_entry(app);
    if fragment == HELP_NOW {
        app.help_now();
    } else if asked.is_err() {
        app.lost();
    } else if fragment != route.fragment().unwrap_or_default() && route != Route::Door {
        app.turn(route);
    } else {
        app.bookmark(route);
    }
    app.take_over(&page::take_early_taps());
    listen(app);
    ui::mount(app);
    page::set_alive();
    set_timeout(move || app.is_drawn().set(true), DRAWN);
    set_timeout(move || app.tidy(), IDLE);
}

/// Without a fragment: the door on the first visit; later Today, or, as long as nothing was
/// written, the card where reading stopped.
fn first_route(book: &Book, fragment: &str, asked: Route) -> Route {
    if !matches!(fragment, "" | "#") {
        return asked;
    }
    let preferences = book.preferences();
    let bookmark = preferences.bookmark.as_ref().and_then(guide::find);
    match (book.has_writing(), preferences.way, bookmark) {
        (false, _, Some(card)) => Route::Card(card.chapter, card.number),
        (false, None, None) => Route::Door,
        _ => Route::Today,
    }
}

pub(super) fn tell_fault(app: AppState, fault: Option<StoreFault>) {
    let is_blocked = app.keeping() == StorageMode::MemoryOnly;
    match fault {
        Some(StoreFault::Failed(name)) => {
            app.post(&errors::unreadable_store(&name), NoticeAction::None)
        }
        Some(_) => app.post(errors::MEMORY_ONLY, NoticeAction::None),
        None if is_blocked => app.post(errors::MEMORY_ONLY, NoticeAction::None),
        None => {}
    }
}

impl AppState {
    /// Lets both stores agree, and takes over what comes of it.
    pub async fn reconcile(self) {
        self.read_all();
        let edge = self.edge();
        match edge.store.reconcile().await {
            Ok(found) => {
                if edge.store.is_erasing() {
                    // What is not finished now is finished at the next start.
                    let _ = self.finish_erasing().await;
                }
                if found.afresh {
                    self.book.set(Book::from_records(found.records));
                } else {
                    self.take_in_records(found.records);
                }
                self.tell(&found.problems);
                if edge.keeping.get() == StorageMode::LocalOnly {
                    edge.keeping.set(StorageMode::Mirrored);
                    self.unpost(errors::NO_SECOND_COPY);
                }
            }
            Err(StorageError::Erased) => self.stop(),
            Err(_) => {
                edge.keeping.set(StorageMode::LocalOnly);
                self.post(errors::NO_SECOND_COPY, NoticeAction::Backup);
            }
        }
    }

    /// Tells what was found in the stores.
    pub(super) fn tell(self, problems: &[Problem]) {
        for problem in problems {
            let words = errors::problem(problem);
            match problem {
                Problem::Newer => self.post(&words, NoticeAction::Reload),
                Problem::Unfinished => self.post(&words, NoticeAction::Backup),
                Problem::PutAside { .. } | Problem::LeftInPlace { .. } | Problem::SecondVersion => {
                    self.say(Notice::new(words))
                }
            }
        }
    }

    /// Does what can wait, and again each hour: a page can stay open for weeks.
    pub fn tidy(self) {
        self.read_all();
        let edge = self.edge();
        let now = clock::now_without_zone().at.0;
        let is_tidy = now.abs_diff(edge.tidied.get()) < HOUR;
        if edge.store.is_read_only() || edge.is_stopped.get() || is_tidy {
            return;
        }
        edge.tidied.set(now);
        upkeep::tidy(self);
    }

    /// Notes what the next start shows first.
    fn hidden(self) {
        upkeep::note_first(self);
    }

    /// Compares both stores; that can wait until the screen is there.
    pub(super) fn compare_soon(self) {
        set_timeout(move || later(Box::pin(self.reconcile())), SOON);
    }

    /// Says that a new version is ready: once, and in place of nothing else.
    fn offer_update(self) {
        if update::is_ready() && !self.is_saying() && self.is_first_time(more::UPDATE_READY) {
            self.say(Notice {
                action: NoticeAction::Update,
                ..Notice::new(more::UPDATE_READY)
            });
        }
    }

    fn tick(self) {
        self.look_at_clock();
        self.retry();
        self.offer_update();
        self.tidy();
        if self.keeping() == StorageMode::LocalOnly {
            later(Box::pin(self.reconcile()));
        }
    }

    fn shown(self) {
        self.look_at_clock();
        self.retry();
    }
}

/// After a reload the entry that was open is open again.
fn reopen_entry(app: AppState) {
    let card = session::read(OPEN_PROMPT).and_then(|card| CardId::parse(&card));
    let prompt = card.and_then(|card| guide::find(&card)).and_then(prompt_of);
    let id = session::read(OPEN_ENTRY).and_then(|id| EntryId::parse(&id).ok());
    if let Some(id) = id {
        app.hand(|hand| hand.open_entry = Some(OpenEntry { id, prompt }));
    }
}

fn listen(app: AppState) {
    app.keep(lifecycle::on_navigation(move || app.follow_address()));
    app.keep(lifecycle::on_follow(move |link| {
        if link.fragment == "#main" {
            page::focus(Part::Main);
        } else {
            app.follow(&link);
        }
    }));
    app.keep(lifecycle::on_show(move || app.shown()));
    app.keep(lifecycle::on_hide(move || app.hidden()));
    app.keep(update::on_ready(move || app.offer_update()));
    app.offer_update();
    app.join_tabs();
    set_interval(move || app.tick(), TICK);
}
