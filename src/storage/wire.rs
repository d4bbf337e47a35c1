//! The stored shape of records. Frozen: a change here is a new version and a migration.

use serde::Serialize;

use super::json::Json;
use super::json_out::to_json;
use super::key::{Key, PreferenceName};
use super::wire_promise::{WirePromise, promise};
use crate::domain::moment::{iso_date_time, parse_date_time};
use crate::domain::{
    Appearance, AuthorId, CardId, Chain, DeviceId, Draft, Entry, EventHash, Identity, Moment,
    Preference, Prompt, Record, Thing, Timestamp, Way,
};

/// The body of what was deleted for good.
const GONE: &str = "null";

#[derive(Serialize)]
pub(super) struct WireMoment<'a> {
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
struct WireIdentity {
    author: String,
    device: String,
}

#[derive(Serialize)]
struct WireChain {
    device: String,
    seq: u64,
    hash: String,
}

#[derive(Serialize)]
struct WireDraft<'a> {
    fields: &'a [(String, String)],
}

/// Whether a stored text ends as that of something that was deleted for good.
pub(super) fn is_gone(text: &str) -> bool {
    let head = text
        .strip_suffix('}')
        .and_then(|text| text.strip_suffix(GONE));
    head.is_some_and(|head| head.ends_with("\"body\":"))
}

/// The body of a record as JSON, and when it was deleted. Nothing if it cannot be written, which
/// does not happen with text and numbers.
#[must_use]
pub fn encode(record: &Record) -> Option<(String, Option<Timestamp>)> {
    let (body, deleted) = match record {
        Record::Entry(entry) => (to_json(&WireEntry::from(entry)), entry.deleted),
        Record::Promise(promise) => (to_json(&WirePromise::from(promise)), promise.deleted),
        Record::Favourite { on, .. } => (to_json(on), None),
        Record::Preference(preference) => (preference_body(preference), None),
        Record::Identity(Identity { author, device }) => {
            let wire = WireIdentity {
                author: author.to_string(),
                device: device.to_string(),
            };
            (to_json(&wire), None)
        }
        Record::Chain(Chain { device, seq, hash }) => {
            let wire = WireChain {
                device: device.to_string(),
                seq: *seq,
                hash: hash.to_string(),
            };
            (to_json(&wire), None)
        }
        Record::Draft(Draft { fields, .. }) => (to_json(&WireDraft { fields }), None),
        Record::Gone(_, at) => (Some(GONE.to_owned()), Some(*at)),
    };
    Some((body?, deleted))
}

/// The record that a body says; none if it makes no sense under this key.
#[must_use]
pub fn decode(key: &Key, body: &str, deleted: Option<Timestamp>) -> Option<Record> {
    read(key, Json::parse(body)?, deleted)
}

/// The same of a body that is known to be JSON.
pub(super) fn read(key: &Key, body: Json<'_>, deleted: Option<Timestamp>) -> Option<Record> {
    if body.as_str() == GONE {
        let thing = match key {
            Key::Entry(id) => Thing::Entry(*id),
            Key::Promise(id) => Thing::Promise(*id),
            Key::Draft(id) => Thing::Draft(*id),
            _ => return None,
        };
        return Some(Record::Gone(thing, deleted?));
    }
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
        Key::Chain => {
            let mut chain = body.fields()?;
            let record = Record::Chain(Chain {
                device: DeviceId::parse(&chain.text("device")?).ok()?,
                seq: chain.number("seq")?,
                hash: EventHash::parse(&chain.text("hash")?)?,
            });
            chain.end()?;
            Some(record)
        }
        Key::Draft(id) => {
            let mut draft = body.fields()?;
            let mut fields = Vec::new();
            for pair in draft.take("fields")?.list()? {
                let [name, content] = pair.list()?.try_into().ok()?;
                fields.push((name.text()?, content.text()?));
            }
            draft.end()?;
            Some(Record::Draft(Draft { id: *id, fields }))
        }
    }
}

fn preference_body(preference: &Preference) -> Option<String> {
    match preference {
        Preference::Way(way) => to_json(&match way {
            Way::Broke => "broke",
            Way::Hurt => "hurt",
            Way::Read => "read",
        }),
        Preference::Bookmark(card) => to_json(&card.as_str()),
        Preference::Appearance(appearance) => to_json(&match appearance {
            Appearance::System => "system",
            Appearance::Light => "light",
            Appearance::Dark => "dark",
        }),
        Preference::FirstEntryNoticeRead | Preference::SharingOn => to_json(&true),
        Preference::LastBackup(at) | Preference::BackupPutOff(at) => to_json(&at.0),
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
        PreferenceName::LastBackup => body
            .number()
            .map(|at| Preference::LastBackup(Timestamp(at))),
        PreferenceName::BackupPutOff => body
            .number()
            .map(|at| Preference::BackupPutOff(Timestamp(at))),
    }
}

pub(super) fn moment(json: Json<'_>) -> Option<Moment> {
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
