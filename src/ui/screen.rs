//! The screen that one is on, of those that the static page does not show itself.

use leptos::prelude::*;

use super::el::{all, el, live, none, p};
use super::parts::old::{remedy, tab_page};
use super::{backup, journal, pages, promises};
use crate::app::AppState;
use crate::app::state::Banner;
use crate::copy::errors;
use crate::route::Route;

/// The present screen, under the lines that stay on every screen.
pub fn screen(app: AppState) -> AnyView {
    let banners = live(move || {
        let banners = app.banners().into_iter();
        all(banners.map(|one| banner(app, one)).collect())
    });
    el("div")
        .class("screen__inner")
        .el(el("div").attr("role", "status").child(banners))
        .child(live(move || {
            if app.is_aside() {
                return aside();
            }
            let route = app.route();
            untrack(|| of(app, route))
        }))
        .view()
}

fn banner(app: AppState, banner: Banner) -> AnyView {
    el("div")
        .class("banner")
        .attr("data-kind", "warn")
        .child(p("", banner.text))
        .child(remedy(app, banner.action))
        .view()
}

/// In place of every screen while another tab erases everything.
fn aside() -> AnyView {
    tab_page(errors::ASIDE_TITLE)
        .child(p("page__lead", errors::ASIDE_TEXT))
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
        Route::Help => pages::help(app),
        Route::More => pages::more(),
        Route::Safety => pages::safety(app),
        Route::Share => pages::share(app),
        Route::Install => pages::install(),
        Route::Appearance => pages::appearance(app),
        Route::About => pages::about(),
        Route::Backup => backup::backup(app),
        Route::Restore => backup::restore(app),
        Route::Bin => backup::bin(app),
        Route::Snapshots => backup::snapshots(app),
        Route::Move => backup::moving(app),
        Route::Erase => backup::erase(app),
    }
}
