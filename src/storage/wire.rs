//! The stored shape of records. Frozen: a change here is a new version and a migration.

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::key::{Key, PreferenceName};
use crate::domain::moment::{iso_date, iso_date_time, parse_date, parse_date_time};
use crate::domain::{
    Appearance, AuthorId, CardId, DeviceId, Entry, Event, EventHash, EventId, EventKind, Identity,
    Moment, Preference, Promise, PromiseId, Promiser, Prompt, Record, Timestamp, Way,
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMoment {
    at: i64,
    local: String,
    zone: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePrompt {
    card: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEntry {
    text: String,
    when: WireMoment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prompt: Option<WirePrompt>,
    edited: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePromise {
    events: Vec<WireEvent>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEvent {
    id: String,
    author: String,
    device: String,
    seq: u64,
    at: i64,
    zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurrence: Option<String>,
    kind: String,
    #[serde(default, skip_serializing_if = "WireData::is_empty")]
    data: WireData,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retracts: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireData {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promiser: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<WireMoment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireIdentity {
    author: String,
    device: String,
}

/// The body of a record as JSON, and when it was deleted. Nothing if it cannot be written, which
/// does not happen with text and numbers.
#[must_use]
pub fn encode(record: &Record) -> Option<(Box<RawValue>, Option<Timestamp>)> {
    let (body, deleted) = match record {
        Record::Entry(entry) => (to_raw_value(&WireEntry::from(entry)), entry.deleted),
        Record::Promise(promise) => (to_raw_value(&WirePromise::from(promise)), promise.deleted),
        Record::Favourite { on, .. } => (to_raw_value(on), None),
        Record::Preference(preference) => (preference_body(preference), None),
        Record::Identity(Identity { author, device }) => {
            let wire = WireIdentity {
                author: author.to_string(),
                device: device.to_string(),
            };
            (to_raw_value(&wire), None)
        }
    };
    Some((body.ok()?, deleted))
}

/// The record that a body says; none if it makes no sense under this key.
#[must_use]
pub fn decode(key: &Key, body: &RawValue, deleted: Option<Timestamp>) -> Option<Record> {
    match key {
        Key::Entry(id) => {
            let wire: WireEntry = parse(body)?;
            Some(Record::Entry(Entry {
                id: *id,
                text: wire.text,
                when: wire.when.read()?,
                prompt: match wire.prompt {
                    Some(prompt) => Some(Prompt {
                        card: CardId::parse(&prompt.card)?,
                        text: prompt.text,
                    }),
                    None => None,
                },
                edited: Timestamp(wire.edited),
                deleted,
            }))
        }
        Key::Promise(id) => {
            let wire: WirePromise = parse(body)?;
            let events: Option<Vec<Event>> = wire
                .events
                .into_iter()
                .map(|event| event.read(*id))
                .collect();
            let mut promise = Promise::new(*id, events?);
            promise.deleted = deleted;
            promise
                .state()
                .is_some()
                .then_some(Record::Promise(promise))
        }
        Key::Favourite(card) => Some(Record::Favourite {
            card: card.clone(),
            on: parse(body)?,
        }),
        Key::Preference(name) => preference(*name, body).map(Record::Preference),
        Key::Identity => {
            let wire: WireIdentity = parse(body)?;
            Some(Record::Identity(Identity {
                author: AuthorId::parse(&wire.author).ok()?,
                device: DeviceId::parse(&wire.device).ok()?,
            }))
        }
    }
}

fn parse<'a, T: Deserialize<'a>>(body: &'a RawValue) -> Option<T> {
    serde_json::from_str(body.get()).ok()
}

fn preference_body(preference: &Preference) -> serde_json::Result<Box<RawValue>> {
    match preference {
        Preference::Way(way) => to_raw_value(match way {
            Way::Broke => "broke",
            Way::Hurt => "hurt",
            Way::Read => "read",
        }),
        Preference::Bookmark(card) => to_raw_value(card.as_str()),
        Preference::Appearance(appearance) => to_raw_value(match appearance {
            Appearance::System => "system",
            Appearance::Light => "light",
            Appearance::Dark => "dark",
        }),
        Preference::FirstEntryNoticeRead | Preference::SharingOn => to_raw_value(&true),
    }
}

fn preference(name: PreferenceName, body: &RawValue) -> Option<Preference> {
    match name {
        PreferenceName::Way => match parse::<String>(body)?.as_str() {
            "broke" => Some(Preference::Way(Way::Broke)),
            "hurt" => Some(Preference::Way(Way::Hurt)),
            "read" => Some(Preference::Way(Way::Read)),
            _ => None,
        },
        PreferenceName::Bookmark => {
            CardId::parse(&parse::<String>(body)?).map(Preference::Bookmark)
        }
        PreferenceName::Appearance => match parse::<String>(body)?.as_str() {
            "system" => Some(Preference::Appearance(Appearance::System)),
            "light" => Some(Preference::Appearance(Appearance::Light)),
            "dark" => Some(Preference::Appearance(Appearance::Dark)),
            _ => None,
        },
        PreferenceName::FirstEntryNotice => {
            parse::<bool>(body)?.then_some(Preference::FirstEntryNoticeRead)
        }
        PreferenceName::Sharing => parse::<bool>(body)?.then_some(Preference::SharingOn),
    }
}

impl WireMoment {
    fn read(self) -> Option<Moment> {
        Some(Moment {
            at: Timestamp(self.at),
            local: parse_date_time(&self.local)?,
            zone: self.zone,
        })
    }
}

impl From<&Moment> for WireMoment {
    fn from(moment: &Moment) -> Self {
        Self {
            at: moment.at.0,
            local: iso_date_time(moment.local),
            zone: moment.zone.clone(),
        }
    }
}

impl From<&Entry> for WireEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            text: entry.text.clone(),
            when: WireMoment::from(&entry.when),
            prompt: entry.prompt.as_ref().map(|prompt| WirePrompt {
                card: prompt.card.to_string(),
                text: prompt.text.clone(),
            }),
            edited: entry.edited.0,
        }
    }
}

impl From<&Promise> for WirePromise {
    fn from(promise: &Promise) -> Self {
        Self {
            events: promise.events().map(WireEvent::from).collect(),
        }
    }
}

impl From<&Event> for WireEvent {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id.to_string(),
            author: event.author.to_string(),
            device: event.device.to_string(),
            seq: event.seq,
            at: event.at.0,
            zone: event.zone.clone(),
            occurrence: event.occurrence.map(iso_date),
            kind: event.kind.name().to_owned(),
            data: WireData::from(&event.kind),
            retracts: event.retracts.map(|id| id.to_string()),
            prev: event.prev.map(|hash| hash.to_string()),
        }
    }
}

impl WireEvent {
    fn read(self, promise: PromiseId) -> Option<Event> {
        let optional = |text: Option<String>| text.unwrap_or_default();
        let kind = match self.kind.as_str() {
            "made" => EventKind::Made {
                promiser: match self.data.promiser?.as_str() {
                    "me" => Promiser::Me,
                    "them" => Promiser::Them,
                    _ => return None,
                },
                what: self.data.what?,
                due: read_optional(self.data.due)?,
                note: optional(self.data.note),
            },
            "kept" => EventKind::Kept,
            "not-kept" => EventKind::NotKept,
            "changed" => EventKind::Changed {
                due: read_optional(self.data.due)?,
            },
            "excused" => EventKind::Excused {
                note: optional(self.data.note),
            },
            "paused" => EventKind::Paused,
            "resumed" => EventKind::Resumed,
            "repaired" => EventKind::Repaired {
                note: optional(self.data.note),
            },
            "noted" => EventKind::Noted {
                note: optional(self.data.note),
            },
            "withdrawn" => EventKind::Withdrawn,
            _ => return None,
        };
        Some(Event {
            id: EventId::parse(&self.id).ok()?,
            promise,
            author: AuthorId::parse(&self.author).ok()?,
            device: DeviceId::parse(&self.device).ok()?,
            seq: self.seq,
            at: Timestamp(self.at),
            zone: self.zone,
            occurrence: match self.occurrence {
                Some(date) => Some(parse_date(&date)?),
                None => None,
            },
            kind,
            retracts: match self.retracts {
                Some(id) => Some(EventId::parse(&id).ok()?),
                None => None,
            },
            prev: match self.prev {
                Some(hash) => Some(EventHash::parse(&hash)?),
                None => None,
            },
        })
    }
}

/// Outer `None`: there is a moment, but it cannot be read.
#[allow(clippy::option_option)]
fn read_optional(moment: Option<WireMoment>) -> Option<Option<Moment>> {
    match moment {
        Some(moment) => moment.read().map(Some),
        None => Some(None),
    }
}

impl WireData {
    const fn is_empty(&self) -> bool {
        self.promiser.is_none() && self.what.is_none() && self.due.is_none() && self.note.is_none()
    }
}

impl From<&EventKind> for WireData {
    fn from(kind: &EventKind) -> Self {
        let some = |note: &String| (!note.is_empty()).then(|| note.clone());
        match kind {
            EventKind::Made {
                promiser,
                what,
                due,
                note,
            } => Self {
                promiser: Some(promiser.name().to_owned()),
                what: Some(what.clone()),
                due: due.as_ref().map(WireMoment::from),
                note: some(note),
            },
            EventKind::Changed { due } => Self {
                due: due.as_ref().map(WireMoment::from),
                ..Self::default()
            },
            EventKind::Excused { note }
            | EventKind::Repaired { note }
            | EventKind::Noted { note } => Self {
                note: some(note),
                ..Self::default()
            },
            EventKind::Kept
            | EventKind::NotKept
            | EventKind::Paused
            | EventKind::Resumed
            | EventKind::Withdrawn => Self::default(),
        }
    }
}
