//! The screens that are not the guide, the journal or the promises.

mod about;
mod appearance;
mod help;
mod install;
mod more;
mod safety;
mod share;
mod today;

pub use about::about;
pub use appearance::appearance;
pub use help::help;
pub use install::install;
pub use more::more;
pub use safety::safety;
pub use share::share;
pub use today::today;
