//! What was deleted for good goes from snapshots too.

use troth::domain::{DraftId, PromiseId, Record, Thing};
use troth::storage::backup::{Item, without, write};

use super::backup::{CREATED, file_of, read, records, whole};
use crate::support::{entry_id, promise_id};

#[test]
fn a_snapshot_loses_what_was_deleted_for_good() {
    let records = records();
    let file = file_of(&records);
    let left = |things: &[Thing]| {
        let file = without(&file, things);
        let (items, ending) = read(file.as_bytes(), 100).unwrap();
        assert!(ending.is_complete, "{file}");
        assert_eq!(ending.created, Some(CREATED));
        assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok());
        items
    };
    assert_eq!(without(&file, &[]), file);
    assert_eq!(without(&file, &[Thing::Entry(entry_id(7))]), file);
    // The draft of a note goes with its promise.
    let kept: Vec<Record> = records
        .iter()
        .filter(|record| !matches!(record, Record::Promise(_) | Record::Draft(_)))
        .cloned()
        .collect();
    assert_eq!(left(&[Thing::Promise(promise_id(1))]), whole(&kept));
    let draft = Thing::Draft(DraftId::Note(promise_id(1)));
    assert_eq!(left(&[draft]).len(), records.len() - 1);
    let everything: Vec<Thing> = (1..=2)
        .flat_map(|n| [Thing::Entry(entry_id(n)), Thing::Promise(promise_id(n))])
        .collect();
    assert_eq!(left(&everything).len(), 5);
    let only = file_of(&records[..1]);
    assert_eq!(without(&only, &everything), write(&[], CREATED));
}

#[test]
fn a_damaged_snapshot_loses_it_too_and_stays_damaged() {
    let records = records();
    let file = file_of(&records);
    let things = [Thing::Promise(promise_id(1))];
    let name = promise_id(1).to_string();
    let other = PromiseId::new(7, 7).to_string();
    let key = format!("promise/{name}");
    for damaged in [
        file.replacen("at noon", "at moon", 1),
        file.replacen(&key, &format!("promise/{other}"), 1),
        file[..file.len() - 30].to_owned(),
    ] {
        let left = without(&damaged, &things);
        assert!(!left.contains("I call"), "{left}");
        let (items, ending) = read(left.as_bytes(), 100).unwrap();
        assert!(!ending.is_complete);
        let whole = items.iter().filter(|item| matches!(item, Item::Whole(_)));
        assert_eq!(whole.count(), records.len() - 2);
    }
}
