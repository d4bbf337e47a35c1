//! The stored shape of records. Frozen: a change here is a new version and a migration.

use serde::Serialize;
use serde_json::to_string;

use super::json::Json;
use super::key::{Key, PreferenceName};
use crate::domain::moment::{iso_date, iso_date_time, parse_date, parse_date_time};
use crate::domain::{
    Appearance, AuthorId, CardId, DeviceId, Entry, Event, EventHash, EventId, EventKind, Identity,
    Moment, Preference, Promise, PromiseId, Promiser, Prompt, Record, Timestamp, Way,
};

#[derive(Serialize)]
struct WireMoment<'a> {
    at: i64,
    local: String,
    zone: &'a str,
}

#[derive(Serialize)]
struct WirePrompt<'a> {
    card: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct WireEntry<'a> {
    text: &'a str,
    when: WireMoment<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<WirePrompt<'a>>,
    edited: i64,
}

#[derive(Serialize)]
struct WirePromise<'a> {
    events: Vec<WireEvent<'a>>,
}

#[derive(Serialize)]
struct WireEvent<'a> {
    id: String,
    author: String,
    device: String,
    seq: u64,
    at: i64,
    zone: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    occurrence: Option<String>,
    kind: &'a str,
    #[serde(skip_serializing_if = "WireData::is_empty")]
    data: WireData<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retracts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
}

#[derive(Default, Serialize)]
struct WireData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    promiser: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<WireMoment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct WireIdentity {
    author: String,
    device: String,
}

/// The body of a record as JSON, and when it was deleted. Nothing if it cannot be written, which
/// does not happen with text and numbers.
#[must_use]
pub fn encode(record: &Record) -> Option<(String, Option<Timestamp>)> {
    let (body, deleted) = match record {
        Record::Entry(entry) => (to_string(&WireEntry::from(entry)), entry.deleted),
        Record::Promise(promise) => (to_string(&WirePromise::from(promise)), promise.deleted),
        Record::Favourite { on, .. } => (to_string(on), None),
        Record::Preference(preference) => (preference_body(preference), None),
        Record::Identity(Identity { author, device }) => {
            let wire = WireIdentity {
                author: author.to_string(),
                device: device.to_string(),
            };
            (to_string(&wire), None)
        }
    };
    Some((body.ok()?, deleted))
}

/// The record that a body says; none if it makes no sense under this key.
#[must_use]
pub fn decode(key: &Key, body: &str, deleted: Option<Timestamp>) -> Option<Record> {
    let body = Json::parse(body)?;
    match key {
        Key::Entry(id) => {
            let mut entry = body.fields()?;
            let record = Record::Entry(Entry {
                id: *id,
                text: entry.text("text")?,
                when: moment(entry.take("when")?)?,
                prompt: entry.optional("prompt", prompt)?,
                edited: Timestamp(entry.number("edited")?),
                deleted,
            });
            entry.end()?;
            Some(record)
        }
        Key::Promise(id) => promise(*id, body, deleted).map(Record::Promise),
        Key::Favourite(card) => Some(Record::Favourite {
            card: card.clone(),
            on: body.boolean()?,
        }),
        Key::Preference(name) => preference(*name, body).map(Record::Preference),
        Key::Identity => {
            let mut identity = body.fields()?;
            let record = Record::Identity(Identity {
                author: AuthorId::parse(&identity.text("author")?).ok()?,
                device: DeviceId::parse(&identity.text("device")?).ok()?,
            });
            identity.end()?;
            Some(record)
        }
    }
}

fn preference_body(preference: &Preference) -> serde_json::Result<String> {
    match preference {
        Preference::Way(way) => to_string(match way {
            Way::Broke => "broke",
            Way::Hurt => "hurt",
            Way::Read => "read",
        }),
        Preference::Bookmark(card) => to_string(card.as_str()),
        Preference::Appearance(appearance) => to_string(match appearance {
            Appearance::System => "system",
            Appearance::Light => "light",
            Appearance::Dark => "dark",
        }),
        Preference::FirstEntryNoticeRead | Preference::SharingOn => to_string(&true),
    }
}

fn preference(name: PreferenceName, body: Json<'_>) -> Option<Preference> {
    match name {
        PreferenceName::Way => match body.text()?.as_str() {
            "broke" => Some(Preference::Way(Way::Broke)),
            "hurt" => Some(Preference::Way(Way::Hurt)),
            "read" => Some(Preference::Way(Way::Read)),
            _ => None,
        },
        PreferenceName::Bookmark => CardId::parse(&body.text()?).map(Preference::Bookmark),
        PreferenceName::Appearance => match body.text()?.as_str() {
            "system" => Some(Preference::Appearance(Appearance::System)),
            "light" => Some(Preference::Appearance(Appearance::Light)),
            "dark" => Some(Preference::Appearance(Appearance::Dark)),
            _ => None,
        },
        PreferenceName::FirstEntryNotice => {
            body.boolean()?.then_some(Preference::FirstEntryNoticeRead)
        }
        PreferenceName::Sharing => body.boolean()?.then_some(Preference::SharingOn),
    }
}

fn moment(json: Json<'_>) -> Option<Moment> {
    let mut fields = json.fields()?;
    let moment = Moment {
        at: Timestamp(fields.number("at")?),
        local: parse_date_time(&fields.text("local")?)?,
        zone: fields.text("zone")?,
    };
    fields.end()?;
    Some(moment)
}

fn prompt(json: Json<'_>) -> Option<Prompt> {
    let mut fields = json.fields()?;
    let prompt = Prompt {
        card: CardId::parse(&fields.text("card")?)?,
        text: fields.text("text")?,
    };
    fields.end()?;
    Some(prompt)
}

fn promise(id: PromiseId, body: Json<'_>, deleted: Option<Timestamp>) -> Option<Promise> {
    let mut fields = body.fields()?;
    let list = fields.take("events")?.list()?;
    fields.end()?;
    let mut events = Vec::new();
    for json in list {
        events.push(event(id, json)?);
    }
    let mut promise = Promise::new(id, events);
    promise.deleted = deleted;
    promise.state().is_some().then_some(promise)
}

fn event(promise: PromiseId, json: Json<'_>) -> Option<Event> {
    let mut fields = json.fields()?;
    let event_id = |json: Json<'_>| EventId::parse(&json.text()?).ok();
    let event = Event {
        id: event_id(fields.take("id")?)?,
        promise,
        author: AuthorId::parse(&fields.text("author")?).ok()?,
        device: DeviceId::parse(&fields.text("device")?).ok()?,
        seq: fields.number("seq")?,
        at: Timestamp(fields.number("at")?),
        zone: fields.text("zone")?,
        occurrence: fields.optional("occurrence", |json| parse_date(&json.text()?))?,
        kind: kind(&fields.text("kind")?, fields.take("data"))?,
        retracts: fields.optional("retracts", event_id)?,
        prev: fields.optional("prev", |json| EventHash::parse(&json.text()?))?,
    };
    fields.end()?;
    Some(event)
}

/// What happened. Of the data, what the kind does not need is ignored, but must be well formed.
fn kind(name: &str, data: Option<Json<'_>>) -> Option<EventKind> {
    let (mut promiser, mut what, mut due, mut note) = (None, None, None, None);
    if let Some(json) = data {
        let mut fields = json.fields()?;
        promiser = fields.optional("promiser", Json::text)?;
        what = fields.optional("what", Json::text)?;
        due = fields.optional("due", moment)?;
        note = fields.optional("note", Json::text)?;
        fields.end()?;
    }
    let note = note.unwrap_or_default();
    Some(match name {
        "made" => EventKind::Made {
            promiser: match promiser?.as_str() {
                "me" => Promiser::Me,
                "them" => Promiser::Them,
                _ => return None,
            },
            what: what?,
            due,
            note,
        },
        "kept" => EventKind::Kept,
        "not-kept" => EventKind::NotKept,
        "changed" => EventKind::Changed { due },
        "excused" => EventKind::Excused { note },
        "paused" => EventKind::Paused,
        "resumed" => EventKind::Resumed,
        "repaired" => EventKind::Repaired { note },
        "noted" => EventKind::Noted { note },
        "withdrawn" => EventKind::Withdrawn,
        _ => return None,
    })
}

impl<'a> From<&'a Moment> for WireMoment<'a> {
    fn from(moment: &'a Moment) -> Self {
        Self {
            at: moment.at.0,
            local: iso_date_time(moment.local),
            zone: &moment.zone,
        }
    }
}

impl<'a> From<&'a Entry> for WireEntry<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            text: &entry.text,
            when: WireMoment::from(&entry.when),
            prompt: entry.prompt.as_ref().map(|prompt| WirePrompt {
                card: prompt.card.as_str(),
                text: &prompt.text,
            }),
            edited: entry.edited.0,
        }
    }
}

impl<'a> From<&'a Promise> for WirePromise<'a> {
    fn from(promise: &'a Promise) -> Self {
        Self {
            events: promise.events().map(WireEvent::from).collect(),
        }
    }
}

impl<'a> From<&'a Event> for WireEvent<'a> {
    fn from(event: &'a Event) -> Self {
        Self {
            id: event.id.to_string(),
            author: event.author.to_string(),
            device: event.device.to_string(),
            seq: event.seq,
            at: event.at.0,
            zone: &event.zone,
            occurrence: event.occurrence.map(iso_date),
            kind: event.kind.name(),
            data: WireData::from(&event.kind),
            retracts: event.retracts.map(|id| id.to_string()),
            prev: event.prev.map(|hash| hash.to_string()),
        }
    }
}

impl WireData<'_> {
    const fn is_empty(&self) -> bool {
        self.promiser.is_none() && self.what.is_none() && self.due.is_none() && self.note.is_none()
    }
}

impl<'a> From<&'a EventKind> for WireData<'a> {
    fn from(kind: &'a EventKind) -> Self {
        let some = |note: &'a String| (!note.is_empty()).then_some(note.as_str());
        match kind {
            EventKind::Made {
                promiser,
                what,
                due,
                note,
            } => Self {
                promiser: Some(promiser.name()),
                what: Some(what),
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
