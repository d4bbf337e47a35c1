//! What is said to the person beside the screen they are on.

use crate::domain::Command;

/// One thing said, with a way to take back what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// What the "Undo" button does, and what is said then; none if there is nothing to take back.
    pub undo: Option<(Command, &'static str)>,
}

impl Notice {
    /// Says something.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            undo: None,
        }
    }

    /// Says something, and offers to take it back.
    #[must_use]
    pub fn with_undo(text: impl Into<String>, undo: Option<Command>, undone: &'static str) -> Self {
        Self {
            text: text.into(),
            undo: undo.map(|command| (command, undone)),
        }
    }
}
