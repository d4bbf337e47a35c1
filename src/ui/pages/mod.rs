//! The screens that are not the guide, the journal, the promises or backups.

mod about;
mod appearance;
mod help;
mod install;
mod more;
mod safety;
mod share;
mod today;

pub use about::About;
pub use appearance::Appearance;
pub use help::Help;
pub use install::Install;
pub use more::More;
pub use safety::Safety;
pub use share::Share;
pub use today::Today;
