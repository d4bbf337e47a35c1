//! The screens that are not the guide, the journal or the promises.

pub mod about;
pub mod appearance;
pub mod help;
pub mod more;
pub mod safety;
pub mod share;
pub mod today;

pub use about::About;
pub use appearance::AppearancePage;
pub use help::Help;
pub use more::More;
pub use safety::Safety;
pub use share::Share;
pub use today::Today;
