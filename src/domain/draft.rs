//! Words that were typed into a form and not sent yet.

use super::decide::nothing;
use super::{Book, Change, Circumstance, EntryId, PromiseId, Record, Thing};

/// Which form the words wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftId {
    /// The text of an entry that could not be kept as the entry itself: too long, or the store is
    /// full.
    Entry(EntryId),
    /// The form for a new promise.
    NewPromise,
    /// The note of a promise.
    Note(PromiseId),
    /// The form that changes when a promise is due.
    Due(PromiseId),
}

/// What stands in the fields of a form, kept until the form is sent or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form.
    pub id: DraftId,
    /// Name and content of each field that matters.
    pub fields: Vec<(String, String)>,
}

impl Draft {
    /// What stands in the field; empty if there is no such field.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        let mut named = self.fields.iter().filter(|(known, _)| known == name);
        named.next().map_or("", |(_, content)| content)
    }
}

impl Book {
    pub(super) fn keep_draft(&self, draft: Draft) -> Change {
        if self.draft(draft.id) == Some(&draft) {
            return nothing();
        }
        Change {
            records: vec![Record::Draft(draft)],
            undo: None,
        }
    }

    pub(super) fn drop_draft(&self, id: DraftId, with: &Circumstance) -> Change {
        if self.draft(id).is_none() {
            return nothing();
        }
        Change {
            records: vec![Record::Gone(Thing::Draft(id), with.now.at)],
            undo: None,
        }
    }
}
