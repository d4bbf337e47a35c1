//! A field of a form with its label, a hint, and what is wrong with it.

use leptos::prelude::*;

use crate::ui::el::{El, Words, el, live_text};

/// A field that shows a text and takes what is typed.
pub struct Field {
    /// Id of the input; what is wrong stands under `{id}-error`.
    pub id: Words,
    /// Its name.
    pub label: AnyView,
    /// A line of help under it; may be empty.
    pub hint: &'static str,
    /// What stands in it.
    pub text: RwSignal<String>,
    /// What is wrong with it; empty if nothing is.
    pub problem: RwSignal<String>,
}

impl Field {
    /// A field of several lines.
    #[must_use]
    pub fn lines(self) -> AnyView {
        let input = el("textarea").attr("rows", "2").attr("dir", "auto");
        self.around(input)
    }

    /// A field of the browser's own kind: a date, a time.
    #[must_use]
    pub fn of_type(self, kind: &'static str) -> AnyView {
        self.around(el("input").attr("type", kind))
    }

    fn around(self, input: El) -> AnyView {
        let Self {
            id,
            label,
            hint,
            text,
            problem,
        } = self;
        let mut described_by = vec![format!("{id}-error")];
        if !hint.is_empty() {
            described_by.insert(0, format!("{id}-hint"));
        }
        let input = input
            .class("field__input")
            .attr("id", id.clone())
            .attr("autocomplete", "off")
            .attr("aria-describedby", described_by.join(" "))
            .live_attr("aria-invalid", move || {
                problem.with(|it| (!it.is_empty()).then_some("true"))
            })
            .bind(text)
            .on("input", move |_| problem.set(String::new()));
        let mut field = el("div")
            .class("field")
            .el(el("label")
                .class("field__label")
                .attr("for", id.clone())
                .child(label))
            .el(input);
        if !hint.is_empty() {
            let hint = el("p")
                .class("field__hint")
                .attr("id", format!("{id}-hint"))
                .text(hint);
            field = field.el(hint);
        }
        field
            .child(field_error(format!("{id}-error"), problem))
            .view()
    }
}

/// What is wrong, where it is read out when it appears.
#[must_use]
pub fn field_error(id: impl Into<Words>, problem: RwSignal<String>) -> AnyView {
    el("p")
        .class("field__error")
        .attr("id", id)
        .attr("role", "alert")
        .child(live_text(move || problem.get()))
        .view()
}
