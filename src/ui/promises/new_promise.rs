//! What the form for a new promise holds, and making the promise of it.

use leptos::prelude::*;

use super::due_fields::DueInput;
use crate::app::{
    Dispatcher, Failure, Forms, Library, Navigation, Notice, Notices, use_dispatcher, use_forms,
    use_library, use_navigation, use_notices,
};
use crate::copy::{errors, promises as copy};
use crate::domain::due::{DueChip, fields_from_civil};
use crate::domain::{Command, Draft, Moment, PromiseDraft, PromiseId, Promiser, Refusal};
use crate::platform::{clock, page};
use crate::route::{Route, Shelf};
use crate::ui::parts::FormDraft;

/// Ids of the fields.
pub(super) const WHAT_ID: &str = "promise-what";
pub(super) const DUE_ID: &str = "promise-due";
pub(super) const NOTE_ID: &str = "promise-note";

/// Names of the fields in a draft, beside those of the due time.
const ID: &str = "id";
const THEIRS: &str = "theirs";
const WHAT: &str = "what";
const NOTE: &str = "note";

#[derive(Clone, Copy)]
pub(super) struct NewPromise {
    id: PromiseId,
    pub(super) promiser: RwSignal<Promiser>,
    pub(super) what: RwSignal<String>,
    pub(super) what_problem: RwSignal<String>,
    pub(super) due: DueInput,
    /// The quick choice that the due time is; none if it was filled in by hand.
    pub(super) chip: RwSignal<Option<DueChip>>,
    pub(super) note: RwSignal<String>,
    pub(super) note_problem: RwSignal<String>,
    /// This form has made its promise.
    is_made: RwSignal<bool>,
    library: Library,
    dispatcher: Dispatcher,
    forms: Forms,
    navigation: Navigation,
    notices: Notices,
}

impl NewPromise {
    /// With what the draft holds, or what the form was opened with; and the fields of a form in which nothing was
    /// typed.
    pub(super) fn new(draft: Option<Draft>) -> (Self, Vec<(String, String)>) {
        let (library, forms) = (use_library(), use_forms());
        // The draft of a promise that was made already, in another tab or just before a crash, is of no use.
        let draft = draft.and_then(|draft| {
            let id = PromiseId::parse(draft.field(ID)).ok()?;
            let is_made = library.with_untracked(|book| book.promise(id).is_some());
            (!is_made).then_some((id, draft))
        });
        let start = match forms.promise_start() {
            Some(start) if draft.is_none() => start,
            _ => forms.start_promise("", DueChip::NoDate),
        };
        let mut form = Self {
            id: draft.as_ref().map_or(start.id, |(id, _)| *id),
            promiser: RwSignal::new(start.promiser),
            what: RwSignal::new(start.what),
            what_problem: RwSignal::default(),
            due: DueInput::new(start.due_date, start.due_time),
            chip: RwSignal::new(None),
            note: RwSignal::default(),
            note_problem: RwSignal::default(),
            is_made: RwSignal::new(false),
            library,
            dispatcher: use_dispatcher(),
            forms,
            navigation: use_navigation(),
            notices: use_notices(),
        };
        let initial = form.fields();
        if let Some((_, draft)) = draft {
            form.promiser.set(if draft.field(THEIRS).is_empty() {
                Promiser::Me
            } else {
                Promiser::Them
            });
            form.what.set(draft.field(WHAT).to_owned());
            form.note.set(draft.field(NOTE).to_owned());
            form.due = DueInput::from_fields(draft.fields);
        }
        let texts = form.due.texts();
        let now = clock::now_without_zone().local;
        let mut chips = DueChip::ALL.into_iter();
        form.chip
            .set(chips.find(|chip| fields_from_civil(chip.civil(now)) == texts));
        (form, initial)
    }

    /// What the form holds, as fields of a draft; not tracked.
    pub(super) fn fields(self) -> Vec<(String, String)> {
        let (date, time) = self.due.texts();
        let theirs = match self.promiser.get_untracked() {
            Promiser::Me => "",
            Promiser::Them => "1",
        };
        let mut fields = DueInput::to_fields(date, time);
        for (name, text) in [
            (ID, self.id.to_string()),
            (THEIRS, theirs.to_owned()),
            (WHAT, self.what.get_untracked()),
            (NOTE, self.note.get_untracked()),
        ] {
            fields.push((name.to_owned(), text));
        }
        fields
    }

    /// Makes the promise and goes to its shelf, or shows why not.
    pub(super) fn make(self, draft: FormDraft) {
        match self.dispatch() {
            // The second of two taps.
            Ok((None, _)) => {}
            Ok((undo, shelf)) => {
                self.is_made.set(true);
                draft.finish();
                self.forms.clear_promise_start();
                self.navigation.replace(Route::Promises(shelf));
                self.notices
                    .show(Notice::with_undo(copy::MADE, undo, copy::TAKEN_BACK));
            }
            Err(Failure::Refused(refusal)) => self.show_refusal(&refusal),
            Err(failure) => self.notices.show(failure.notice()),
        }
    }

    /// What undoes it, and the shelf that the promise is on.
    fn dispatch(self) -> Result<(Option<Command>, Shelf), Failure> {
        let due = self.due.read().map_err(Failure::Refused)?;
        let shelf = shelf_of(due.as_ref());
        let draft = PromiseDraft {
            promiser: self.promiser.get_untracked(),
            what: self.what.get_untracked(),
            due,
            note: self.note.get_untracked(),
        };
        let id = self.id_to_make();
        let undo = self
            .dispatcher
            .dispatch(Command::MakePromise { id, draft })?;
        Ok((undo, shelf))
    }

    /// A new id if another tab has sent its copy of this draft: what is typed here is another promise.
    fn id_to_make(self) -> PromiseId {
        let is_taken = self
            .library
            .with_untracked(|book| book.promise(self.id).is_some());
        if is_taken && !self.is_made.get_untracked() {
            self.forms.new_promise_id()
        } else {
            self.id
        }
    }

    /// Shows the refusal at the field that it is about, and focuses that.
    fn show_refusal(self, refusal: &Refusal) {
        let (problem, field_id) = match refusal {
            Refusal::PromiseEmpty | Refusal::PromiseTooLong { .. } => (self.what_problem, WHAT_ID),
            Refusal::NoteTooLong { .. } => (self.note_problem, NOTE_ID),
            _ => {
                if !self.due.show_refusal(refusal, DUE_ID) {
                    self.notices.show(Notice::new(errors::refusal(refusal)));
                }
                return;
            }
        };
        problem.set(errors::refusal(refusal));
        page::focus_by_id(field_id);
    }
}

/// The shelf on which a promise just made is found.
fn shelf_of(due: Option<&Moment>) -> Shelf {
    let today = clock::now_without_zone().local.date();
    if due.is_some_and(|due| due.local.date() <= today) {
        Shelf::Due
    } else {
        Shelf::Open
    }
}
