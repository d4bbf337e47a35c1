//! The words: every error has a text that says what is safe, and names stay as they are.

use troth::copy::{self, errors, guide, journal, more, promises, shell, today};
use troth::domain::due::DueChip;
use troth::domain::{DueField, Promiser, Refusal};
use troth::guide::Chapter;
use troth::route::Tab;
use troth::storage::{Problem, StorageError};

fn refusals() -> Vec<Refusal> {
    let (has, max) = (20_001, 20_000);
    vec![
        Refusal::EntryEmpty,
        Refusal::EntryTooLong { has, max },
        Refusal::EntryInFuture,
        Refusal::NoSuchEntry,
        Refusal::PromiseEmpty,
        Refusal::PromiseTooLong { has, max },
        Refusal::NoteEmpty,
        Refusal::NoteTooLong { has, max },
        Refusal::DueInPast(DueField::Date),
        Refusal::DueInPast(DueField::Time),
        Refusal::DueUnreadable(DueField::Date),
        Refusal::DueUnreadable(DueField::Time),
        Refusal::DueWithoutDate,
        Refusal::AlreadyDue,
        Refusal::AlreadyMarked,
        Refusal::NoSuchPromise,
        Refusal::NothingToUndo,
    ]
}

/// Breaks the build when a reason is added; then [`refusals`] needs it too. Kinds with a field
/// count once for each field.
const fn kind(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::EntryEmpty => 0,
        Refusal::EntryTooLong { .. } => 1,
        Refusal::EntryInFuture => 2,
        Refusal::NoSuchEntry => 3,
        Refusal::PromiseEmpty => 4,
        Refusal::PromiseTooLong { .. } => 5,
        Refusal::NoteEmpty => 6,
        Refusal::NoteTooLong { .. } => 7,
        Refusal::DueInPast(DueField::Date) => 8,
        Refusal::DueInPast(DueField::Time) => 9,
        Refusal::DueUnreadable(DueField::Date) => 10,
        Refusal::DueUnreadable(DueField::Time) => 11,
        Refusal::DueWithoutDate => 12,
        Refusal::AlreadyDue => 13,
        Refusal::AlreadyMarked => 14,
        Refusal::NoSuchPromise => 15,
        Refusal::NothingToUndo => 16,
    }
}

fn storage_errors() -> Vec<StorageError> {
    vec![
        StorageError::Full,
        StorageError::Blocked,
        StorageError::Newer,
        StorageError::Damaged,
        StorageError::NotOnDevice,
        StorageError::Erased,
        StorageError::Failed("UnknownError".to_owned()),
    ]
}

/// Breaks the build when an error is added; then [`storage_errors`] needs it too.
const fn storage_kind(error: &StorageError) -> usize {
    match error {
        StorageError::Full => 0,
        StorageError::Blocked => 1,
        StorageError::Newer => 2,
        StorageError::Damaged => 3,
        StorageError::NotOnDevice => 4,
        StorageError::Erased => 5,
        StorageError::Failed(_) => 6,
    }
}

#[track_caller]
fn check_sentence(text: &str) {
    let whole = text.ends_with('.') && text.starts_with(char::is_uppercase);
    assert!(
        whole && !text.contains("  ") && !text.contains('\n'),
        "{text}"
    );
}

#[test]
fn every_refusal_is_said_in_its_own_words() {
    let mut said: Vec<String> = Vec::new();
    for (at, refusal) in refusals().iter().enumerate() {
        assert_eq!(kind(refusal), at);
        let text = errors::refusal(refusal);
        check_sentence(&text);
        assert!(!said.contains(&text), "{text}");
        said.push(text);
    }
    assert_eq!(said.len(), 17);
}

#[test]
fn a_refusal_about_a_field_begins_with_its_name() {
    for (refusal, field) in [
        (Refusal::DueInPast(DueField::Date), promises::DUE_DATE),
        (Refusal::DueInPast(DueField::Time), promises::DUE_TIME),
        (Refusal::DueUnreadable(DueField::Date), promises::DUE_DATE),
        (Refusal::DueUnreadable(DueField::Time), promises::DUE_TIME),
        (Refusal::DueWithoutDate, promises::DUE_DATE),
    ] {
        let text = errors::refusal(&refusal);
        assert!(text.starts_with(&format!("{field}: ")), "{text}");
    }
}

#[test]
fn what_is_too_long_names_both_lengths() {
    let (has, max) = (20_001, 20_000);
    for refusal in [
        Refusal::EntryTooLong { has, max },
        Refusal::PromiseTooLong { has, max },
        Refusal::NoteTooLong { has, max },
    ] {
        let text = errors::refusal(&refusal);
        assert!(text.contains("20,001") && text.contains("20,000"), "{text}");
        assert!(text.contains("still here"), "{text}");
    }
    let (has, max) = (501, 500);
    let text = errors::refusal(&Refusal::PromiseTooLong { has, max });
    assert!(text.contains(" 501 ") && text.contains(" 500."), "{text}");
}

#[test]
fn every_storage_error_says_what_is_safe() {
    for (at, error) in storage_errors().iter().enumerate() {
        assert_eq!(storage_kind(error), at);
        let text = errors::storage(error);
        check_sentence(&text);
        if *error == StorageError::NotOnDevice {
            assert!(text.starts_with(errors::NOT_ON_DEVICE), "{text}");
            continue;
        }
        assert!(text.starts_with("Not saved: "), "{text}");
        if *error == StorageError::Erased {
            assert!(text.contains("kept nowhere else"), "{text}");
            continue;
        }
        let safe = ["is safe", "untouched", "Nothing was written over"];
        let safe = safe.iter().any(|words| text.contains(words)) || text.contains("of it is safe");
        assert!(safe, "{text}");
    }
    let failed = errors::storage(&StorageError::Failed("UnknownError".to_owned()));
    assert!(failed.contains("“UnknownError”"), "{failed}");
}

#[test]
fn every_problem_at_the_start_says_what_became_of_the_rest() {
    let key = "troth/1/entry/x".to_owned();
    for (problem, words) in [
        (
            Problem::PutAside { key: key.clone() },
            "everything else is here",
        ),
        (Problem::LeftInPlace { key }, "everything else is here"),
        (Problem::Newer, "You can read it"),
        (Problem::Unfinished, "You see it here"),
        (Problem::SecondVersion, "both are there"),
    ] {
        let text = errors::problem(&problem);
        check_sentence(&text);
        assert!(text.contains(words), "{text}");
    }
    for sentence in [
        errors::UNKNOWN_ADDRESS,
        errors::MEMORY_ONLY,
        errors::NO_SECOND_COPY,
        errors::ERASED,
        errors::NEWER_ELSEWHERE,
        errors::ASIDE_TEXT,
        errors::FILLING,
        errors::NEARLY_FULL,
        errors::DRAFT_NOT_KEPT,
        errors::COPY_FIRST,
        errors::STILL_IN_COPIES,
    ] {
        check_sentence(sentence);
    }
    check_sentence(&errors::unreadable_store("SecurityError"));
}

/// People who use a screen reader find things by these names: they change only on purpose.
#[test]
fn names_stay_as_they_are() {
    let door: Vec<&str> = shell::door_ways()
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    assert_eq!(
        door,
        [
            "I broke trust",
            "I was hurt",
            "I'm afraid, or not sure",
            "Just read"
        ]
    );
    let tabs = Tab::ALL.map(shell::tab);
    assert_eq!(tabs, ["Today", "Guide", "Promises", "Journal", "More"]);
    let chips = DueChip::ALL.map(promises::chip);
    assert_eq!(chips, ["Tonight", "Tomorrow", "Sunday", "No date"]);
    let chapters = Chapter::ALL.map(Chapter::title);
    assert_eq!(chapters[0], "Tonight");
    let position = guide::position(2, 6);
    for (name, expected) in [
        (shell::main_navigation(), "Main"),
        (shell::leave_quickly(), "Leave quickly"),
        (shell::cards_region(), "Cards"),
        (shell::chapters_navigation(), "Chapters"),
        (shell::write_about_it(), "Write about it"),
        (shell::make_a_promise(), "Make a promise"),
        (shell::hurt_or_harm(), "Hurt, or harm?"),
        (guide::PREVIOUS, "Previous card"),
        (guide::NEXT, "Next card"),
        (guide::FAVOURITE, "Favourite"),
        (guide::SHARE, "Share this card"),
        (&position, "Card 2 of 6"),
        (journal::NEW, "New entry"),
        (journal::ENTRY, "Entry"),
        (journal::SAVED, "Saved"),
        (journal::DONE, "Done"),
        (journal::DELETE, "Delete entry"),
        (journal::SEARCH, "Search journal"),
        (copy::UNDO, "Undo"),
        (promises::NEW, "New promise"),
        (promises::what(Promiser::Me), "What do you promise?"),
        (promises::what(Promiser::Them), "What did they promise?"),
        (promises::DUE_DATE, "Due date"),
        (promises::DUE_TIME, "Due time"),
        (promises::MAKE, "Make promise"),
        (promises::KEPT, "Kept"),
        (promises::NOT_KEPT, "Not kept"),
        (promises::CHANGE_TIME, "Change time"),
        (promises::SO_FAR, "So far"),
        (today::WRITE, "Write"),
        (more::HELP, "Help"),
        (more::SHARE, "Share Troth"),
        (more::APPEARANCE, "Appearance"),
        (more::ABOUT, "About"),
        (more::COPY, "Copy link"),
    ] {
        assert_eq!(name, expected);
    }
}

#[test]
fn counts_have_their_noun() {
    assert_eq!(copy::counted(1, "entry", "entries"), "1 entry");
    assert_eq!(copy::counted(0, "entry", "entries"), "0 entries");
    assert_eq!(shell::card_count(1), "1 card");
    assert_eq!(shell::card_count(6), "6 cards");
}
