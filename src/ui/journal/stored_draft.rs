//! How the text of an entry is stored as a draft.

use crate::app::OpenEntry;
use crate::domain::{CardId, Draft, DraftId, Entry, Prompt};

/// The fields: the text, and the card and the question that it answers.
const TEXT: &str = "text";
const CARD: &str = "card";
const QUESTION: &str = "question";
/// When the entry was last changed that the text replaces; empty for a new one.
const EDITED: &str = "edited";

/// The draft of a text that replaces the one of `entry`, if there is one.
pub(super) fn new(open: OpenEntry, text: String, entry: Option<&Entry>) -> Draft {
    let mut fields = vec![
        (TEXT.to_owned(), text),
        (EDITED.to_owned(), edited_at(entry)),
    ];
    if let Some(prompt) = open.prompt {
        fields.push((CARD.to_owned(), prompt.card.to_string()));
        fields.push((QUESTION.to_owned(), prompt.text));
    }
    let id = DraftId::Entry(open.id);
    Draft { id, fields }
}

/// The entry that the draft is for; none if it is another form's.
pub(super) fn entry_of(draft: &Draft) -> Option<OpenEntry> {
    let DraftId::Entry(id) = draft.id else {
        return None;
    };
    let prompt = prompt_of(draft);
    Some(OpenEntry { id, prompt })
}

pub(super) fn prompt_of(draft: &Draft) -> Option<Prompt> {
    let card = CardId::parse(draft.field(CARD))?;
    let text = draft.field(QUESTION).to_owned();
    Some(Prompt { card, text })
}

pub(super) fn text_of(draft: &Draft) -> String {
    draft.field(TEXT).to_owned()
}

/// Whether the entry has not been changed since the draft was written.
pub(super) fn is_current(draft: &Draft, entry: Option<&Entry>) -> bool {
    draft.field(EDITED) == edited_at(entry)
}

fn edited_at(entry: Option<&Entry>) -> String {
    entry.map_or_else(String::new, |entry| entry.edited.0.to_string())
}
