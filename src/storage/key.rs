//! The keys of the store: every one that Troth uses is written in this file.

use std::fmt;

use crate::domain::{CardId, DraftId, EntryId, Preference, PromiseId, Record, Thing};

/// What all own keys begin with. Other keys of the origin are left alone.
pub const PREFIX: &str = "troth/";
/// What the keys of this generation of records begin with.
pub const RECORDS: &str = "troth/1/";
/// What the keys of changes that are not settled yet begin with.
pub const PENDING: &str = "troth/1/pending/";
/// What the keys of unreadable bytes begin with.
pub const QUARANTINE: &str = "troth/quarantine/";
/// How often everything was erased here, in decimal digits; absent for never. Whoever began with
/// another number writes nothing any more.
pub const GENERATION: &str = "troth/generation";
/// What is under way and must be finished at the next start: `erasing`. Anything else was begun by a newer Troth.
pub const UNDER_WAY: &str = "troth/under-way";
/// The name of the last commit that both stores hold; `durable_mirror.js` alone reads and writes it.
pub const LAST: &str = "troth/last";
/// The records that a start shows first, the key and the revision of each on a line: a hint, absent where a start
/// reads everything.
pub const FIRST: &str = "troth/first";
/// Set by "Leave quickly", here and in the tab's own store; taken away when asked to come back.
pub const LEFT: &str = "troth/left";
/// In the tab's own store: which entry is open, so that a reload finds it again.
pub const OPEN_ENTRY: &str = "troth/open-entry";
/// In the tab's own store: the card whose question the open entry answers.
pub const OPEN_PROMPT: &str = "troth/open-prompt";

/// The name of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A journal entry.
    Entry(EntryId),
    /// A promise.
    Promise(PromiseId),
    /// A favourite card.
    Favourite(CardId),
    /// A choice.
    Preference(PreferenceName),
    /// Who records events here.
    Identity,
    /// The last own event that was deleted for good.
    Chain,
    /// Words that wait in a form.
    Draft(DraftId),
}

/// The name of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PreferenceName {
    /// The door's answer.
    Way,
    /// Where reading stopped.
    Bookmark,
    /// Light or dark.
    Appearance,
    /// The notice before the first entry was read.
    FirstEntryNotice,
    /// Sharing was turned on.
    Sharing,
    /// When a backup was last made.
    LastBackup,
    /// When the reminder of a backup was last put off.
    BackupPutOff,
}

impl Key {
    /// The key of a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        match record {
            Record::Entry(entry) => Self::Entry(entry.id),
            Record::Promise(promise) => Self::Promise(promise.id),
            Record::Favourite { card, .. } => Self::Favourite(card.clone()),
            Record::Preference(preference) => Self::Preference(PreferenceName::of(preference)),
            Record::Identity(_) => Self::Identity,
            Record::Chain(_) => Self::Chain,
            Record::Draft(draft) => Self::Draft(draft.id),
            Record::Gone(thing, _) => Self::from(*thing),
        }
    }

    /// Reads a key of this generation; none for any other.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = parts(text)?;
        match kind {
            "entry" => EntryId::parse(id).ok().map(Self::Entry),
            "promise" => PromiseId::parse(id).ok().map(Self::Promise),
            "favourite" => CardId::parse(id).map(Self::Favourite),
            "preference" => PreferenceName::parse(id).map(Self::Preference),
            "device" => match id {
                "this" => Some(Self::Identity),
                "chain" => Some(Self::Chain),
                _ => None,
            },
            "draft" => draft_id(id).map(Self::Draft),
            _ => None,
        }
    }

    /// The part after the kind.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Entry(id) => id.to_string(),
            Self::Promise(id) => id.to_string(),
            Self::Favourite(card) => card.to_string(),
            Self::Preference(name) => name.as_str().to_owned(),
            Self::Identity => "this".to_owned(),
            Self::Chain => "chain".to_owned(),
            Self::Draft(DraftId::Entry(id)) => format!("entry-{id}"),
            Self::Draft(DraftId::NewPromise) => "new-promise".to_owned(),
            Self::Draft(DraftId::Note(id)) => format!("note-{id}"),
            Self::Draft(DraftId::Due(id)) => format!("due-{id}"),
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Entry(_) => "entry",
            Self::Promise(_) => "promise",
            Self::Favourite(_) => "favourite",
            Self::Preference(_) => "preference",
            Self::Identity | Self::Chain => "device",
            Self::Draft(_) => "draft",
        }
    }
}

impl From<Thing> for Key {
    fn from(thing: Thing) -> Self {
        match thing {
            Thing::Entry(id) => Self::Entry(id),
            Thing::Promise(id) => Self::Promise(id),
            Thing::Draft(id) => Self::Draft(id),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{RECORDS}{}/{}", self.kind(), self.id())
    }
}

impl PreferenceName {
    const ALL: [Self; 7] = [
        Self::Way,
        Self::Bookmark,
        Self::Appearance,
        Self::FirstEntryNotice,
        Self::Sharing,
        Self::LastBackup,
        Self::BackupPutOff,
    ];

    const fn of(preference: &Preference) -> Self {
        match preference {
            Preference::Way(_) => Self::Way,
            Preference::Bookmark(_) => Self::Bookmark,
            Preference::Appearance(_) => Self::Appearance,
            Preference::FirstEntryNoticeRead => Self::FirstEntryNotice,
            Preference::SharingOn => Self::Sharing,
            Preference::LastBackup(_) => Self::LastBackup,
            Preference::BackupPutOff(_) => Self::BackupPutOff,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Way => "way",
            Self::Bookmark => "bookmark",
            Self::Appearance => "appearance",
            Self::FirstEntryNotice => "first-entry-notice",
            Self::Sharing => "sharing",
            Self::LastBackup => "last-backup",
            Self::BackupPutOff => "backup-put-off",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

/// The kind in the key of a record, and the name behind it.
#[inline(never)]
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(RECORDS)?;
    let end = rest.bytes().position(|byte| byte == b'/')?;
    Some((&rest[..end], &rest[end + 1..]))
}

fn draft_id(text: &str) -> Option<DraftId> {
    if text == "new-promise" {
        return Some(DraftId::NewPromise);
    }
    let (form, id) = text.split_once('-')?;
    match form {
        "entry" => EntryId::parse(id).ok().map(DraftId::Entry),
        "note" => PromiseId::parse(id).ok().map(DraftId::Note),
        "due" => PromiseId::parse(id).ok().map(DraftId::Due),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let mut keys = vec![
            Key::Entry(EntryId::new(1, 2)),
            Key::Promise(PromiseId::new(3, 4)),
            Key::Favourite(CardId::parse("admit/own-it").unwrap()),
            Key::Identity,
            Key::Chain,
            Key::Draft(DraftId::NewPromise),
            Key::Draft(DraftId::Entry(EntryId::new(5, 6))),
            Key::Draft(DraftId::Note(PromiseId::new(5, 6))),
            Key::Draft(DraftId::Due(PromiseId::new(5, 6))),
        ];
        keys.extend(PreferenceName::ALL.map(Key::Preference));
        for key in keys {
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
        for foreign in [
            "",
            "todo",
            "troth/1/entry",
            "troth/1/entry/x",
            "troth/2/entry/x",
            "troth/1/pending/x",
        ] {
            assert_eq!(Key::parse(foreign), None, "{foreign}");
        }
    }
}
