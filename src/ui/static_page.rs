//! Keeps the static page in step with the state: the section shown, the tab, the colours, the order of the chapters.

use leptos::prelude::*;

use crate::app::{use_just_marked, use_library, use_navigation, use_tabs};
use crate::domain::Appearance;
use crate::guide::{self, Chapter};
use crate::platform::page::{self, Part, View};
use crate::route::{Route, Tab};

/// Attaches for as long as the page lives.
pub fn attach() {
    let (navigation, tabs, just_marked) = (use_navigation(), use_tabs(), use_just_marked());
    Effect::new(move |previous: Option<Route>| {
        let route = navigation.route();
        page::show(if tabs.is_paused() {
            View::Screen
        } else {
            view_of(route)
        });
        page::set_current_tab(route.tab().map(Tab::slug));
        if previous.is_some_and(|previous| is_arrival(previous, route)) {
            just_marked.clear();
            page::scroll_to_top();
            page::focus(Part::Main);
        }
        route
    });
    let library = use_library();
    let way = Memo::new(move |_| library.with(|book| book.preferences().way));
    Effect::new(move |_| page::order_chapters(&guide::order(way.get()).map(Chapter::slug)));
    let appearance = Memo::new(move |_| library.with(|book| book.preferences().appearance));
    Effect::new(move |_| {
        page::set_theme(match appearance.get() {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
}

/// Whether this is another screen: turning cards is not arriving somewhere else.
fn is_arrival(previous: Route, route: Route) -> bool {
    let is_turn = matches!((previous, route), (Route::Card(..), Route::Card(..)));
    previous != route && !is_turn
}

const fn view_of(route: Route) -> View {
    match route {
        Route::Door => View::Door,
        Route::Guide => View::Chapters,
        Route::Card(..) => View::Cards,
        _ => View::Screen,
    }
}
