//! The stored shape of promises and their events.

use serde::Serialize;

use super::json::Json;
use super::wire::{WireMoment, moment};
use crate::domain::moment::{iso_date, parse_date};
use crate::domain::{
    AuthorId, DeviceId, Event, EventHash, EventId, EventKind, Promise, PromiseId, Promiser,
    Timestamp,
};

#[derive(Serialize)]
pub(super) struct WirePromise<'a> {
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

/// A promise, from its body.
pub(super) fn promise(
    id: PromiseId,
    body: Json<'_>,
    deleted: Option<Timestamp>,
) -> Option<Promise> {
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
