//! Moving between screens.

use std::time::Duration;

use leptos::prelude::*;

use super::clock::Clock;
use super::dispatcher::Dispatcher;
use super::library::Library;
use super::loader::Loader;
use super::notices::{Notice, Notices};
use crate::copy::errors;
use crate::domain::Command;
use crate::guide::{self, Card};
use crate::platform::{history, lifecycle};
use crate::route::Route;

/// The numbers to call in the static page, as an address.
pub const HELP_NOW: &str = "#help-now";

/// The screen that one is on.
#[derive(Clone, Copy)]
pub struct Navigation {
    clock: Clock,
    library: Library,
    notices: Notices,
    loader: Loader,
    dispatcher: Dispatcher,
    route: RwSignal<Route>,
    /// The screen that led to one without an address.
    origin: StoredValue<Option<Route>>,
}

pub fn use_navigation() -> Navigation {
    expect_context()
}

impl Navigation {
    pub(super) fn new(
        clock: Clock,
        library: Library,
        notices: Notices,
        loader: Loader,
        dispatcher: Dispatcher,
        route: Route,
    ) -> Self {
        Self {
            clock,
            library,
            notices,
            loader,
            dispatcher,
            route: RwSignal::new(route),
            origin: StoredValue::new(None),
        }
    }

    /// Where one is; tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Where one is; not tracked.
    pub fn route_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// Goes to a screen, with a step back. A screen without an address leaves the address and the browser's history as
    /// they are.
    pub fn go(self, route: Route) {
        let here = self.route_untracked();
        if here == route {
            return;
        }
        match route.fragment() {
            Some(fragment) if fragment == history::fragment() => {}
            Some(fragment) => history::push(&fragment),
            None if here.fragment().is_some() || here == Route::Door => {
                self.set_origin(Some(here));
            }
            None => {}
        }
        self.arrive(route);
    }

    /// From a screen without an address back to the one that led to it.
    pub fn go_back(self) {
        let origin = self.origin.get_value();
        self.set_origin(None);
        self.arrive(origin.unwrap_or(Route::Today));
    }

    /// Goes to a screen in place of the current one.
    pub fn replace(self, route: Route) {
        if let Some(fragment) = route.fragment() {
            history::replace(&fragment);
        }
        self.set_route(route);
        // In a task of its own, so that the deck moves smoothly.
        set_timeout(move || self.bookmark(route), Duration::ZERO);
    }

    /// Follows the address after the browser changed it: a typed address, a step back, a link.
    pub fn follow_address(self) {
        let fragment = history::fragment();
        match Route::parse(&fragment) {
            Ok(route) if self.route_untracked() != route => self.arrive(route),
            Ok(_) => {}
            Err(_) if fragment == HELP_NOW => self.show_help(),
            Err(_) => self.show_unknown_address(),
        }
    }

    /// The static numbers to call were asked for: Help, without the address.
    pub fn show_help(self) {
        if history::fragment() == HELP_NOW {
            history::replace(&Route::Today.fragment().unwrap_or_default());
        }
        self.arrive_from(Route::Today, Route::Help);
    }

    /// The address names no screen.
    pub fn show_unknown_address(self) {
        self.replace(Route::Today);
        self.notices.show(Notice::new(errors::UNKNOWN_ADDRESS));
    }

    /// Arrives at a screen without an address, as if from that one.
    pub(super) fn arrive_from(self, origin: Route, route: Route) {
        self.set_origin(Some(origin));
        self.arrive(route);
    }

    pub(super) fn set_origin(self, origin: Option<Route>) {
        self.origin.set_value(origin);
    }

    fn arrive(self, route: Route) {
        self.notices.dismiss();
        self.clock.refresh();
        self.set_route(route);
        self.bookmark(route);
    }

    /// Shows the screen, once what it needs is loaded.
    pub fn set_route(self, route: Route) {
        if !Loader::is_first_screen(route) {
            self.loader.load_all();
            if self.loader.is_partial() {
                // A start at this screen loads everything, or says why not.
                return lifecycle::reload();
            }
        }
        self.route.set(route);
    }

    /// Remembers the card where reading stopped.
    pub fn bookmark(self, route: Route) {
        let Route::Card(chapter, number) = route else {
            return;
        };
        let Some(id) = guide::card(chapter, number).map(Card::id) else {
            return;
        };
        let is_new = || {
            self.library
                .with_untracked(|book| book.preferences().bookmark.as_ref() != Some(&id))
        };
        if chapter.leaves_trace() && is_new() {
            // Not worth a word: reading goes on, and the next card tries again.
            let _ = self.dispatcher.dispatch(Command::Bookmark(id));
        }
    }
}
