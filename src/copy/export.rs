//! What is kept, for people and other programs: one Markdown file, and a table of promises.
//!
//! Dates are `YYYY-MM-DD HH:MM`, as the clock on the wall showed them. What is in the bin and what
//! waits in forms is left out.

use std::cmp::Reverse;

use chrono::NaiveDateTime;

use super::promises as words;
use crate::domain::first::newest_first;
use crate::domain::moment::{iso_date, iso_time};
use crate::domain::promise::PromiseState;
use crate::domain::{Book, Event, EventKind, Moment, Promise, Promiser, Standing, Timestamp};

/// What the clock on the wall showed at an instant, where the person is.
pub type Local<'a> = &'a dyn Fn(Timestamp) -> NaiveDateTime;

/// The heads of the table's columns, frozen: programs know them.
const COLUMNS: [&str; 8] = [
    "whose",
    "promise",
    "made",
    "due",
    "state",
    "marked on",
    "times the due date was changed",
    "notes",
];

/// Everything that can be read, as Markdown: the journal by day, newest first, then promises, the
/// one made last first, with what happened to them.
///
/// Words keep their lines, and read the same shown or plain: what would be a mark of Markdown has
/// a `\` before it, and spaces at the beginning of a line are hard ones.
#[must_use]
pub fn markdown(book: &Book, made: &Moment, local: Local<'_>) -> String {
    let mut file = format!("# Troth\n\nWritten {}.\n\n## Journal\n", minute(made.local));
    let entries = newest_first(book.entries());
    let mut last = None;
    for entry in &entries {
        let day = entry.when.local.date();
        if last.replace(day) != Some(day) {
            add(&mut file, &["\n### ", &iso_date(day), "\n"]);
        }
        let time = iso_time(entry.when.local.time());
        add(
            &mut file,
            &["\n#### ", &time, &elsewhere(&entry.when, made), "\n"],
        );
        if let Some(prompt) = &entry.prompt {
            file.push_str("\n> ");
            lines(&mut file, &prompt.text, "> ");
            file.push('\n');
        }
        file.push('\n');
        lines(&mut file, &entry.text, "");
        file.push('\n');
    }
    if entries.is_empty() {
        file.push_str("\nNo entries.\n");
    }
    file.push_str("\n## Promises\n");
    let promises = by_making(book);
    for (promise, state) in &promises {
        promise_section(&mut file, promise, state, made, local);
    }
    if promises.is_empty() {
        file.push_str("\nNo promises.\n");
    }
    file
}

/// Promises as a table, the one made last first: RFC 4180, every cell in quotation marks, in
/// UTF-8 with a byte order mark, so that spreadsheets read it.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or the end of a line gets an apostrophe
/// before it: without one, spreadsheets would run what somebody wrote as a formula.
#[must_use]
pub fn promises_csv(book: &Book, local: Local<'_>) -> String {
    let mut file = "\u{FEFF}".to_owned();
    row(&mut file, &COLUMNS.map(str::to_owned));
    for (_, state) in by_making(book) {
        let (mark, marked) = match state.mark {
            Some(mark) => (marked_as(mark.kept), minute(local(mark.at))),
            None => ("Not marked", String::new()),
        };
        let mut notes = state.note.clone();
        for (at, note) in &state.notes {
            let end = if notes.is_empty() { "" } else { "\n" };
            add(&mut notes, &[end, &minute(local(*at)), ": ", note]);
        }
        let due = state.due.as_ref().map(|due| minute(due.local));
        let cells = [
            match state.promiser {
                Promiser::Me => "mine".to_owned(),
                Promiser::Them => "theirs".to_owned(),
            },
            state.what,
            minute(local(state.made)),
            due.unwrap_or_default(),
            mark.to_owned(),
            marked,
            state.changes.to_string(),
            notes,
        ];
        row(&mut file, &cells);
    }
    file
}

/// Promises with what their logs say, the one made last first.
fn by_making(book: &Book) -> Vec<(&Promise, PromiseState)> {
    let mut promises: Vec<_> = book
        .promises()
        .filter_map(|promise| Some((promise, promise.state()?)))
        .collect();
    promises.sort_unstable_by_key(|(promise, state)| Reverse((state.made, promise.id)));
    promises
}

fn promise_section(
    file: &mut String,
    promise: &Promise,
    state: &PromiseState,
    now: &Moment,
    local: Local<'_>,
) {
    file.push_str("\n### ");
    for (number, line) in state.what.lines().enumerate() {
        if number > 0 {
            file.push(' ');
        }
        escape(file, line, true);
    }
    let whose = match state.promiser {
        Promiser::Me => "Your promise",
        Promiser::Them => words::MADE_TO_ME,
    };
    add(
        file,
        &["\n\n- ", whose, ", made ", &minute(local(state.made))],
    );
    match &state.due {
        Some(due) => add(
            file,
            &["\n- Due ", &minute(due.local), &elsewhere(due, now)],
        ),
        None => add(file, &["\n- ", words::NO_DUE]),
    }
    let standing = match state.standing(now) {
        Standing::Open => "Open",
        Standing::Due => "Due, not marked yet",
        Standing::Kept => words::KEPT,
        Standing::NotKept => words::NOT_KEPT,
    };
    add(file, &["\n- ", standing]);
    if let Some(mark) = &state.mark {
        add(file, &[", marked ", &minute(local(mark.at))]);
    }
    if !state.note.is_empty() {
        file.push_str("\n- Note: ");
        lines(file, &state.note, "  ");
    }
    add(file, &["\n\n", words::HISTORY, ":\n\n"]);
    for event in promise.events() {
        file.push_str("- ");
        lines(file, &happened(event, now, local), "  ");
        file.push('\n');
    }
}

fn happened(event: &Event, now: &Moment, local: Local<'_>) -> String {
    let new_due = match &event.kind {
        EventKind::Changed { due: Some(due) } => minute(due.local) + &elsewhere(due, now),
        _ => String::new(),
    };
    let when = minute(local(event.at));
    words::happened(&event.kind, event.retracts.is_some(), &when, &new_due)
}

const fn marked_as(kept: bool) -> &'static str {
    if kept { words::KEPT } else { words::NOT_KEPT }
}

/// The zone of a moment, if it is another one.
fn elsewhere(moment: &Moment, now: &Moment) -> String {
    if moment.zone == now.zone || moment.zone.is_empty() {
        return String::new();
    }
    let mut zone = " (".to_owned();
    escape(&mut zone, &moment.zone, true);
    zone + ")"
}

fn minute(local: NaiveDateTime) -> String {
    format!("{} {}", iso_date(local.date()), iso_time(local.time()))
}

fn add(file: &mut String, pieces: &[&str]) {
    for piece in pieces {
        file.push_str(piece);
    }
}

/// Somebody's words, line by line; `begin` stands before each but the first.
fn lines(file: &mut String, text: &str, begin: &str) {
    for (number, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if number > 0 {
            // Two spaces: the line ends here, shown too.
            add(file, &["  \n", begin]);
        }
        escape(file, line, false);
    }
}

/// One line of somebody's words, with nothing in it that Markdown would take for a mark.
fn escape(file: &mut String, line: &str, is_heading: bool) {
    let words = line.trim_start_matches([' ', '\t']);
    for space in line[..line.len() - words.len()].chars() {
        // Four plain ones would make it a piece of code.
        file.push_str(if space == '\t' {
            "\u{A0}\u{A0}"
        } else {
            "\u{A0}"
        });
    }
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = words.char_indices();
    while let Some((at, c)) = rest.next() {
        let next = rest.as_str().chars().next();
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | '<' | '~' => true,
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' => is_heading || at == 0,
            '>' | '-' | '+' | '=' | ':' | '|' => at == 0,
            // "1." begins a numbered list.
            '.' | ')' => at > 0 && at == digits,
            _ => false,
        };
        if is_mark {
            file.push('\\');
        }
        let is_seen = c == '\t' || !c.is_control();
        file.push(if is_seen {
            c
        } else {
            char::REPLACEMENT_CHARACTER
        });
    }
}

fn row(file: &mut String, cells: &[String; COLUMNS.len()]) {
    for (number, cell) in cells.iter().enumerate() {
        file.push_str(if number > 0 { ",\"" } else { "\"" });
        if cell.starts_with(['=', '+', '-', '@', '\t', '\n', '\r']) {
            file.push('\'');
        }
        file.push_str(&cell.replace('"', "\"\"").replace('\0', "\u{FFFD}"));
        file.push('"');
    }
    file.push_str("\r\n");
}
