//! From the loaded page to the living app.

use leptos::prelude::*;

use super::Notice;
use super::navigate::{HELP_NOW, prompt_of};
use super::state::{AppState, OpenEntry};
use crate::copy::errors;
use crate::domain::{Book, CardId, EntryId};
use crate::guide;
use crate::platform::page::{self, Part};
use crate::platform::{BrowserStore, history, lifecycle, random, session};
use crate::route::Route;
use crate::storage::key::{OPEN_ENTRY, OPEN_PROMPT};
use crate::storage::{Loaded, NoMirror, Problem, Repository, StoreFault};
use crate::ui;

/// Opens the store, decides where to begin, mounts every part, and says that the app is alive.
pub fn start() {
    if page::is_covered() {
        // Nothing private is read, let alone shown, until the cover is tapped; that reloads.
        page::set_alive();
        return;
    }
    // Leptos does this when it mounts; changes are settled before that. Already done is fine.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let store = BrowserStore::open();
    let lasting = store.is_lasting();
    let tab = format!("{:010x}", random::bits() & 0xFF_FFFF_FFFF);
    let repository = Repository::new(store, NoMirror, tab);
    let (loaded, fault) = match repository.load() {
        Ok(loaded) => (loaded, None),
        Err(fault) => (Loaded::default(), Some(fault)),
    };
    let book = Book::from_records(loaded.records);
    let fragment = history::fragment();
    let asked = Route::parse(&fragment);
    let route = first_route(&book, &fragment, asked.unwrap_or(Route::Today));

    // The roots below live as long as the page: this owner is never dropped.
    let owner = Owner::new();
    owner.set();
    let app = AppState::new(repository, lasting, book, route);
    std::mem::forget(owner);

    tell(app, lasting, &loaded.problems, fault);
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
    app.take_over(&page::take_early());
    listen(app);
    ui::mount(app);
    page::set_alive();
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

fn tell(app: AppState, lasting: bool, problems: &[Problem], fault: Option<StoreFault>) {
    if !lasting {
        post(app, errors::MEMORY_ONLY.to_owned());
    }
    match fault {
        Some(StoreFault::Failed(name)) => post(app, errors::unreadable_store(&name)),
        Some(_) => post(app, errors::MEMORY_ONLY.to_owned()),
        None => {}
    }
    for problem in problems {
        match problem {
            Problem::Newer | Problem::Unfinished => post(app, errors::problem(problem)),
            Problem::PutAside { .. } | Problem::LeftInPlace { .. } => {
                app.say(Notice::new(errors::problem(problem)));
            }
        }
    }
}

fn post(app: AppState, line: String) {
    app.hand(|hand| hand.banners.push(line));
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
    app.keep(lifecycle::on_show(move || app.look_at_clock()));
    app.keep(lifecycle::on_other_tab(move || app.read_again()));
    set_interval(
        move || app.look_at_clock(),
        std::time::Duration::from_secs(30),
    );
}
