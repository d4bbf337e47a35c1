//! Words that wait in forms.

use troth::domain::{Command, Draft, DraftId, Record, Thing};

use crate::support::{Desk, entry_id, promise_id};

fn filled(id: DraftId, text: &str) -> Draft {
    let field = |name: &str, content: &str| (name.to_owned(), content.to_owned());
    Draft {
        id,
        fields: vec![field("what", text), field("date", "2026-11-2")],
    }
}

#[test]
fn each_form_keeps_its_own_words() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let forms = [
        DraftId::Entry(entry_id(1)),
        DraftId::NewPromise,
        DraftId::Note(promise_id(1)),
        DraftId::Due(promise_id(1)),
    ];
    for (number, id) in forms.into_iter().enumerate() {
        let draft = filled(id, &format!("words {number}"));
        let change = desk.does(Command::KeepDraft(draft.clone()));
        assert_eq!(change.records, [Record::Draft(draft)]);
        assert_eq!(change.undo, None);
    }
    for (number, id) in forms.into_iter().enumerate() {
        let draft = desk.book.draft(id).unwrap();
        assert_eq!(draft.field("what"), format!("words {number}"));
        assert_eq!(
            (draft.field("date"), draft.field("other")),
            ("2026-11-2", "")
        );
    }
    assert_eq!(desk.book.drafts().len(), 4);
    assert!(!desk.book.has_writing());
}

#[test]
fn the_same_words_again_are_no_change() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let draft = filled(DraftId::NewPromise, "I call.");
    desk.does(Command::KeepDraft(draft.clone()));
    assert_eq!(desk.does(Command::KeepDraft(draft)).records, []);
    let longer = filled(DraftId::NewPromise, "I call at noon.");
    assert_eq!(desk.does(Command::KeepDraft(longer)).records.len(), 1);
    assert_eq!(desk.book.drafts().len(), 1);
}

#[test]
fn a_draft_that_was_sent_or_given_up_is_gone() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let id = DraftId::Note(promise_id(1));
    assert_eq!(desk.does(Command::DropDraft(id)).records, []);
    desk.does(Command::KeepDraft(filled(id, "Late.")));
    let change = desk.does(Command::DropDraft(id));
    assert_eq!(
        change.records,
        [Record::Gone(Thing::Draft(id), desk.now.at)]
    );
    assert_eq!(desk.book.draft(id), None);
    assert_eq!(desk.does(Command::DropDraft(id)).records, []);
    desk.does(Command::KeepDraft(filled(id, "Late again.")));
    assert_eq!(desk.book.draft(id).unwrap().field("what"), "Late again.");
}
