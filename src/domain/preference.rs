//! What the person chose once and the app remembers, and who records events.

use super::{AuthorId, CardId, DeviceId, EventHash, Timestamp};

/// The door's answer. It orders and addresses the guidance; it hides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// "I broke trust".
    Broke,
    /// "I was hurt".
    Hurt,
    /// "Just read".
    Read,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// One remembered choice; each is a record of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preference {
    /// The door's answer.
    Way(Way),
    /// The card where reading stopped.
    Bookmark(CardId),
    /// Light or dark.
    Appearance(Appearance),
    /// The notice before the first entry was read.
    FirstEntryNoticeRead,
    /// Sharing was turned on, after its questions.
    SharingOn,
    /// When a backup was last made.
    LastBackup(Timestamp),
    /// When the reminder of a backup was last put off.
    BackupPutOff(Timestamp),
}

/// All remembered choices together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The door's answer; none before it was given.
    pub way: Option<Way>,
    /// The card where reading stopped.
    pub bookmark: Option<CardId>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether light or dark was ever chosen here.
    pub is_appearance_chosen: bool,
    /// The notice before the first entry was read.
    pub first_entry_notice_read: bool,
    /// Sharing was turned on.
    pub sharing_on: bool,
    /// When a backup was last made.
    pub last_backup: Option<Timestamp>,
    /// When the reminder of a backup was last put off.
    pub backup_put_off: Option<Timestamp>,
}

impl Preferences {
    /// Takes one choice over.
    pub fn remember(&mut self, preference: &Preference) {
        match preference {
            Preference::Way(way) => self.way = Some(*way),
            Preference::Bookmark(card) => self.bookmark = Some(card.clone()),
            Preference::Appearance(appearance) => {
                self.appearance = *appearance;
                self.is_appearance_chosen = true;
            }
            Preference::FirstEntryNoticeRead => self.first_entry_notice_read = true,
            Preference::SharingOn => self.sharing_on = true,
            Preference::LastBackup(at) => self.last_backup = Some(*at),
            Preference::BackupPutOff(at) => self.backup_put_off = Some(*at),
        }
    }
}

/// Who records events, and on which installation. Made together with the first promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The person.
    pub author: AuthorId,
    /// The installation.
    pub device: DeviceId,
}

/// The last of this device's events that was deleted for good with its promise: numbers go on
/// from it, and the next event names its hash, as if it were still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The device.
    pub device: DeviceId,
    /// The event's Lamport counter.
    pub seq: u64,
    /// The event's hash.
    pub hash: EventHash,
}
