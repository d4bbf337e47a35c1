//! Backup, restore, the bin, snapshots, moving, erasing.

#[allow(clippy::module_inception)]
mod backup;
mod bin;
mod erase;
mod moving;
mod preview;
mod reminder;
mod restore;
mod room;
mod sheet;
mod snapshots;

pub use backup::backup;
pub use bin::bin;
pub use erase::erase;
pub use moving::moving;
pub use reminder::reminder;
pub use restore::restore;
pub use snapshots::snapshots;

/// Characters of a text by which one knows it again.
const BEGINNING: usize = 120;
/// Stands where a text is cut.
const CUT: &str = "…";

/// The first words of a text.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(BEGINNING) {
        Some((at, _)) => [&text[..at], CUT].concat(),
        None => text.to_owned(),
    }
}
