//! All parts of the state, made once and put into the context.

use leptos::prelude::*;

use super::backups::Backups;
use super::clock::Clock;
use super::dispatcher::Dispatcher;
use super::drafts::Drafts;
use super::eraser::Eraser;
use super::forms::Forms;
use super::just_marked::JustMarked;
use super::library::Library;
use super::links::Links;
use super::loader::Loader;
use super::navigation::Navigation;
use super::notices::Notices;
use super::problems::{show_fault, show_mode, show_problems};
use super::save_queue::SaveQueue;
use super::save_status::SaveStatus;
use super::snapshots::Snapshots;
use super::storage_room::StorageRoom;
use super::store::{BrowserRepository, StorageMode, Store};
use super::sync::Sync;
use super::tabs::Tabs;
use super::upkeep::Upkeep;
use crate::domain::Book;
use crate::route::Route;
use crate::storage::{Problem, StoreFault};

/// All parts of the state. Screens take theirs from the context, by `use_library()` and the like; this is for the start
/// of the app and for tests.
#[derive(Clone, Copy)]
pub struct App {
    pub clock: Clock,
    pub library: Library,
    pub notices: Notices,
    pub save_status: SaveStatus,
    pub dispatcher: Dispatcher,
    pub drafts: Drafts,
    pub navigation: Navigation,
    pub forms: Forms,
    pub links: Links,
    pub tabs: Tabs,
    pub sync: Sync,
    pub backups: Backups,
    pub snapshots: Snapshots,
    pub storage_room: StorageRoom,
    pub eraser: Eraser,
    pub just_marked: JustMarked,
    pub loader: Loader,
    pub upkeep: Upkeep,
}

impl App {
    /// Makes the state under the current owner, and puts every part that screens use into its context. `tab` is the name
    /// of this tab in records.
    pub fn new(
        repository: BrowserRepository,
        tab: String,
        mode: StorageMode,
        book: Book,
        route: Route,
    ) -> Self {
        let clock = Clock::new();
        let library = Library::new(book);
        let notices = Notices::new();
        let save_status = SaveStatus::new();
        let just_marked = JustMarked::new();
        let store = Store::new(repository, tab, mode);
        let storage_room = StorageRoom::new(library, notices, store);
        let loader = Loader::new(library, notices, store);
        let queue = SaveQueue::new(library, notices, save_status, storage_room, store);
        let snapshots = Snapshots::new(library, notices, store);
        let dispatcher = Dispatcher {
            library,
            notices,
            store,
            loader,
            queue,
            snapshots,
        };
        let drafts = Drafts::new(library, notices, store, dispatcher);
        let navigation = Navigation::new(clock, library, notices, loader, dispatcher, route);
        let forms = Forms::new(library, store, navigation);
        let eraser = Eraser {
            library,
            store,
            forms,
        };
        let sync = Sync {
            library,
            notices,
            store,
            loader,
            queue,
            navigation,
            eraser,
        };
        let app = Self {
            clock,
            library,
            notices,
            save_status,
            dispatcher,
            drafts,
            navigation,
            forms,
            links: Links {
                navigation,
                forms,
                dispatcher,
            },
            tabs: Tabs { store, sync },
            sync,
            backups: Backups {
                clock,
                library,
                store,
                loader,
                dispatcher,
            },
            snapshots,
            storage_room,
            eraser,
            just_marked,
            loader,
            upkeep: Upkeep::new(library, store, loader, storage_room, snapshots, dispatcher),
        };
        app.provide();
        show_mode(notices, mode);
        app
    }

    fn provide(self) {
        provide_context(self.clock);
        provide_context(self.library);
        provide_context(self.notices);
        provide_context(self.save_status);
        provide_context(self.dispatcher);
        provide_context(self.drafts);
        provide_context(self.navigation);
        provide_context(self.forms);
        provide_context(self.tabs);
        provide_context(self.backups);
        provide_context(self.snapshots);
        provide_context(self.storage_room);
        provide_context(self.eraser);
        provide_context(self.just_marked);
        provide_context(self.loader);
    }

    /// Says what was found wrong when the library was loaded.
    pub fn show_load_problems(self, fault: Option<&StoreFault>, problems: &[Problem]) {
        if let Some(fault) = fault {
            show_fault(self.notices, fault);
        }
        show_problems(self.notices, problems);
    }
}
