//! What is said beside the screen: one notice, and banners that stay.

use leptos::prelude::*;

use crate::domain::Command;

/// One thing said, perhaps with a button.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// What "Undo" does, and what is said then.
    pub undo: Option<(Command, &'static str)>,
    /// It is about something that was done: how far that is saved is said beside it.
    pub is_done: bool,
    pub action: NoticeAction,
}

/// What can be done about something that is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeAction {
    #[default]
    None,
    /// Reload the page.
    Reload,
    /// Reload the page with the new version.
    Update,
    /// Save a backup.
    Backup,
}

/// A line that stays on every screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    pub text: String,
    pub action: NoticeAction,
}

/// The notice and the banners.
#[derive(Clone, Copy)]
pub struct Notices {
    current: RwSignal<Option<Notice>>,
    banners: RwSignal<Vec<Banner>>,
    /// What needs no saying twice.
    said_once: StoredValue<Vec<&'static str>>,
}

pub fn use_notices() -> Notices {
    expect_context()
}

impl Notice {
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self::with_undo(text, None, "")
    }

    /// Something was done, and can be undone.
    pub fn with_undo(text: impl Into<String>, undo: Option<Command>, undone: &'static str) -> Self {
        Self {
            undo: undo.map(|command| (command, undone)),
            is_done: true,
            ..Self::new(text)
        }
    }

    /// Offers to save a backup.
    pub fn with_backup(text: impl Into<String>) -> Self {
        Self {
            action: NoticeAction::Backup,
            ..Self::new(text)
        }
    }
}

impl Notices {
    pub(super) fn new() -> Self {
        Self {
            current: RwSignal::new(None),
            banners: RwSignal::new(Vec::new()),
            said_once: StoredValue::new(Vec::new()),
        }
    }

    /// Shows this notice in place of the current one.
    pub fn show(self, notice: Notice) {
        self.current.set(Some(notice));
    }

    /// The same, for what needs no saying twice.
    pub fn show_once(self, text: &'static str) {
        if self.is_first_time(text) {
            self.show(Notice::new(text));
        }
    }

    /// Whether this was not asked before.
    pub(super) fn is_first_time(self, text: &'static str) -> bool {
        let is_first = self.said_once.with_value(|said| !said.contains(&text));
        if is_first {
            self.said_once.update_value(|said| said.push(text));
        }
        is_first
    }

    /// Removes the current notice.
    pub fn dismiss(self) {
        if self.is_showing() {
            self.current.set(None);
        }
    }

    /// Whether there is a notice; not tracked.
    pub(super) fn is_showing(self) -> bool {
        self.current.with_untracked(Option::is_some)
    }

    /// The current notice; tracked.
    pub fn current(self) -> Option<Notice> {
        self.current.get()
    }

    /// Adds a line to every screen, unless it is there.
    pub fn add_banner(self, text: &str, action: NoticeAction) {
        let is_known = self
            .banners
            .with_untracked(|banners| banners.iter().any(|banner| banner.text == text));
        if !is_known {
            let text = text.to_owned();
            self.banners
                .update(|banners| banners.push(Banner { text, action }));
        }
    }

    pub fn remove_banner(self, text: &str) {
        self.banners.maybe_update(|banners| {
            let count = banners.len();
            banners.retain(|banner| banner.text != text);
            banners.len() < count
        });
    }

    /// The lines that stay on every screen; tracked.
    pub fn banners(self) -> Vec<Banner> {
        self.banners.get()
    }
}
