//! What is said to the person beside the screen they are on.

use super::state::NoticeAction;
use crate::domain::Command;

/// One thing said, with a way to take back what was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// What the "Undo" button does, and what is said then; none if there is nothing to take back.
    pub undo: Option<(Command, &'static str)>,
    /// Whether it is about something that was done: then it is said beside it how far that is kept.
    pub is_done: bool,
    /// What can be done about it.
    pub action: NoticeAction,
}

impl Notice {
    /// Says something.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Says what was done.
    #[must_use]
    pub fn done(text: impl Into<String>) -> Self {
        Self::with_undo(text, None, "")
    }

    /// Says what was done, and offers to take it back.
    #[must_use]
    pub fn with_undo(text: impl Into<String>, undo: Option<Command>, undone: &'static str) -> Self {
        Self {
            text: text.into(),
            undo: undo.map(|command| (command, undone)),
            is_done: true,
            action: NoticeAction::None,
        }
    }

    /// Says something, and offers to save a backup.
    #[must_use]
    pub fn with_backup(text: impl Into<String>) -> Self {
        Self {
            action: NoticeAction::Backup,
            ..Self::new(text)
        }
    }
}
