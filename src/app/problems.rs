//! What was found wrong in the stores, in words.

use super::notices::{Notice, NoticeAction, Notices};
use super::store::StorageMode;
use crate::copy::errors;
use crate::storage::{Problem, StoreFault};

/// Says what was found wrong while records were loaded.
pub(super) fn show_problems(notices: Notices, problems: &[Problem]) {
    for problem in problems {
        let text = errors::problem(problem);
        match problem {
            Problem::Newer => notices.add_banner(&text, NoticeAction::Reload),
            Problem::Unfinished => notices.add_banner(&text, NoticeAction::Backup),
            Problem::PutAside { .. } | Problem::LeftInPlace { .. } | Problem::SecondVersion => {
                notices.show(Notice::new(text));
            }
        }
    }
}

/// Says that the local store cannot be read.
pub(super) fn show_fault(notices: Notices, fault: &StoreFault) {
    match fault {
        StoreFault::Failed(name) => {
            notices.add_banner(&errors::unreadable_store(name), NoticeAction::None);
        }
        _ => notices.add_banner(errors::MEMORY_ONLY, NoticeAction::None),
    }
}

/// Says that the browser blocks storage, if it does.
pub(super) fn show_mode(notices: Notices, mode: StorageMode) {
    if mode == StorageMode::MemoryOnly {
        notices.add_banner(errors::MEMORY_ONLY, NoticeAction::None);
    }
}
