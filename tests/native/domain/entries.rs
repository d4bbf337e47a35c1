//! Journal entries.

use troth::domain::text::ENTRY_MAX;
use troth::domain::{Command, Moment, Prompt, Refusal};

use crate::support::{Desk, card, entry_id, moment, write};

fn move_to(number: u64, when: Moment) -> Command {
    Command::MoveEntry {
        id: entry_id(number),
        when,
    }
}

#[test]
fn an_entry_is_written_under_the_time_of_writing() {
    let mut desk = Desk::at("2026-11-22T22:15");
    let prompt = Prompt {
        card: card("admit/own-it"),
        text: "What happened?".to_owned(),
    };
    desk.does(Command::WriteEntry {
        id: entry_id(1),
        text: "I lied.".to_owned(),
        prompt: Some(prompt.clone()),
    });
    let entry = desk.book.entry(entry_id(1)).unwrap();
    assert_eq!(entry.text, "I lied.");
    assert_eq!(entry.when, moment("2026-11-22T22:15"));
    assert_eq!(entry.edited, entry.when.at);
    assert_eq!(entry.prompt, Some(prompt));
    assert!(desk.book.has_writing());
}

#[test]
fn editing_keeps_the_time_and_the_question() {
    let mut desk = Desk::at("2026-11-22T22:15");
    desk.does(Command::WriteEntry {
        id: entry_id(1),
        text: "a".to_owned(),
        prompt: Some(Prompt {
            card: card("admit/own-it"),
            text: "What happened?".to_owned(),
        }),
    });
    let first = desk.book.entry(entry_id(1)).unwrap().clone();
    desk.clock("2026-11-23T08:00").does(write(1, "ab"));
    let entry = desk.book.entry(entry_id(1)).unwrap();
    assert_eq!(entry.text, "ab");
    assert_eq!((&entry.when, &entry.prompt), (&first.when, &first.prompt));
    assert_eq!(entry.edited, moment("2026-11-23T08:00").at);
    assert_eq!(desk.book.entries().count(), 1);
}

#[test]
fn the_same_text_again_is_no_change() {
    let mut desk = Desk::at("2026-11-22T22:15");
    desk.does(write(1, "a"));
    assert!(
        desk.clock("2026-11-22T22:16")
            .does(write(1, "a"))
            .records
            .is_empty()
    );
}

#[track_caller]
fn check_text(text: &str, expected: Option<&Refusal>) {
    let mut desk = Desk::at("2026-11-22T12:00");
    match expected {
        None => {
            desk.does(write(1, text));
            assert_eq!(desk.book.entry(entry_id(1)).unwrap().text, text);
        }
        Some(refusal) => {
            desk.refuses(write(1, text), refusal);
            // An entry that has words keeps them.
            desk.does(write(2, "words"));
            desk.refuses(write(2, text), refusal);
            assert_eq!(desk.book.entry(entry_id(2)).unwrap().text, "words");
        }
    }
}

#[test]
fn any_text_is_kept_exactly_as_it_was_typed() {
    for text in [
        "a",
        "0",
        "  leading and trailing  ",
        "line\nline\r\n\ttab",
        "\u{0}NUL\u{0}",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "سامحني، لقد كذبت",
        "שלום \u{202E}הפוך",
        "我撒谎了",
        "👩‍👩‍👧‍👦 🏳️‍🌈",
        "e\u{301} is not é",
        "\u{FFFF}\u{10FFFF}",
        "\"quotes\" \\ back / slash \u{2028}",
    ] {
        check_text(text, None);
    }
}

#[test]
fn blank_text_is_no_entry() {
    for text in [
        "",
        " ",
        "\n\n\t",
        "\u{A0}\u{3000}",
        "\u{0}",
        "\u{200B}\u{FEFF}\u{202E}",
    ] {
        check_text(text, Some(&Refusal::EntryEmpty));
    }
}

#[test]
fn twenty_thousand_characters_fit_in_any_script_and_not_one_more() {
    for character in ["a", "ж", "语", "🙂", "\u{0}", "ا", "\u{301}"] {
        if character != "\u{0}" {
            check_text(&character.repeat(ENTRY_MAX), None);
        }
        let refusal = if character == "\u{0}" {
            Refusal::EntryEmpty
        } else {
            Refusal::EntryTooLong {
                has: ENTRY_MAX + 1,
                max: ENTRY_MAX,
            }
        };
        check_text(&character.repeat(ENTRY_MAX + 1), Some(&refusal));
    }
    assert_eq!(ENTRY_MAX, 20_000);
}

#[test]
fn an_entry_moves_to_another_time_and_back() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    let change = desk.does(move_to(1, moment("2026-11-01T09:30")));
    assert_eq!(
        desk.book.entry(entry_id(1)).unwrap().when,
        moment("2026-11-01T09:30")
    );
    desk.does(change.undo.unwrap());
    assert_eq!(
        desk.book.entry(entry_id(1)).unwrap().when,
        moment("2026-11-22T12:00")
    );
}

#[test]
fn no_entry_stands_in_the_future() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    desk.does(move_to(1, moment("2026-11-22T12:00")));
    for later in [
        "2026-11-22T12:00:01",
        "2026-11-23T00:00",
        "9999-12-31T00:00",
    ] {
        desk.refuses(move_to(1, moment(later)), &Refusal::EntryInFuture);
    }
}

#[test]
fn a_deleted_entry_comes_back_whole() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, "a"));
    let before = desk.book.clone();
    let deleted = desk.does(Command::DeleteEntry(entry_id(1)));
    assert_eq!(desk.book.entry(entry_id(1)), None);
    assert_eq!(desk.book.entries().count(), 0);
    assert!(!desk.book.has_writing());
    let restored = desk.does(deleted.undo.unwrap());
    assert_eq!(desk.book, before);
    assert_eq!(restored.undo, Some(Command::DeleteEntry(entry_id(1))));
}

#[test]
fn what_is_gone_cannot_be_written_moved_or_deleted() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let gone = Refusal::NoSuchEntry;
    desk.refuses(Command::DeleteEntry(entry_id(1)), &gone);
    desk.refuses(move_to(1, moment("2026-11-01T00:00")), &gone);
    desk.does(write(1, "a"));
    desk.does(Command::DeleteEntry(entry_id(1)));
    desk.refuses(write(1, "b"), &gone);
    desk.refuses(move_to(1, moment("2026-11-01T00:00")), &gone);
    desk.refuses(Command::DeleteEntry(entry_id(1)), &gone);
}

#[test]
fn only_what_was_deleted_is_restored() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let nothing = Refusal::NothingToUndo;
    desk.refuses(Command::RestoreEntry(entry_id(1)), &nothing);
    desk.does(write(1, "a"));
    desk.refuses(Command::RestoreEntry(entry_id(1)), &nothing);
    desk.does(Command::DeleteEntry(entry_id(1)));
    desk.does(Command::RestoreEntry(entry_id(1)));
    desk.refuses(Command::RestoreEntry(entry_id(1)), &nothing);
}
