//! Wishes, and what comes of them.

mod bin;
mod clock;
mod draft;
mod due;
mod entries;
mod first;
mod ledger;
mod promises;
mod restore;
mod so_far;
