//! What holds for every history, not only for the ones that somebody thought of.

mod backup;
mod bytes;
mod devices;
mod histories;
mod logs;
mod lost;
mod restore;
mod steps;
mod tabs;
mod wire;

use proptest::test_runner::{Config, FileFailurePersistence};

/// So many random cases; failures are printed, and nothing is written beside the sources.
fn cases(number: u32) -> Config {
    Config {
        cases: number,
        failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _),
        ..Config::default()
    }
}
