//! The backup file: its bytes, what is left out, and files that are damaged, foreign or newer.

use troth::domain::{
    Command, Draft, DraftId, Preference, PromiseId, Record, Thing, Timestamp, Way,
};
use troth::storage::backup::{Ending, FileFault, Item, Reader, write};
use troth::storage::{Envelope, Key, wire};

use crate::support::source::root;
use crate::support::{Desk, card, entry_id, make, mark, promise_id, write as write_entry};

pub(crate) const CREATED: Timestamp = Timestamp(1_795_431_600_000);

/// The record as it is stored: its key, and its text.
pub(crate) fn stored(record: &Record) -> (String, String) {
    let key = Key::of(record);
    let (body, deleted) = wire::encode(record).expect("it can be written");
    let envelope = Envelope {
        id: key.id(),
        rev: 3,
        by: "tabA".to_owned(),
        base: Some("0123456789abcdef".to_owned()),
        at: CREATED,
        deleted,
        body,
    };
    (key.to_string(), envelope.encode(&key.to_string()))
}

/// The file that these records make.
pub(crate) fn file_of(records: &[Record]) -> String {
    write(&records.iter().map(stored).collect::<Vec<_>>(), CREATED)
}

/// Everything in a file that is pushed in pieces of this size.
pub(crate) fn read(file: &[u8], size: usize) -> Result<(Vec<Item>, Ending), FileFault> {
    let mut reader = Reader::new();
    let mut items = Vec::new();
    for piece in file.chunks(size) {
        items.extend(reader.push(piece)?);
    }
    let (last, ending) = reader.finish()?;
    items.extend(last);
    Ok((items, ending))
}

/// One record of every kind that a backup holds.
pub(crate) fn records() -> Vec<Record> {
    let mut desk = Desk::at("2026-11-22T12:00");
    let mut records = Vec::new();
    for command in [
        write_entry(1, "I said “no”, \\ and\n\"yes\": жаль 🙂 \u{0}"),
        make(1, "I call at noon.", None),
        mark(1, true),
        Command::SetFavourite {
            card: card("admit/own-it"),
            on: true,
        },
        Command::ChooseWay(Way::Hurt),
        Command::BackedUp,
        Command::KeepDraft(Draft {
            id: DraftId::Note(promise_id(1)),
            fields: vec![("note".to_owned(), "[\"troth/1/entry/x\",".to_owned())],
        }),
        write_entry(2, "Deleted."),
        Command::DeleteEntry(entry_id(2)),
        make(2, "Gone.", None),
        Command::DeletePromise(promise_id(2)),
        Command::DeleteForGood(vec![Thing::Promise(promise_id(2))]),
    ] {
        for record in desk.does(command).records {
            match records
                .iter_mut()
                .find(|known| Key::of(known) == Key::of(&record))
            {
                Some(known) => *known = record,
                None => records.push(record),
            }
        }
    }
    records.retain(|record| !matches!(record, Record::Gone(..)));
    assert_eq!(records.len(), 9);
    records
}

pub(crate) fn whole(records: &[Record]) -> Vec<Item> {
    records.iter().cloned().map(Item::Whole).collect()
}

#[test]
fn the_bytes_of_a_file() {
    let entry = stored(&records()[0]);
    let way = stored(&Record::Preference(Preference::Way(Way::Hurt)));
    let expected = [
        "{\"format\":\"troth-backup\",\"version\":1,\"created\":1795431600000,\"records\":[\n[\"",
        &entry.0,
        "\",",
        &entry.1,
        "],\n[\"",
        &way.0,
        "\",",
        &way.1,
        "]\n],\"count\":2,\"checksum\":\"",
    ]
    .concat();
    let file = write(&[entry, way], CREATED);
    assert!(file.starts_with(&expected), "{file}");
    let head = &file[..file.rfind(']').unwrap()];
    let crc = crc32(head.as_bytes());
    assert_eq!(file[expected.len()..], format!("{crc:08x}\"}}\n"));
    assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok());
    assert_eq!(
        write(&[], CREATED),
        "{\"format\":\"troth-backup\",\"version\":1,\"created\":1795431600000,\"records\":[\n\
         ],\"count\":0,\"checksum\":\"e611b456\"}\n"
    );
}

/// Apart from the code that is tried here.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn a_file_is_read_as_it_was_written_however_it_is_cut() {
    let records = records();
    let file = file_of(&records);
    let ending = Ending {
        created: Some(CREATED),
        is_complete: true,
    };
    for size in [1, 2, 3, 7, 64, 1_000, file.len()] {
        assert_eq!(
            read(file.as_bytes(), size),
            Ok((whole(&records), ending)),
            "{size}"
        );
    }
    let empty = write(&[], CREATED);
    assert_eq!(read(empty.as_bytes(), 5), Ok((vec![], ending)));
}

/// A file that was made apart from this code, from the description in `docs/formats.md`.
#[test]
fn a_file_of_the_first_version_is_read_and_written() {
    let path = root().join("tests/fixtures/backup-v1.json");
    let file = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path:?}: {why}"));
    let (items, ending) = read(file.as_bytes(), 1_000).unwrap();
    let created = Some(CREATED);
    let is_complete = true;
    assert_eq!(
        ending,
        Ending {
            created,
            is_complete
        }
    );
    let records: Vec<Record> = items
        .into_iter()
        .map(|item| match item {
            Item::Whole(record) => record,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(records.len(), 18);
    assert_eq!(file_of(&records), file);
}

#[test]
fn only_records_are_in_a_file() {
    let entry = stored(&records()[0]);
    let gone = stored(&Record::Gone(Thing::Entry(entry_id(9)), CREATED));
    let other = |key: &str| (key.to_owned(), entry.1.clone());
    let all = [
        gone,
        other("troth/1/pending/1-tabA-000000"),
        other(&format!("troth/quarantine/{}", entry.0)),
        other("troth/generation"),
        other("troth/left"),
        entry.clone(),
    ];
    assert_eq!(write(&all, CREATED), write(&[entry], CREATED));
}

#[test]
fn other_ends_of_lines_and_a_byte_order_mark_do_no_harm() {
    let records = records();
    let file = file_of(&records);
    for file in [
        file.replace('\n', "\r\n"),
        format!("\u{FEFF}{file}"),
        format!("\u{FEFF}{}\r\n\r\n", file.trim_end().replace('\n', "\r\n")),
        file.trim_end().to_owned(),
    ] {
        for size in [1, 5, 4_096] {
            let (items, ending) = read(file.as_bytes(), size).unwrap();
            assert_eq!(items, whole(&records));
            assert!(ending.is_complete, "{file}");
        }
    }
}

#[test]
fn what_is_damaged_is_named_and_the_rest_is_read() {
    let records = records();
    let file = file_of(&records);
    let key = stored(&records[1]).0;
    let damaged = file.replacen("I call at noon.", "I call at moon.", 1);
    let (items, ending) = read(damaged.as_bytes(), 100).unwrap();
    let mut expected = whole(&records);
    expected[1] = Item::Damaged {
        line: 3,
        key: Some(key.clone()),
    };
    assert_eq!(items, expected);
    assert!(!ending.is_complete);
    // A key that the envelope does not confirm is not named.
    let named = |id: PromiseId| format!("promise/{id}");
    let other = named(PromiseId::new(7, 7));
    let damaged = file.replacen(&named(promise_id(1)), &other, 1);
    expected[1] = Item::Damaged { line: 3, key: None };
    assert_eq!(read(damaged.as_bytes(), 100).unwrap().0, expected);
    // Lines that were joined are told apart again.
    let joined = file.replacen("],\n[\"troth/1/promise", "], [\"troth/1/promise", 1);
    let (items, ending) = read(joined.as_bytes(), 100).unwrap();
    assert_eq!((items, ending.is_complete), (whole(&records), false));
}

#[test]
fn a_file_without_its_end_gives_what_it_has() {
    let records = records();
    let file = file_of(&records);
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let cut = lines[..4].concat() + &lines[4][..90];
    let (items, ending) = read(cut.as_bytes(), 100).unwrap();
    assert_eq!(items[..3], whole(&records)[..3]);
    let key = Some(stored(&records[3]).0);
    assert_eq!(items[3..], [Item::Damaged { line: 5, key }]);
    let created = Some(CREATED);
    let is_complete = false;
    assert_eq!(
        ending,
        Ending {
            created,
            is_complete
        }
    );
}

#[test]
fn what_is_no_backup_is_refused() {
    for file in [
        "",
        "\n",
        "hello",
        "{}",
        "[]",
        "{\"format\":\"other-backup\",\"version\":1,\"created\":1,\"records\":[\n]}\n",
        "{\n  \"name\": \"package\",\n  \"records\": [\n    1,\n    2,\n    3\n  ]\n}\n",
        "whose,promise\r\nmine,I call\r\n",
        "# Troth\n\nWritten\n\n## Journal\n\n### 2026-11-22\n\nwords\n\nwords\n\nwords\nwords\n",
    ] {
        for size in [1, 4_096] {
            let refused = read(file.as_bytes(), size);
            assert_eq!(refused, Err(FileFault::NotABackup), "{file}");
        }
    }
    let picture: Vec<u8> = (0..100_000_u64).map(|at| (at * at % 251) as u8).collect();
    assert_eq!(read(&picture, 4_096), Err(FileFault::NotABackup));
    let utf_16: Vec<u8> = file_of(&records())
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&utf_16, 4_096), Err(FileFault::NotABackup));
}

#[test]
fn a_foreign_file_is_given_up_before_its_end() {
    let mut reader = Reader::new();
    let mut pushed = 0;
    while reader.push(b"a line\nanother\n").is_ok() {
        pushed += 1;
    }
    assert_eq!(pushed, 3);
}

/// The file with another number of its version, and the checksum that belongs to it.
fn of_version(file: &str, number: &str) -> String {
    let other = file.replacen("\"version\":1", &format!("\"version\":{number}"), 1);
    let end = other.rfind("\n]").unwrap() + 1;
    let crc = crc32(&other.as_bytes()[..end]);
    let ending = other.rfind("\"checksum\"").unwrap();
    format!("{}\"checksum\":\"{crc:08x}\"}}\n", &other[..ending])
}

#[test]
fn a_file_of_a_newer_version_is_not_read() {
    let file = file_of(&records());
    assert_eq!(of_version(&file, "1"), file);
    for (file, version) in [
        (of_version(&file, "2"), 2),
        (of_version(&file, "17"), 17),
        (
            "{\"format\":\"troth-backup\",\"version\":3,\"shape\":\"other\"}".to_owned(),
            3,
        ),
        (of_version(&file, "2")[..700].to_owned(), 2),
    ] {
        for size in [1, 4_096] {
            let refused = read(file.as_bytes(), size);
            assert_eq!(refused, Err(FileFault::Newer(version)), "{file}");
        }
    }
}

#[test]
fn a_damaged_number_of_the_version_is_damage() {
    let records = records();
    let file = file_of(&records);
    for number in ["0", "2", "9", "x"] {
        let file = file.replacen("\"version\":1", &format!("\"version\":{number}"), 1);
        let (items, ending) = read(file.as_bytes(), 100).unwrap();
        assert!(!ending.is_complete, "{number}");
        let damage = Item::Damaged { line: 1, key: None };
        assert_eq!(items.len(), records.len() + 1);
        assert!(items.contains(&damage));
        assert!(whole(&records).iter().all(|item| items.contains(item)));
    }
}

#[test]
fn a_locked_file_is_told_apart() {
    let file = "{\"format\":\"troth-backup\",\"version\":1,\"created\":7,\"locked\":{\"kdf\":1}}\n";
    assert_eq!(read(file.as_bytes(), 10), Err(FileFault::Encrypted));
}

#[test]
fn a_record_of_a_newer_troth_is_told_apart() {
    let records = records();
    let newer = ("troth/1/entry/x".to_owned(), "{\"v\":2,\"a\":1}".to_owned());
    let (key, text) = stored(&records[0]);
    let line = format!("[\"{key}\",{text}]");
    let file = file_of(&records).replacen(&line, &format!("[\"{}\",{}]", newer.0, newer.1), 1);
    let (items, _) = read(file.as_bytes(), 100).unwrap();
    assert_eq!(items[0], Item::Newer { line: 2 });
    assert_eq!(items[1..], whole(&records)[1..]);
}

#[test]
fn a_name_that_stands_twice_is_given_twice() {
    let records = [records()[0].clone(), records()[0].clone()];
    let (items, ending) = read(file_of(&records).as_bytes(), 100).unwrap();
    assert_eq!((items, ending.is_complete), (whole(&records), true));
}

#[test]
fn a_line_without_end_is_damage_and_takes_no_more_room() {
    let records = records();
    let file = file_of(&records);
    let (key, _) = stored(&records[0]);
    let endless =
        format!("[\"{key}\",{{\"v\":1,\"id\":\"{}\",", entry_id(1)) + &"x".repeat(1 << 25);
    let at = file.find('\n').unwrap() + 1;
    let file = [&file[..at], &endless, "\n", &file[at..]].concat();
    let (items, ending) = read(file.as_bytes(), 1 << 16).unwrap();
    let named = Item::Damaged {
        line: 2,
        key: Some(key),
    };
    assert_eq!((&items[0], ending.is_complete), (&named, false));
    assert_eq!(items[1..], whole(&records));
}
