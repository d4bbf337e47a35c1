//! The developer commands of Troth. A library, so that the end-to-end tests use the same server.
//!
//! In reading order: what a person types ([`cli`]), the commands ([`run`], [`dist`], [`test`],
//! [`bench`], [`deny`]), what they need ([`setup`], [`tools`], [`browsers`], [`hosts`]), and what all stand on
//! ([`process`], [`project`], [`say`], [`error`]). [`finish`] and [`shell`] make a folder for a
//! host of what trunk built. [`serve`] is the static server.

pub mod bench;
pub mod browsers;
pub mod cli;
pub mod deny;
pub mod dist;
pub mod error;
pub mod finish;
pub mod hosts;
pub mod icons;
pub mod process;
pub mod project;
pub mod run;
pub mod say;
pub mod serve;
pub mod setup;
pub mod shell;
pub mod test;
pub mod tools;
