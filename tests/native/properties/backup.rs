//! Whatever becomes of a backup file, every line that is whole is read, and none as something else.

use proptest::prelude::*;
use troth::domain::Record;
use troth::storage::Key;
use troth::storage::backup::{FileFault, Item, Reader};

use super::cases;
use super::wire::any_record;
use crate::storage::backup::{file_of, read, records};
use crate::support::says;

/// Records of different names, as a store holds them.
fn any_records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(any_record(), 0..6).prop_map(|records| {
        let mut once: Vec<Record> = Vec::new();
        for record in records {
            if !once.iter().any(|known| Key::of(known) == Key::of(&record)) {
                once.push(record);
            }
        }
        once
    })
}

/// Those that a backup holds.
fn held(records: &[Record]) -> Vec<Record> {
    let is_held = |record: &&Record| !matches!(record, Record::Gone(..));
    records.iter().filter(is_held).cloned().collect()
}

fn whole(items: &[Item]) -> Vec<Record> {
    let record = |item: &Item| match item {
        Item::Whole(record) => Some(record.clone()),
        _ => None,
    };
    items.iter().filter_map(record).collect()
}

/// Every record but, at most, that of the line is read; none is read that was not written; and
/// the one that is not read is told.
fn check_but(file: &[u8], damaged: &[u8], records: &[Record], line: usize) {
    let about = || String::from_utf8_lossy(damaged).into_owned();
    let (items, ending) = match read(damaged, 4_096) {
        Ok(read) => read,
        // Without any whole line, nothing tells that it was one.
        Err(FileFault::NotABackup) if records.is_empty() || (records.len(), line) == (1, 1) => {
            return;
        }
        Err(fault) => panic!("{fault:?}: {}", about()),
    };
    let found = whole(&items);
    let is_there = |at: usize| found.contains(&records[at]);
    for at in 0..records.len() {
        // The first line is the head, and a damaged end of a line is that line's.
        assert!(is_there(at) || at + 1 == line, "record {at} of {}", about());
    }
    for record in &found {
        assert!(records.contains(record), "{record:?} was never written");
    }
    let is_told = items.len() > found.len();
    assert!(found.len() == records.len() || is_told, "{}", about());
    // A `\r` at the very end says nothing else than the `\n` that stood there.
    let is_harmless = damaged.len() == file.len() && damaged.ends_with(b"}\r");
    assert!(!ending.is_complete || is_harmless, "{}", about());
}

fn line_of(file: &[u8], at: usize) -> usize {
    file[..at].iter().filter(|byte| **byte == b'\n').count()
}

/// A few short ones, for what is tried at every byte.
fn few_records() -> Vec<Record> {
    let mut few = records();
    few.retain(|record| !matches!(record, Record::Promise(_) | Record::Preference(_)));
    few.truncate(4);
    few
}

#[test]
fn no_byte_of_a_file_can_damage_more_than_its_line() {
    let records = few_records();
    let file = file_of(&records).into_bytes();
    let mut flips = 0;
    for at in 0..file.len() {
        let old = file[at];
        for byte in [old ^ 1, b'\n', b']', b'2'] {
            if byte == old {
                continue;
            }
            let mut damaged = file.clone();
            damaged[at] = byte;
            check_but(&file, &damaged, &records, line_of(&file, at));
            flips += 1;
        }
    }
    says(&format!("flipped bytes of a backup: {flips}"));
    assert!(flips > 4_000);
}

#[test]
fn a_file_may_end_anywhere() {
    let records = few_records();
    let file = file_of(&records).into_bytes();
    for length in 0..file.len() {
        let cut = &file[..length];
        let lines = line_of(&file, length);
        match read(cut, 1_000) {
            Err(fault) => assert_eq!((fault, lines), (FileFault::NotABackup, 0)),
            Ok((items, ending)) => {
                let found = whole(&items);
                let most = records.len().min(lines);
                // The last one may lack nothing but its comma.
                assert!(found == records[..most] || found == records[..most - 1]);
                assert_eq!(ending.is_complete, length == file.len() - 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_file_is_read_as_it_was_written(
        records in any_records(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let file = file_of(&records).into_bytes();
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        at.push(file.len());
        at.sort_unstable();
        let mut reader = Reader::new();
        let mut items = Vec::new();
        let mut start = 0;
        for end in at {
            items.extend(reader.push(&file[start..end]).unwrap());
            start = end;
        }
        let (last, ending) = reader.finish().unwrap();
        prop_assert_eq!(last, vec![]);
        prop_assert_eq!(whole(&items), held(&records));
        prop_assert_eq!(items.len(), held(&records).len());
        prop_assert!(ending.is_complete);
    }

    #[test]
    fn damage_stays_in_its_line(
        records in any_records(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let file = file_of(&records).into_bytes();
        let at = at.index(file.len());
        let mut damaged = file.clone();
        damaged[at] = byte;
        if damaged != file {
            check_but(&file, &damaged, &held(&records), line_of(&file, at));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(read(&bytes, 50), Err(FileFault::NotABackup));
        let mut after = file_of(&records()).into_bytes();
        after.extend(&bytes);
        let (items, _) = read(&after, 50).unwrap();
        prop_assert_eq!(whole(&items), records());
    }
}
