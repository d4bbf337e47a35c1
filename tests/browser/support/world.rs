//! A page, a store and a state for one test.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::ops::Deref;

use gloo_events::EventListener;
use js_sys::Reflect;
use leptos::mount::mount_to;
use leptos::prelude::*;
use troth::app::{App, StorageMode};
use troth::domain::{Book, Circumstance, Command, Moment};
use troth::platform::tabs::Message;
use troth::platform::{BrowserMirror, BrowserStore, clock, history, lifecycle, random};
use troth::route::Route;
use troth::storage::{LocalStore, MemoryStore, Repository};
use troth::ui::parts::NoticeArea;
use troth::ui::screen::Screen;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Storage};

use super::wait::rendered;
use super::{Seen, mirror, steps};

/// The name under which the tab of a test writes.
pub(crate) const TAB: &str = "test";

thread_local! {
    /// What follows links. Here, so that a test that fails does not go on following them.
    static LINKS: RefCell<Option<EventListener>> = const { RefCell::new(None) };
    /// What hears of faults that no test would see: in a listener, in a reaction.
    static FAULTS: RefCell<Option<EventListener>> = const { RefCell::new(None) };
    static FAULT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What a test begins with.
#[derive(Default)]
pub(crate) struct Setup {
    seeds: Vec<(Moment, Command)>,
    route: Option<Route>,
    is_blocked: bool,
    is_local: bool,
    is_mirrored: bool,
    is_again: bool,
}

/// The world of one test; it is gone when dropped.
pub(crate) struct World {
    /// The state.
    pub(crate) app: App,
    root: Seen,
    mounted: Vec<Box<dyn Any>>,
    owner: Owner,
    is_mirrored: bool,
    is_over: Cell<bool>,
}

impl Setup {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Where one is; Today if nothing is said.
    pub(crate) fn at(mut self, route: Route) -> Self {
        self.route = Some(route);
        self
    }

    /// What was done just now.
    pub(crate) fn did(self, command: Command) -> Self {
        self.did_at(clock::now(), command)
    }

    /// What was done some time ago.
    pub(crate) fn did_at(mut self, when: Moment, command: Command) -> Self {
        self.seeds.push((when, command));
        self
    }

    /// Whoever knows the notice before the first entry.
    pub(crate) fn writer(self) -> Self {
        self.did(Command::ReadFirstEntryNotice)
    }

    /// The browser blocks storage.
    pub(crate) fn blocked(mut self) -> Self {
        self.is_blocked = true;
        self
    }

    /// Keeps everything in the browser's own store; else it is in memory, under the same rules.
    pub(crate) fn local(mut self) -> Self {
        self.is_local = true;
        self
    }

    /// The same, and in the durable mirror.
    pub(crate) fn mirrored(mut self) -> Self {
        self.is_mirrored = true;
        self.local()
    }

    /// Cleans the page and begins.
    pub(crate) async fn begin(self) -> World {
        if !self.is_again {
            clean();
            if self.is_mirrored {
                mirror::delete().await;
            }
        }
        steps::wait_for_some().await;
        if !history::fragment().is_empty() {
            history::replace("#");
        }
        let root = page().create_element("main").unwrap();
        root.set_attribute("data-test", "").unwrap();
        page().body().unwrap().append_child(&root).unwrap();
        let root: HtmlElement = root.unchecked_into();
        // Whatever is mounted first starts what carries out the reactions.
        drop(mount_to(root.clone(), || ()));

        let store = if self.is_local {
            BrowserStore::Local
        } else {
            BrowserStore::Memory(MemoryStore::default())
        };
        let mirror = if self.is_mirrored {
            BrowserMirror::Indexed
        } else {
            BrowserMirror::Off
        };
        let tab = if self.is_again { "again" } else { TAB };
        let repository = Repository::new(store, mirror, tab.to_owned());
        let mut book = Book::from_records(repository.load().unwrap().records);
        for (now, command) in self.seeds {
            let at = now.at;
            let chance = random::bits();
            let change = book.decide(command, &Circumstance { now, chance }).unwrap();
            let staged = repository.stage(&change, at).unwrap();
            repository.settle(vec![staged]).await.unwrap();
            book.evolve(&change);
        }
        let owner = Owner::new();
        let route = self.route.unwrap_or(Route::Today);
        let keeping = if self.is_blocked {
            StorageMode::MemoryOnly
        } else {
            StorageMode::Mirrored
        };
        let app = owner.with(|| App::new(repository, tab.to_owned(), keeping, book, route));
        if self.is_again {
            app.sync.reconcile().await;
        }
        let window = web_sys::window().unwrap();
        FAULTS.set(Some(EventListener::new(&window, "error", |event| {
            let message = Reflect::get(event, &"message".into()).unwrap();
            FAULT.set(Some(message.as_string().unwrap_or_default()));
        })));
        LINKS.set(lifecycle::on_follow(move |link| app.links.follow(&link)));
        World {
            app,
            root: Seen(root),
            mounted: Vec::new(),
            owner,
            is_mirrored: self.is_mirrored,
            is_over: Cell::new(false),
        }
    }

    /// Begins, with the present screen and the notices.
    pub(crate) async fn screen(self) -> World {
        let world = self.begin().await.with_screen();
        rendered().await;
        world
    }
}

impl World {
    /// Shows a view.
    pub(crate) fn with<V: IntoView>(mut self, view: impl FnOnce() -> V + 'static) -> Self {
        let place: HtmlElement = page().create_element("div").unwrap().unchecked_into();
        self.root.0.append_child(&place).unwrap();
        let handle = self
            .owner
            .with(|| mount_to(place, move || view().into_any()));
        self.mounted.push(Box::new(handle));
        self
    }

    /// Listens until the world ends.
    pub(crate) fn with_listeners(mut self, listeners: impl Any) -> Self {
        self.mounted.push(Box::new(listeners));
        self
    }

    /// Shows the present screen and the notices.
    pub(crate) fn with_screen(self) -> Self {
        self.with(|| view! { <Screen /> })
            .with(|| view! { <NoticeArea /> })
    }

    /// The page is loaded anew over the same stores: everything ends in good order, the way a
    /// reload or a step back ends it.
    pub(crate) async fn reload(self) -> Self {
        let again = self.again();
        self.is_over.set(true);
        drop(self);
        again.screen().await
    }

    /// The browser is killed, and opened again: nothing is written at the end any more.
    pub(crate) async fn crash(self) -> Self {
        let texts = BrowserStore::Local;
        let before: Vec<_> = (texts.keys().unwrap().into_iter())
            .map(|key| (texts.read(&key).unwrap().unwrap(), key))
            .collect();
        let again = self.again();
        let mut world = self;
        // Nothing is written from now on.
        world.app.tabs.on_message(Message::StandAside);
        world.mounted.clear();
        world.owner.cleanup();
        local_storage().clear().unwrap();
        for (text, key) in before {
            texts.write(&key, &text).unwrap();
        }
        world.is_over.set(true);
        drop(world);
        again.screen().await
    }

    /// The same screen over the same stores.
    fn again(&self) -> Setup {
        Setup {
            route: Some(self.route()),
            is_local: true,
            is_mirrored: self.is_mirrored,
            is_again: true,
            ..Setup::default()
        }
    }

    /// Where one is.
    pub(crate) fn route(&self) -> Route {
        self.app.navigation.route_untracked()
    }
}

impl Deref for World {
    type Target = Seen;

    fn deref(&self) -> &Seen {
        &self.root
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.mounted.clear();
        self.owner.cleanup();
        let fault = FAULT.take();
        if self.is_over.get() {
            clean_page();
        } else {
            clean();
        }
        assert_eq!(fault, None, "it went wrong beside the test");
    }
}

pub(crate) fn page() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub(crate) fn local_storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Takes away what a test left behind, also one that failed.
fn clean() {
    clean_page();
    local_storage().clear().unwrap();
    let session = web_sys::window().unwrap().session_storage().unwrap();
    session.unwrap().clear().unwrap();
}

fn clean_page() {
    LINKS.set(None);
    FAULTS.set(None);
    FAULT.set(None);
    let left = page().query_selector_all("[data-test]").unwrap();
    for index in 0..left.length() {
        let element: HtmlElement = left.item(index).unwrap().unchecked_into();
        element.remove();
    }
    let root = page().document_element().unwrap();
    for name in [
        "data-view",
        "data-theme",
        "data-alive",
        "data-booting",
        "data-way",
        "data-from",
    ] {
        root.remove_attribute(name).unwrap();
    }
}
