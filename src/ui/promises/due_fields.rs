//! The two fields of a due time.

use leptos::prelude::*;

use crate::copy::{errors, promises as copy};
use crate::domain::due::{civil_from_fields, fields_from_civil};
use crate::domain::{DueField, Moment, Refusal};
use crate::platform::{clock, page};
use crate::ui::parts::TextField;

/// Names of the fields in a draft.
const DATE: &str = "date";
const TIME: &str = "time";

/// What the two fields hold, and what is wrong with them.
#[derive(Clone, Copy)]
pub(super) struct DueInput {
    date: RwSignal<String>,
    time: RwSignal<String>,
    date_problem: RwSignal<String>,
    time_problem: RwSignal<String>,
}

impl DueInput {
    pub(super) fn new(date: String, time: String) -> Self {
        Self {
            date: RwSignal::new(date),
            time: RwSignal::new(time),
            date_problem: RwSignal::default(),
            time_problem: RwSignal::default(),
        }
    }

    /// With what a draft holds.
    pub(super) fn from_fields(fields: Vec<(String, String)>) -> Self {
        let (mut date, mut time) = (String::new(), String::new());
        for (name, text) in fields {
            match name.as_str() {
                DATE => date = text,
                TIME => time = text,
                _ => {}
            }
        }
        Self::new(date, time)
    }

    /// The two texts as fields of a draft.
    pub(super) fn to_fields(date: String, time: String) -> Vec<(String, String)> {
        vec![(DATE.to_owned(), date), (TIME.to_owned(), time)]
    }

    /// The texts of "Due date" and "Due time"; not tracked.
    pub(super) fn texts(self) -> (String, String) {
        (self.date.get_untracked(), self.time.get_untracked())
    }

    pub(super) fn set(self, due: Option<chrono::NaiveDateTime>) {
        let (date, time) = fields_from_civil(due);
        self.date.set(date);
        self.time.set(time);
        self.clear_problems();
    }

    /// What the two fields say together.
    pub(super) fn read(self) -> Result<Option<Moment>, Refusal> {
        self.clear_problems();
        let (date, time) = self.texts();
        let civil = civil_from_fields(&date, &time)?;
        Ok(civil.map(clock::resolve))
    }

    /// Shows the refusal at the field that it is about, and focuses that. Whether it is about one of these.
    pub(super) fn show_refusal(self, refusal: &Refusal, id_prefix: &str) -> bool {
        let (problem, name) = match refusal {
            Refusal::DueInPast(DueField::Time) | Refusal::DueUnreadable(DueField::Time) => {
                (self.time_problem, "time")
            }
            Refusal::DueInPast(_) | Refusal::DueUnreadable(_) | Refusal::DueWithoutDate => {
                (self.date_problem, "date")
            }
            _ => return false,
        };
        problem.set(errors::refusal(refusal));
        page::focus_by_id(&format!("{id_prefix}-{name}"));
        true
    }

    fn clear_problems(self) {
        self.date_problem.set(String::new());
        self.time_problem.set(String::new());
    }
}

/// "Due date" and "Due time". The ids of the two begin with `id_prefix`.
#[component]
pub(super) fn DueFields(#[prop(into)] id_prefix: String, input: DueInput) -> impl IntoView {
    view! {
        <div class="field-row">
            <TextField
                id=format!("{id_prefix}-date")
                label=copy::DUE_DATE
                input_type="date"
                text=input.date
                problem=input.date_problem
            />
            <TextField
                id=format!("{id_prefix}-time")
                label=copy::DUE_TIME
                input_type="time"
                text=input.time
                problem=input.time_problem
            />
        </div>
    }
}
