//! Keeps the static page in step with where one is: the section shown, the tab, the colours, the
//! order of the chapters.

use leptos::prelude::*;

use crate::app::AppState;
use crate::guide;
use crate::platform::page::{self, Part, View};
use crate::route::{Route, Tab};

/// Attaches for as long as the page lives.
pub fn attach(app: AppState) {
    Effect::new(move |before: Option<Route>| {
        let route = app.route().get();
        page::show(view_of(route));
        page::set_current_tab(route.tab().map(Tab::slug));
        // Turning cards is not arriving somewhere else.
        let same_place = matches!((before, route), (Some(Route::Card(..)), Route::Card(..)));
        if before.is_some_and(|before| before != route) && !same_place {
            app.just_marked().set(None);
            page::to_top();
            page::focus(Part::Main);
        }
        route
    });
    let way = app.select(|book| book.preferences().way);
    Effect::new(move |_| page::order_chapters(&guide::order(way.get()).map(guide::Chapter::slug)));
    let appearance = app.select(|book| book.preferences().appearance);
    Effect::new(move |_| {
        appearance.track();
        app.apply_appearance();
    });
}

const fn view_of(route: Route) -> View {
    match route {
        Route::Door => View::Door,
        Route::Guide => View::Chapters,
        Route::Card(..) => View::Cards,
        _ => View::Screen,
    }
}
