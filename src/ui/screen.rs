//! The screen that one is on, of those that the static page does not show itself.

use leptos::prelude::*;

use super::el::{el, live, none};
use super::{journal, pages, promises};
use crate::app::AppState;
use crate::route::Route;

/// The present screen, under the lines that stay on every screen.
pub fn screen(app: AppState) -> AnyView {
    let banners = app.hand(|hand| hand.banners.clone());
    let banners = banners.into_iter().map(|line| {
        el("p")
            .class("banner")
            .attr("data-kind", "warn")
            .text(line)
            .view()
    });
    el("div")
        .class("screen__inner")
        .el(el("div").attr("role", "status").children(banners))
        .child(live(move || {
            let route = app.route();
            untrack(|| of(app, route))
        }))
        .view()
}

fn of(app: AppState, route: Route) -> AnyView {
    match route {
        Route::Door | Route::Guide | Route::Card(..) => none(),
        Route::Today => pages::today(app),
        Route::Promises(shelf) => promises::shelves(app, shelf),
        Route::NewPromise => promises::promise_form(app),
        Route::Journal => journal::list(app),
        Route::Entry => journal::open_entry(app),
        Route::More => pages::more(),
        Route::Share => pages::share(app),
        Route::Appearance => pages::appearance(app),
        Route::About => pages::about(),
        Route::Help => pages::help(app),
        Route::Safety => pages::safety(app),
    }
}
