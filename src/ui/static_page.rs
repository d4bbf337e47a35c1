//! Keeps the static page in step with where one is: the section shown, the tab, the colours, the
//! order of the chapters.

use std::cell::Cell;

use leptos::prelude::*;

use super::el::watch;
use crate::app::AppState;
use crate::guide::{self, Chapter};
use crate::platform::page::{self, Part, View};
use crate::route::{Route, Tab};

/// Attaches for as long as the page lives.
pub fn attach(app: AppState) {
    let before = Cell::new(None);
    watch(move || {
        let route = app.route();
        page::show(if app.is_aside() {
            View::Screen
        } else {
            view_of(route)
        });
        page::set_current_tab(route.tab().map(Tab::slug));
        // Turning cards is not arriving somewhere else.
        let turned = matches!(
            (before.get(), route),
            (Some(Route::Card(..)), Route::Card(..))
        );
        if before
            .replace(Some(route))
            .is_some_and(|before| before != route)
            && !turned
        {
            app.just_marked().set(None);
            page::scroll_to_top();
            page::focus(Part::Main);
        }
    });
    let ordered = Cell::new(None);
    watch(move || {
        let order = guide::order(app.book(|book| book.preferences().way));
        if ordered.replace(Some(order)) != Some(order) {
            page::order_chapters(&order.map(Chapter::slug));
        }
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
