//! The form for a new promise. Only what is promised is required.

use leptos::prelude::*;

use super::due_fields::DueInput;
use crate::app::{AppState, Failure, Notice};
use crate::copy::{errors, promises as copy};
use crate::domain::due::{DueChip, fields_from_civil};
use crate::domain::{Command, Draft, DraftId, Moment, PromiseDraft, PromiseId, Promiser, Refusal};
use crate::platform::{clock, page as static_page};
use crate::route::{Route, Shelf};
use crate::ui::el::{el, live_text, submit, text, watch};
use crate::ui::parts::old::{Field, FormDraft, choice, choices, page};

/// Begins the ids of the two due fields.
const DUE: &str = "promise-due";
/// The due time was filled in by hand: no quick choice is pressed in.
const BY_HAND: usize = DueChip::ALL.len();

/// The fields of a draft, beside those of the due time.
const ID: &str = "id";
const THEIRS: &str = "theirs";
const WHAT: &str = "what";
const NOTE: &str = "note";

/// What is filled in, and what is wrong with it.
#[derive(Clone, Copy)]
struct Form {
    app: AppState,
    id: PromiseId,
    theirs: RwSignal<bool>,
    what: RwSignal<String>,
    what_problem: RwSignal<String>,
    due: DueInput,
    /// Which quick choice is pressed in; [`BY_HAND`] for none.
    chosen: RwSignal<usize>,
    note: RwSignal<String>,
    note_problem: RwSignal<String>,
    is_made: RwSignal<bool>,
}

/// A promise, as it is being filled in.
pub fn promise_form(app: AppState) -> AnyView {
    let waiting = app.draft(DraftId::NewPromise);
    let (form, fresh) = Form::begin(app, waiting);
    let read = Box::new(move || form.fields());
    let draft = FormDraft::new(app, DraftId::NewPromise, fresh, read);
    let made = draft.clone();
    watch(|| static_page::focus_by_id("promise-what"));
    let label = live_text(move || copy::what(form.promiser()).to_owned());
    let what = Field {
        id: "promise-what".into(),
        label,
        hint: copy::HINT,
        text: form.what,
        problem: form.what_problem,
    };
    let note = Field {
        id: "promise-note".into(),
        label: text(copy::NOTE),
        hint: "",
        text: form.note,
        problem: form.note_problem,
    };
    let fields = el("form")
        .class("promise-form")
        .on_send(move || form.make(&made))
        .child(form.whose())
        .child(what.lines())
        .child(form.chips())
        .child(form.due.fields(DUE, move || form.chosen.set(BY_HAND)))
        .child(note.lines())
        .el(el("p")
            .class("promise-form__actions")
            .el(submit(copy::MAKE)));
    page(copy::NEW, "#/promises")
        .el(draft.follow(fields))
        .view()
}

impl Form {
    /// The form with what waited in it, and what stands in it when nothing was typed.
    fn begin(app: AppState, waiting: Option<Draft>) -> (Self, Vec<(String, String)>) {
        // What was made already, in another tab or just before the end, does not wait any more.
        let waiting = waiting.filter(|draft| {
            PromiseId::parse(draft.field(ID))
                .is_ok_and(|id| app.book_now(|book| book.promise(id).is_none()))
        });
        if waiting.is_some() || app.hand(|hand| hand.promise_start.is_none()) {
            app.begin_promise("", DueChip::NoDate);
        }
        let start = app.hand(|hand| hand.promise_start.clone());
        let (mut id, theirs, what, due) = match start {
            Some(it) => (
                it.id,
                it.promiser == Promiser::Them,
                it.what,
                DueInput::new(it.date, it.time),
            ),
            None => (
                app.new_promise_id(),
                false,
                String::new(),
                DueInput::new(String::new(), String::new()),
            ),
        };
        if let Some(known) = waiting.as_ref().map(|draft| draft.field(ID)) {
            id = PromiseId::parse(known).unwrap_or(id);
        }
        let empty = || RwSignal::new(String::new());
        let mut form = Self {
            app,
            id,
            theirs: RwSignal::new(theirs),
            what: RwSignal::new(what),
            what_problem: empty(),
            due,
            chosen: RwSignal::new(BY_HAND),
            note: empty(),
            note_problem: empty(),
            is_made: RwSignal::new(false),
        };
        let fresh = form.fields();
        if let Some(draft) = waiting {
            form.theirs.set(!draft.field(THEIRS).is_empty());
            form.what.set(draft.field(WHAT).to_owned());
            form.note.set(draft.field(NOTE).to_owned());
            form.due = DueInput::of_fields(draft.fields);
        }
        let (date, time) = form.due.texts();
        let chip = DueChip::ALL.into_iter().position(|chip| {
            let (chip_date, chip_time) =
                fields_from_civil(chip.civil(clock::now_without_zone().local));
            chip_date == date && chip_time == time
        });
        form.chosen.set(chip.unwrap_or(BY_HAND));
        (form, fresh)
    }

    /// What stands in the form.
    fn fields(self) -> Vec<(String, String)> {
        let (date, time) = self.due.texts();
        let theirs = if self.theirs.get_untracked() { "1" } else { "" };
        let mut fields = DueInput::fields_of(date, time);
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

    /// The name of the promise: a new one if another tab has made a promise of this name.
    fn id_to_make(self) -> PromiseId {
        let is_known = self.app.book_now(|book| book.promise(self.id).is_some());
        if is_known && !self.is_made.get_untracked() {
            self.app.new_promise_id()
        } else {
            self.id
        }
    }

    fn promiser(self) -> Promiser {
        if self.theirs.get() {
            Promiser::Them
        } else {
            Promiser::Me
        }
    }

    fn make(self, waiting: &FormDraft) {
        let id = self.id_to_make();
        let made = self.due.read().map_err(Failure::Refused).and_then(|due| {
            let draft = PromiseDraft {
                promiser: untrack(|| self.promiser()),
                what: self.what.get_untracked(),
                due: due.clone(),
                note: self.note.get_untracked(),
            };
            let undo = self.app.dispatch(Command::MakePromise { id, draft })?;
            Ok((undo, shelf_of(due.as_ref())))
        });
        match made {
            // The second of two taps.
            Ok((None, _)) => {}
            Ok((undo, shelf)) => {
                self.is_made.set(true);
                waiting.done();
                self.app.hand(|hand| hand.promise_start = None);
                self.app.turn(Route::Promises(shelf));
                self.app
                    .say(Notice::with_undo(copy::MADE, undo, copy::TAKEN_BACK));
            }
            Err(Failure::Refused(refusal)) => self.refuse(&refusal),
            Err(failure) => self.app.say(failure.notice()),
        }
    }

    /// Shows the refusal at the field that it names, and goes there.
    fn refuse(self, refusal: &Refusal) {
        let (problem, field) = match refusal {
            Refusal::PromiseEmpty | Refusal::PromiseTooLong { .. } => {
                (self.what_problem, "promise-what")
            }
            Refusal::NoteTooLong { .. } => (self.note_problem, "promise-note"),
            _ => {
                if !self.due.refuse(refusal, DUE) {
                    self.app.say(Notice::new(errors::refusal(refusal)));
                }
                return;
            }
        };
        problem.set(errors::refusal(refusal));
        static_page::focus_by_id(field);
    }

    fn whose(self) -> AnyView {
        let theirs = self.theirs.get_untracked();
        let one = |promiser: Promiser| {
            let is_theirs = promiser == Promiser::Them;
            choice(
                "whose",
                copy::whose(promiser),
                is_theirs == theirs,
                move || self.theirs.set(is_theirs),
            )
        };
        choices(copy::WHOSE, [one(Promiser::Me), one(Promiser::Them)])
    }

    fn chips(self) -> AnyView {
        let chip = |chip: DueChip| {
            let choose = move || {
                self.chosen.set(chip as usize);
                self.due.set(chip.civil(clock::now_without_zone().local));
            };
            el("button")
                .attr("type", "button")
                .class("chip")
                .text(copy::chip(chip))
                .pressed(move || self.chosen.get() == chip as usize)
                .on_press(choose)
                .view()
        };
        el("fieldset")
            .class("chips")
            .el(el("legend").class("chips__legend").text(copy::WHEN))
            .el(el("div").class("chip-row").children(DueChip::ALL.map(chip)))
            .view()
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
