//! The two fields of a due time.

use leptos::prelude::*;

use crate::copy::promises as copy;
use crate::domain::due::civil_from_fields;
use crate::domain::moment::{iso_date, iso_time};
use crate::domain::{DueField, Moment, Refusal};
use crate::platform::clock;

/// What stands in the two fields, and what is wrong with them.
#[derive(Clone, Copy)]
pub struct DueInput {
    /// "Due date", as the field gives it.
    pub date: RwSignal<String>,
    /// "Due time", as the field gives it.
    pub time: RwSignal<String>,
    /// The field that something is wrong with, and what.
    pub problem: RwSignal<Option<(DueField, String)>>,
}

impl DueInput {
    /// Fields that begin with this due time.
    #[must_use]
    pub fn new(due: Option<&Moment>) -> Self {
        let input = Self {
            date: RwSignal::new(String::new()),
            time: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
        };
        input.set(due.map(|due| due.local));
        input
    }

    /// Fills the fields.
    pub fn set(self, civil: Option<chrono::NaiveDateTime>) {
        self.date.set(
            civil
                .map(|civil| iso_date(civil.date()))
                .unwrap_or_default(),
        );
        self.time.set(
            civil
                .map(|civil| iso_time(civil.time()))
                .unwrap_or_default(),
        );
        self.problem.set(None);
    }

    /// What the fields say together.
    ///
    /// # Errors
    /// The [`Refusal`] that names the field.
    pub fn read(self) -> Result<Option<Moment>, Refusal> {
        let civil = civil_from_fields(&self.date.get_untracked(), &self.time.get_untracked())?;
        Ok(civil.map(clock::resolve))
    }
}

/// "Due date" and "Due time", with what is wrong with them.
#[component]
pub fn DueFields(
    /// What stands in them.
    input: DueInput,
    /// Begins the ids of the two fields; different for each form on a screen.
    id: String,
    /// Called when a field was changed by hand.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let one =
        move |field: DueField, label: &'static str, kind: &'static str, value: RwSignal<String>| {
            let field_id = format!("{id}-{kind}");
            let error_id = format!("{field_id}-error");
            let error = move || {
                input
                    .problem
                    .get()
                    .filter(|(wrong, _)| *wrong == field)
                    .map(|(_, text)| text)
            };
            view! {
                <div class="field">
                    <label class="field__label" for=field_id.clone()>
                        {label}
                    </label>
                    <input
                        class="field__input"
                        id=field_id
                        type=kind
                        autocomplete="off"
                        aria-describedby=error_id.clone()
                        aria-invalid=move || error().map(|_| "true")
                        prop:value=move || value.get()
                        on:input=move |event| {
                            value.set(event_target_value(&event));
                            input.problem.set(None);
                            if let Some(on_change) = on_change {
                                on_change.run(());
                            }
                        }
                    />
                    <p class="field__error" id=error_id role="alert">
                        {error}
                    </p>
                </div>
            }
        };
    view! {
        <div class="field-row">
            {one(DueField::Date, copy::DUE_DATE, "date", input.date)}
            {one(DueField::Time, copy::DUE_TIME, "time", input.time)}
        </div>
    }
}
