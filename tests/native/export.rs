//! What is handed to people and other programs.

use chrono::NaiveDateTime;
use proptest::prelude::*;
use troth::copy::export::{markdown, promises_csv};
use troth::domain::{Command, Moment, PromiseDraft, Promiser, Prompt, Timestamp};

use crate::support::{
    Desk, card, change_due, entry_id, mark, moment, moment_in, promise_id, write,
};

/// Berlin in winter.
fn local(at: Timestamp) -> NaiveDateTime {
    let offset = moment("2026-11-22T12:00");
    offset.local + chrono::TimeDelta::milliseconds(at.0 - offset.at.0)
}

fn make(number: u64, promiser: Promiser, what: &str, due: Option<Moment>, note: &str) -> Command {
    Command::MakePromise {
        id: promise_id(number),
        draft: PromiseDraft {
            promiser,
            what: what.to_owned(),
            due,
            note: note.to_owned(),
        },
    }
}

fn note(number: u64, note: &str) -> Command {
    Command::NotePromise {
        id: promise_id(number),
        note: note.to_owned(),
    }
}

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-21T22:15");
    desk.does(Command::WriteEntry {
        id: entry_id(1),
        text: "I lied.\nAgain.".to_owned(),
        prompt: Some(Prompt {
            card: card("admit/own-it"),
            text: "What happened?".to_owned(),
        }),
    });
    desk.clock("2026-11-22T08:00").does(write(2, "Morning."));
    desk.clock("2026-11-22T09:30").does(write(3, "Deleted."));
    desk.does(Command::DeleteEntry(entry_id(3)));
    desk.does(write(4, "In Tokyo."));
    desk.does(Command::MoveEntry {
        id: entry_id(4),
        when: moment_in("2026-11-22T17:00", "Asia/Tokyo", 540),
    });
    let due = Some(moment("2026-11-22T20:00"));
    desk.does(make(
        1,
        Promiser::Me,
        "I call, at noon.",
        due,
        "Said\nat lunch.",
    ));
    desk.does(change_due(1, Some(moment("2026-11-22T21:00"))));
    desk.clock("2026-11-22T21:30").does(mark(1, false));
    let mark = desk.last_event(1).id;
    let id = promise_id(1);
    desk.does(Command::Retract { id, event: mark });
    desk.does(crate::support::mark(1, true));
    desk.does(note(1, "Late; \"rang\"."));
    desk.clock("2026-11-22T22:00")
        .does(make(2, Promiser::Them, "Home by eight", None, ""));
    desk.does(make(3, Promiser::Me, "Deleted", None, ""));
    desk.does(Command::DeletePromise(promise_id(3)));
    desk
}

#[test]
fn everything_as_markdown() {
    let desk = desk();
    let expected = "\
# Troth

Written 2026-11-23 12:00.

## Journal

### 2026-11-22

#### 17:00 (Asia/Tokyo)

In Tokyo.

#### 08:00

Morning.

### 2026-11-21

#### 22:15

> What happened?

I lied.\u{20}\u{20}
Again.

## Promises

### Home by eight

- Made to you, made 2026-11-22 22:00
- No date
- Open

History:

- 2026-11-22 22:00: Made

### I call, at noon.

- Your promise, made 2026-11-22 09:30
- Due 2026-11-22 21:00
- Kept, marked 2026-11-22 21:30
- Note: Said\u{20}\u{20}
  at lunch.

History:

- 2026-11-22 09:30: Made
- 2026-11-22 09:30: Changed to 2026-11-22 21:00
- 2026-11-22 21:30: Marked not kept
- 2026-11-22 21:30: Taken back
- 2026-11-22 21:30: Marked kept
- 2026-11-22 21:30: Note: Late; \"rang\".
";
    let made = moment("2026-11-23T12:00");
    assert_eq!(markdown(&desk.book, &made, &local), expected);
    let empty = Desk::at("2026-11-23T12:00").book;
    assert_eq!(
        markdown(&empty, &made, &local),
        "# Troth\n\nWritten 2026-11-23 12:00.\n\n## Journal\n\nNo entries.\n\n## Promises\n\n\
         No promises.\n"
    );
}

#[track_caller]
fn check_words(text: &str, expected: &str) {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(write(1, text));
    let file = markdown(&desk.book, &desk.now, &local);
    let (_, rest) = file.split_once("#### 12:00\n\n").unwrap();
    let (words, _) = rest.split_once("\n\n## Promises\n").unwrap();
    assert_eq!(words, expected);
}

#[test]
fn words_are_no_marks() {
    check_words("# no heading", "\\# no heading");
    check_words("not # one", "not # one");
    check_words("1. first\r\n2) second", "1\\. first  \n2\\) second");
    check_words("3.5 and (a)", "3\\.5 and (a)");
    check_words(
        "- a\n+ b\n> c\n---\na\n===",
        "\\- a  \n\\+ b  \n\\> c  \n\\---  \na  \n\\===",
    );
    check_words("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~");
    check_words("[x](y) <b> &amp; & co", "\\[x](y) \\<b> \\&amp; & co");
    check_words("back\\slash", "back\\\\slash");
    check_words(
        "a\n\n    b\n\tc",
        "a  \n  \n\u{A0}\u{A0}\u{A0}\u{A0}b  \n\u{A0}\u{A0}c",
    );
    check_words("a\u{0}\u{7}b жаль 🙂", "a\u{FFFD}\u{FFFD}b жаль 🙂");
}

#[test]
fn a_promise_of_many_lines_is_one_heading() {
    let mut desk = Desk::at("2026-11-22T12:00");
    desk.does(make(1, Promiser::Me, "one\n# two #", None, "three\n# four"));
    let file = markdown(&desk.book, &desk.now, &local);
    assert!(file.contains("\n### one \\# two \\#\n"), "{file}");
    assert!(file.contains("\n- Note: three  \n  \\# four\n"), "{file}");
}

#[test]
fn promises_as_a_table() {
    let expected = "\u{FEFF}\
        \"whose\",\"promise\",\"made\",\"due\",\"state\",\"marked on\",\
        \"times the due date was changed\",\"notes\"\r\n\
        \"theirs\",\"Home by eight\",\"2026-11-22 22:00\",\"\",\"Not marked\",\"\",\"0\",\"\"\r\n\
        \"mine\",\"I call, at noon.\",\"2026-11-22 09:30\",\"2026-11-22 21:00\",\"Kept\",\
        \"2026-11-22 21:30\",\"1\",\"Said\nat lunch.\n2026-11-22 21:30: Late; \"\"rang\"\".\"\r\n";
    assert_eq!(promises_csv(&desk().book, &local), expected);
}

/// The cells of a table in RFC 4180 with every cell in quotation marks.
fn cells(file: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = file.strip_prefix('\u{FEFF}').unwrap();
    let mut row = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').unwrap();
        let mut cell = String::new();
        loop {
            let (piece, after) = rest.split_once('"').unwrap();
            cell.push_str(piece);
            rest = after;
            match rest.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        row.push(cell);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").unwrap();
            rows.push(std::mem::take(&mut row));
        }
    }
    rows
}

#[test]
fn no_cell_is_a_formula() {
    for (what, expected) in [
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("a=b", "a=b"),
        ("'a", "'a"),
    ] {
        let mut desk = Desk::at("2026-11-22T12:00");
        desk.does(make(1, Promiser::Me, what, None, what));
        let rows = cells(&promises_csv(&desk.book, &local));
        assert_eq!(
            (rows[1][1].as_str(), rows[1][7].as_str()),
            (expected, expected)
        );
    }
}

/// The line as it reads once shown.
fn shown(line: &str) -> String {
    let mut shown = String::new();
    let mut rest = line.strip_suffix("  ").unwrap_or(line).chars();
    while let Some(c) = rest.next() {
        shown.push(if c == '\\' { rest.next().unwrap() } else { c });
    }
    shown.replace('\u{A0}', " ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_words_leave_the_file_as_it_is(
        text in "([#>*+=:|`~<&_\\[\\]()\\\\.0-9 \t\na-c-]|\\PC){1,40}",
    ) {
        let mut desk = Desk::at("2026-11-22T12:00");
        if desk.ask(write(1, text.as_str())).is_err()
            || desk.ask(make(1, Promiser::Me, &text, None, &text)).is_err()
        {
            return Ok(());
        }
        let file = markdown(&desk.book, &desk.now, &local);
        let headings = file.lines().filter(|line| line.starts_with('#'));
        prop_assert_eq!(headings.count(), 6, "{}", file);
        let (_, rest) = file.split_once("#### 12:00\n\n").unwrap();
        let (words, _) = rest.split_once("\n\n## Promises\n").unwrap();
        let read: Vec<String> = words.split('\n').map(shown).collect();
        let last = read.len() - 1;
        for (at, (line, meant)) in read.iter().zip(text.split('\n')).enumerate() {
            let meant = meant.replace('\u{A0}', " ");
            let begun = meant.trim_start_matches([' ', '\t']);
            prop_assert_eq!(line.trim_start(), begun.trim_start(), "line {} of {}", at, last);
        }
        prop_assert_eq!(read.len(), text.split('\n').count());

        let rows = cells(&promises_csv(&desk.book, &local));
        prop_assert_eq!(rows.len(), 2);
        prop_assert!(rows.iter().all(|row| row.len() == 8));
        let cell = &rows[1][1];
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text.trim().strip_prefix('\'').unwrap_or(text.trim()));
    }
}
