//! The two fields of a due time.

use leptos::prelude::*;

use crate::copy::{errors, promises as copy};
use crate::domain::due::{civil_from_fields, fields_from_civil};
use crate::domain::{DueField, Moment, Refusal};
use crate::platform::{clock, page};
use crate::ui::el::{Words, el, text as words};
use crate::ui::parts::old::Field;

/// The fields of a draft.
const DATE: &str = "date";
const TIME: &str = "time";

/// What stands in the two fields, and what is wrong with them.
#[derive(Clone, Copy)]
pub(super) struct DueInput {
    date: RwSignal<String>,
    time: RwSignal<String>,
    date_problem: RwSignal<String>,
    time_problem: RwSignal<String>,
}

impl DueInput {
    /// Fields that begin with these texts.
    pub(super) fn new(date: String, time: String) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            date: RwSignal::new(date),
            time: RwSignal::new(time),
            date_problem: empty(),
            time_problem: empty(),
        }
    }

    /// Fields that begin with what waited in them.
    pub(super) fn of_fields(fields: Vec<(String, String)>) -> Self {
        let mut texts = [String::new(), String::new()];
        for (name, text) in fields {
            if let Some(place) = [DATE, TIME].iter().position(|known| **known == name) {
                texts[place] = text;
            }
        }
        let [date, time] = texts;
        Self::new(date, time)
    }

    /// The texts as they wait in a draft.
    pub(super) fn fields_of(date: String, time: String) -> Vec<(String, String)> {
        vec![(DATE.to_owned(), date), (TIME.to_owned(), time)]
    }

    /// What stands in "Due date" and in "Due time".
    pub(super) fn texts(self) -> (String, String) {
        (self.date.get_untracked(), self.time.get_untracked())
    }

    /// Fills the fields.
    pub(super) fn set(self, due: Option<chrono::NaiveDateTime>) {
        let (date, time) = fields_from_civil(due);
        self.date.set(date);
        self.time.set(time);
        self.forgive();
    }

    /// What the fields say together.
    pub(super) fn read(self) -> Result<Option<Moment>, Refusal> {
        self.forgive();
        let civil = civil_from_fields(&self.date.get_untracked(), &self.time.get_untracked())?;
        Ok(civil.map(clock::resolve))
    }

    /// Shows the refusal at the field that it names, and goes there. Whether it names one.
    pub(super) fn refuse(self, refusal: &Refusal, id: &str) -> bool {
        let (problem, kind) = match refusal {
            Refusal::DueInPast(DueField::Time) | Refusal::DueUnreadable(DueField::Time) => {
                (self.time_problem, "time")
            }
            Refusal::DueInPast(_) | Refusal::DueUnreadable(_) | Refusal::DueWithoutDate => {
                (self.date_problem, "date")
            }
            _ => return false,
        };
        problem.set(errors::refusal(refusal));
        page::focus_by_id(&format!("{id}-{kind}"));
        true
    }

    /// "Due date" and "Due time". `id` begins the ids of the two; `on_change` is called when one
    /// was changed by hand.
    pub(super) fn fields(self, id: &str, on_change: impl FnMut() + 'static) -> AnyView {
        let one = |kind: &'static str, label: &'static str, text, problem| {
            let id: Words = format!("{id}-{kind}").into();
            Field {
                id,
                label: words(label),
                hint: "",
                text,
                problem,
            }
            .of_type(kind)
        };
        let mut on_change = on_change;
        el("div")
            .class("field-row")
            .on("input", move |_| on_change())
            .child(one("date", copy::DUE_DATE, self.date, self.date_problem))
            .child(one("time", copy::DUE_TIME, self.time, self.time_problem))
            .view()
    }

    fn forgive(self) {
        self.date_problem.set(String::new());
        self.time_problem.set(String::new());
    }
}
