//! The screens that are not the guide, the journal or the promises.

mod install;
mod more;
mod safety;
mod share;
mod today;
