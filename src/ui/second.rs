//! The second part of the app.
//!
//! The build takes what only the entries below need out of the app and puts it into a file of its
//! own, which arrives after the app is alive (`xtask/src/split`). What must be there at once, and
//! whatever happens, is not in it: the guide, writing, promises, help.
//!
//! **Invariant**: nothing calls an entry but what looks first whether the second part is here.

use leptos::prelude::*;

use super::el::{button, el, link, live, none, p};
use super::{backup, pages, promises};
use crate::app::AppState;
use crate::copy::{more, shell as copy};
use crate::domain::PromiseId;
use crate::platform::second::{self as edge, Second};
use crate::route::Route;

/// A piece of a screen that can come after the screen. Nothing stands below it that would move under a
/// finger.
#[derive(Clone, Copy)]
pub enum Piece {
    /// What happened to a promise, under its card.
    History(PromiseId),
    /// The reminder of a backup, on Today.
    Reminder,
}

/// A screen, once it is here. Help is not far meanwhile: More leads there, which is not here either.
pub fn screen_when_here(app: AppState, route: Route) -> AnyView {
    let instead = |view: AnyView| {
        let help = link("", "#/more", more::HELP).attr("data-action", "help");
        el("div")
            .class("second-part")
            .child(view)
            .el(el("p").el(help))
            .view()
    };
    live(move || match app.second() {
        Second::Here => untrack(|| screen(app, route)),
        Second::Coming => instead(coming()),
        Second::Absent => instead(absent()),
    })
}

/// A piece, once it is here. Nobody misses the others meanwhile, but whoever opens a history waits.
pub fn piece_when_here(app: AppState, which: Piece) -> AnyView {
    live(move || match (app.second(), which) {
        (Second::Here, _) => untrack(|| piece(app, which)),
        (Second::Absent, Piece::History(_)) => absent(),
        _ => none(),
    })
}

fn coming() -> AnyView {
    el("div")
        .attr("role", "status")
        .child(p("second-part__words", copy::part_coming()))
        .el(el("div").class("skeleton"))
        .view()
}

/// It did not arrive; it can be asked for again.
fn absent() -> AnyView {
    el("div")
        .attr("role", "status")
        .child(p("", copy::part_absent()))
        .el(el("p").el(button("primary", copy::try_again(), edge::ask_again)))
        .view()
}

/// An entry of the second part. The build finds it by its name.
#[inline(never)]
fn screen(app: AppState, route: Route) -> AnyView {
    match route {
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
        _ => none(),
    }
}

/// Another one.
#[inline(never)]
fn piece(app: AppState, which: Piece) -> AnyView {
    match which {
        Piece::History(id) => promises::history(app, id),
        Piece::Reminder => backup::reminder(app),
    }
}
