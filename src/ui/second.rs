//! The screens of the second part of the app.
//!
//! The build takes what only these screens use out of the app and puts it into a file of its own,
//! which arrives after the app is alive (`xtask/src/split`). **Invariant**: nothing calls
//! [`screen`] but `ui::screen`, once the second part is here. What must be there at once, and
//! whatever happens, is not in it: writing, promises, help, safety.

use leptos::prelude::*;

use super::el::none;
use super::{backup, pages};
use crate::app::AppState;
use crate::route::Route;

/// A screen of the second part. The build finds this function by its name.
#[inline(never)]
pub fn screen(app: AppState, route: Route) -> AnyView {
    match route {
        Route::Share => pages::share(app),
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
