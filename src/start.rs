//! From the loaded page to the living app: open the stores, choose the first screen, mount, listen.

use std::time::Duration;

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use troth::app::{App, HELP_NOW, Loader, StorageMode, offer_update};
use troth::domain::Book;
use troth::platform::page::{self, Part};
use troth::platform::{BrowserMirror, BrowserStore, history, lifecycle, random, tabs, update};
use troth::route::Route;
use troth::storage::{Loaded, Repository};
use troth::{guide, ui};
use wasm_bindgen_futures::spawn_local;

/// How long the durable mirror may take before the app begins without it, in milliseconds.
const MIRROR_TIMEOUT: u32 = 1000;
/// How long the app has been there when it tidies up.
const TIDY_AFTER: Duration = Duration::from_secs(3);
/// How often the clock is looked at, and saving tried again.
const TICK: Duration = Duration::from_secs(30);

/// Asks the durable mirror whether the local store holds all that it holds; then loads that, and begins. The mirror is
/// asked first, since its answer would have to wait once thousands of records are being read.
pub(super) fn start() {
    if page::is_covered() {
        // Nothing private is read, let alone shown, until the cover is tapped; that reloads.
        page::set_alive();
        return;
    }
    spawn_local(async {
        let answer = Box::pin(BrowserMirror::is_in_step());
        let in_step = match select(answer, TimeoutFuture::new(MIRROR_TIMEOUT)).await {
            Either::Left((in_step, _)) => Some(in_step),
            Either::Right(_) => None,
        };
        open_and_begin(in_step).await;
    });
}

/// Begins at once if the mirror is in step or does not answer, and otherwise when the stores agree, or when that takes
/// too long.
async fn open_and_begin(in_step: Option<bool>) {
    if page::is_covered() {
        page::set_alive();
        return;
    }
    // The state lives as long as the page: this owner is never dropped.
    let owner = Owner::new();
    std::mem::forget(owner.clone());
    let app = owner.with(|| open(in_step == Some(true)));
    if in_step == Some(false) {
        let reconciled = Box::pin(app.sync.reconcile());
        let first = select(reconciled, TimeoutFuture::new(MIRROR_TIMEOUT)).await;
        owner.with(|| begin(app));
        // What takes too long goes on beside the app.
        if let Either::Right((_, reconciled)) = first {
            reconciled.await;
        }
    } else {
        owner.with(|| begin(app));
        app.sync.finish_loading().await;
    }
}

/// The state over what the local store holds; over what the first screen shows, if that was noted and nothing has
/// happened since.
fn open(is_in_step: bool) -> App {
    let store = BrowserStore::open();
    let (mode, mirror) = if store.is_lasting() {
        (StorageMode::Mirrored, BrowserMirror::Indexed)
    } else {
        (StorageMode::MemoryOnly, BrowserMirror::Off)
    };
    let tab = format!("{:010x}", random::bits() & 0xFF_FFFF_FFFF);
    let repository = Repository::new(store, mirror, tab.clone());
    let route = Route::parse(&history::fragment());
    let first = (is_in_step && route.is_ok_and(Loader::is_first_screen))
        .then(|| repository.load_first())
        .flatten();
    let is_partial = first.is_some();
    let loaded = match first {
        Some(records) => Ok(Loaded {
            records,
            ..Loaded::default()
        }),
        None => repository.load(),
    };
    let (loaded, fault) = match loaded {
        Ok(loaded) => (loaded, None),
        Err(fault) => (Loaded::default(), Some(fault)),
    };
    let book = Book::from_records(loaded.records);
    let app = App::new(repository, tab, mode, book, Route::Today);
    app.loader.set_partial(is_partial);
    app.show_load_problems(fault.as_ref(), &loaded.problems);
    app
}

/// Decides where to begin, mounts everything, and says that the app is alive.
fn begin(app: App) {
    if page::is_covered() {
        page::set_alive();
        return;
    }
    let fragment = history::fragment();
    let parsed = Route::parse(&fragment);
    let route = app
        .library
        .with_untracked(|book| first_route(book, &fragment, parsed.unwrap_or(Route::Today)));
    let navigation = app.navigation;
    navigation.set_route(route);
    app.forms.reopen_entry();
    if fragment == HELP_NOW {
        navigation.show_help();
    } else if parsed.is_err() {
        navigation.show_unknown_address();
    } else if fragment != route.fragment().unwrap_or_default() && route != Route::Door {
        navigation.replace(route);
    } else {
        navigation.bookmark(route);
    }
    app.links.apply_early(&page::take_early_taps());
    listen(app);
    ui::mount();
    page::set_alive();
    set_timeout(move || app.upkeep.tidy(), TIDY_AFTER);
}

/// Without a fragment: the door on the first visit; later Today, or, as long as nothing was written, the card where
/// reading stopped.
fn first_route(book: &Book, fragment: &str, parsed: Route) -> Route {
    if !matches!(fragment, "" | "#") {
        return parsed;
    }
    let preferences = book.preferences();
    let bookmark = preferences.bookmark.as_ref().and_then(guide::find);
    match (book.has_writing(), preferences.way, bookmark) {
        (false, _, Some(card)) => Route::Card(card.chapter, card.number),
        (false, None, None) => Route::Door,
        _ => Route::Today,
    }
}

/// Listens as long as the page lives.
fn listen(app: App) {
    StoredValue::new_local((
        lifecycle::on_navigation(move || app.navigation.follow_address()),
        lifecycle::on_follow(move |link| {
            if link.fragment == "#main" {
                page::focus(Part::Main);
            } else {
                app.links.follow(&link);
            }
        }),
        lifecycle::on_show(move || {
            app.clock.refresh();
            app.sync.retry();
        }),
        lifecycle::on_hide(move || app.upkeep.note_first()),
        lifecycle::on_other_tab(move |key| app.sync.on_storage_event(key)),
        tabs::on_message(move |message| app.tabs.on_message(message)),
        update::on_ready(move || offer_update(app.notices)),
    ));
    tabs::enter();
    offer_update(app.notices);
    set_interval(
        move || {
            app.clock.refresh();
            app.sync.retry();
            offer_update(app.notices);
            app.upkeep.tidy();
        },
        TICK,
    );
}
