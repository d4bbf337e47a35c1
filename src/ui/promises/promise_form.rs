//! The form for a new promise. Only what is promised is required.

use leptos::prelude::*;

use super::due_fields::DueInput;
use crate::app::{AppState, Failure, Notice};
use crate::copy::{errors, promises as copy};
use crate::domain::due::{DueChip, fields_from_civil};
use crate::domain::{Command, Moment, PromiseDraft, PromiseId, Promiser, Refusal};
use crate::platform::{clock, page as static_page};
use crate::route::{Route, Shelf};
use crate::ui::el::{el, live_text, submit, text, watch};
use crate::ui::parts::{Field, choice, choices, page};

/// Begins the ids of the two due fields.
const DUE: &str = "promise-due";
/// The due time was filled in by hand: no quick choice is pressed in.
const BY_HAND: usize = DueChip::ALL.len();

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
}

/// A promise, as it is being filled in.
pub fn promise_form(app: AppState) -> AnyView {
    let form = Form::begin(app);
    on_cleanup(move || form.hand_back());
    watch(|| static_page::focus_field("promise-what"));
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
        .on_send(move || form.make())
        .child(form.whose())
        .child(what.lines())
        .child(form.chips())
        .child(form.due.fields(DUE, move || form.chosen.set(BY_HAND)))
        .child(note.lines())
        .el(el("p")
            .class("promise-form__actions")
            .el(submit(copy::MAKE)));
    page(copy::NEW, "#/promises").el(fields).view()
}

impl Form {
    fn begin(app: AppState) -> Self {
        if app.hand(|hand| hand.promise_start.is_none()) {
            app.begin_promise("", DueChip::NoDate);
        }
        let start = app.hand(|hand| hand.promise_start.clone());
        let (id, theirs, what, date, time, note) = match start {
            Some(it) => (
                it.id,
                it.promiser == Promiser::Them,
                it.what,
                it.date,
                it.time,
                it.note,
            ),
            None => (
                app.new_promise_id(),
                false,
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ),
        };
        let chip = DueChip::ALL.into_iter().position(|chip| {
            let (chip_date, chip_time) = fields_from_civil(chip.civil(clock::now().local));
            chip_date == date && chip_time == time
        });
        let empty = || RwSignal::new(String::new());
        Self {
            app,
            id,
            theirs: RwSignal::new(theirs),
            what: RwSignal::new(what),
            what_problem: empty(),
            due: DueInput::new(date, time),
            chosen: RwSignal::new(chip.unwrap_or(BY_HAND)),
            note: RwSignal::new(note),
            note_problem: empty(),
        }
    }

    /// The form is left: what was filled in stays for the next time, until it is made.
    fn hand_back(self) {
        self.app.hand(|hand| {
            let Some(start) = hand
                .promise_start
                .as_mut()
                .filter(|start| start.id == self.id)
            else {
                return;
            };
            let theirs = self.theirs.get_untracked();
            let what = self.what.get_untracked();
            let note = self.note.get_untracked();
            start.touched |= what != start.what || note != start.note;
            start.promiser = if theirs { Promiser::Them } else { Promiser::Me };
            (start.what, start.note) = (what, note);
            (start.date, start.time) = self.due.texts();
        });
    }

    fn promiser(self) -> Promiser {
        if self.theirs.get() {
            Promiser::Them
        } else {
            Promiser::Me
        }
    }

    fn make(self) {
        let made = self.due.read().map_err(Failure::Refused).and_then(|due| {
            let draft = PromiseDraft {
                promiser: untrack(|| self.promiser()),
                what: self.what.get_untracked(),
                due: due.clone(),
                note: self.note.get_untracked(),
            };
            let undo = self
                .app
                .dispatch(Command::MakePromise { id: self.id, draft })?;
            Ok((undo, shelf_of(due.as_ref())))
        });
        match made {
            // The second of two taps.
            Ok((None, _)) => {}
            Ok((undo, shelf)) => {
                self.app.hand(|hand| hand.promise_start = None);
                self.app.turn(Route::Promises(shelf));
                self.app
                    .say(Notice::with_undo(copy::MADE, undo, copy::TAKEN_BACK));
            }
            Err(Failure::Refused(refusal)) => self.refuse(&refusal),
            Err(failure) => self.app.say(Notice::new(failure.text())),
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
        static_page::focus_field(field);
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
                self.due.set(chip.civil(clock::now().local));
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
    let today = clock::now().local.date();
    if due.is_some_and(|due| due.local.date() <= today) {
        Shelf::Due
    } else {
        Shelf::Open
    }
}
