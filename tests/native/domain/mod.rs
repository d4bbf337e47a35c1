//! Wishes, and what comes of them.

mod clock;
mod due;
mod entries;
mod ledger;
mod promises;
mod so_far;
