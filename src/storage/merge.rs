//! Two tabs wrote one record, and neither had seen what the other wrote.
//!
//! **Invariant**: no words are lost. Logs of promises become their union; of two texts of one
//! entry, the one that has no place under its name becomes an entry of its own.

use super::version::Version;
use crate::domain::{Entry, Promise, Record, Timestamp};

/// What becomes of the two.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// What stands under the name.
    pub(super) kept: Kept,
    /// What gets a name of its own.
    pub(super) second: Option<Second>,
}

/// What stands under the name in the end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// What the mirror had already.
    Theirs,
    /// What came later.
    Mine,
    /// The union of both logs.
    Both(Promise),
}

/// The other text of an entry, still under the name of the first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Second {
    pub(super) entry: Entry,
    /// The tab that wrote it.
    pub(super) by: String,
    /// When.
    pub(super) at: Timestamp,
}

/// Decides between what was about to be written and what the mirror had already.
#[inline(never)]
pub(super) fn merge(mine: &Version, theirs: &Version) -> Merged {
    let mut second = None;
    let kept = match (&mine.record, &theirs.record) {
        (mine, theirs) if mine == theirs => Kept::Theirs,
        (Record::Promise(mine), Record::Promise(theirs)) => Kept::Both(union(mine, theirs)),
        (Record::Entry(my), Record::Entry(their)) => {
            let is_other = my.text != their.text;
            let is_mine = if my.deleted.is_some() != their.deleted.is_some() {
                their.deleted.is_some()
            } else {
                !is_other && my.edited > their.edited
            };
            let (kept, other, loser) = if is_mine {
                (Kept::Mine, their, theirs)
            } else {
                (Kept::Theirs, my, mine)
            };
            if is_other {
                second = Some(Second {
                    entry: other.clone(),
                    by: loser.envelope.by.clone(),
                    at: loser.envelope.at,
                });
            }
            kept
        }
        // Somebody brought it back while somebody deleted it for good: it is back.
        (Record::Gone(..), other) if is_alive(other) => Kept::Theirs,
        (other, Record::Gone(..)) if is_alive(other) => Kept::Mine,
        (Record::Gone(..), Record::Entry(_) | Record::Promise(_)) => Kept::Mine,
        (Record::Entry(_) | Record::Promise(_), Record::Gone(..)) => Kept::Theirs,
        _ => {
            let rank = |version: &Version| (version.envelope.at, version.envelope.body.clone());
            if rank(mine) > rank(theirs) {
                Kept::Mine
            } else {
                Kept::Theirs
            }
        }
    };
    Merged { kept, second }
}

/// Words that are not in the bin.
fn is_alive(record: &Record) -> bool {
    match record {
        Record::Entry(entry) => entry.deleted.is_none(),
        Record::Promise(promise) => promise.deleted.is_none(),
        _ => false,
    }
}

/// Both logs. It stays deleted only if nobody added anything to what was deleted.
fn union(mine: &Promise, theirs: &Promise) -> Promise {
    let mut both = mine.merge(theirs);
    let is_grown = !mine.events().eq(theirs.events());
    if is_grown && (mine.deleted.is_none() || theirs.deleted.is_none()) {
        both.deleted = None;
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::parse_date_time;
    use crate::domain::{
        AuthorId, DeviceId, EntryId, Event, EventId, EventKind, Moment, Preference, PromiseId,
        Promiser, Thing,
    };
    use crate::storage::Envelope;

    fn version(record: Record, at: i64, by: &str) -> Version {
        let (body, deleted) = crate::storage::wire::encode(&record).unwrap();
        let envelope = Envelope {
            id: String::new(),
            rev: 2,
            by: by.to_owned(),
            base: None,
            at: Timestamp(at),
            deleted,
            body,
        };
        Version { envelope, record }
    }

    fn entry(text: &str, edited: i64, deleted: Option<i64>) -> Record {
        Record::Entry(Entry {
            id: EntryId::new(1, 1),
            text: text.to_owned(),
            when: Moment {
                at: Timestamp(0),
                local: parse_date_time("1970-01-01T00:00").unwrap(),
                zone: String::new(),
            },
            prompt: None,
            edited: Timestamp(edited),
            deleted: deleted.map(Timestamp),
        })
    }

    fn promise(events: &[u64], deleted: Option<i64>) -> Record {
        let id = PromiseId::new(1, 2);
        let events = events.iter().map(|seq| Event {
            id: EventId::new(1, (*seq).into()),
            promise: id,
            author: AuthorId::new(1, 3),
            device: DeviceId::new(1, 4),
            seq: *seq,
            at: Timestamp(0),
            zone: String::new(),
            occurrence: None,
            kind: EventKind::Made {
                promiser: Promiser::Me,
                what: "I call.".to_owned(),
                due: None,
                note: String::new(),
            },
            retracts: None,
            prev: None,
        });
        let mut promise = Promise::new(id, events);
        promise.deleted = deleted.map(Timestamp);
        Record::Promise(promise)
    }

    /// Mine and theirs, what stands under the name, and whose text gets a name of its own.
    #[track_caller]
    fn check(mine: &Record, theirs: &Record, expected: &Record, second: Option<(&Record, &str)>) {
        let merged = merge(
            &version(mine.clone(), 5, "mine"),
            &version(theirs.clone(), 4, "theirs"),
        );
        let kept = match merged.kept {
            Kept::Theirs => theirs.clone(),
            Kept::Mine => mine.clone(),
            Kept::Both(promise) => Record::Promise(promise),
        };
        assert_eq!(&kept, expected);
        let found = merged
            .second
            .map(|second| (Record::Entry(second.entry), second.by));
        assert_eq!(
            found,
            second.map(|(record, by)| (record.clone(), by.to_owned()))
        );
    }

    #[test]
    fn of_two_texts_both_stay() {
        let (mine, theirs) = (entry("mine", 5, None), entry("theirs", 4, None));
        let binned = |record: &Record| match record.clone() {
            Record::Entry(entry) => Record::Entry(Entry {
                deleted: Some(Timestamp(9)),
                ..entry
            }),
            other => other,
        };
        check(&mine, &theirs, &theirs, Some((&mine, "mine")));
        check(
            &mine,
            &binned(&theirs),
            &mine,
            Some((&binned(&theirs), "theirs")),
        );
        check(
            &binned(&mine),
            &theirs,
            &theirs,
            Some((&binned(&mine), "mine")),
        );
        check(
            &binned(&mine),
            &binned(&theirs),
            &binned(&theirs),
            Some((&binned(&mine), "mine")),
        );
    }

    #[test]
    fn one_text_is_alive_or_as_it_was_edited_last() {
        let (old, new) = (entry("same", 4, None), entry("same", 5, None));
        let binned = entry("same", 6, Some(9));
        check(&new, &old, &new, None);
        check(&old, &new, &new, None);
        check(&binned, &old, &old, None);
        check(&old, &binned, &old, None);
        check(&old, &old, &old, None);
    }

    #[test]
    fn logs_are_united_and_deleted_only_if_nobody_went_on() {
        let (one, more) = (promise(&[1], None), promise(&[1, 2], None));
        let (gone, more_gone) = (promise(&[1], Some(7)), promise(&[1, 2], Some(8)));
        check(
            &promise(&[1, 3], None),
            &more,
            &promise(&[1, 2, 3], None),
            None,
        );
        check(&gone, &more, &more, None);
        check(&more, &gone, &more, None);
        check(&gone, &one, &gone, None);
        check(&one, &gone, &gone, None);
        check(&gone, &more_gone, &more_gone, None);
    }

    #[test]
    fn what_was_brought_back_stays_and_what_was_binned_goes() {
        let gone = Record::Gone(Thing::Entry(EntryId::new(1, 1)), Timestamp(3));
        let (alive, binned) = (entry("words", 5, None), entry("words", 5, Some(6)));
        check(&gone, &alive, &alive, None);
        check(&alive, &gone, &alive, None);
        check(&gone, &binned, &gone, None);
        check(&binned, &gone, &gone, None);
    }

    #[test]
    fn of_anything_else_the_later_one_stays() {
        let first = Record::Preference(Preference::LastBackup(Timestamp(1)));
        let second = Record::Preference(Preference::LastBackup(Timestamp(2)));
        check(&first, &second, &first, None);
        let (a, b) = (version(first, 4, "a"), version(second, 4, "b"));
        assert_eq!(merge(&a, &b).kept, Kept::Theirs);
        assert_eq!(merge(&b, &a).kept, Kept::Mine);
    }
}
