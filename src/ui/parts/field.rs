//! A field of a form with its label, a hint, and what is wrong with it.

use leptos::prelude::*;
use web_sys::Event;

/// A field of several lines. What is wrong with it stands under `{id}-error`.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] hint: &'static str,
    text: RwSignal<String>,
    problem: RwSignal<String>,
) -> impl IntoView {
    let described_by = described_by(&id, hint);
    view! {
        <Labelled id=id.clone() label hint problem>
            <textarea
                rows="2"
                dir="auto"
                class="field__input"
                id=id
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || is_invalid(problem)
                prop:value=text
                on:input=move |event| {
                    update_quietly(&event, text);
                    problem.set(String::new());
                }
            ></textarea>
        </Labelled>
    }
}

/// A field of one line, or of the browser's own kind: a date, a time.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "text")] input_type: &'static str,
    text: RwSignal<String>,
    problem: RwSignal<String>,
) -> impl IntoView {
    let described_by = described_by(&id, hint);
    view! {
        <Labelled id=id.clone() label hint problem>
            <input
                type=input_type
                class="field__input"
                id=id
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || is_invalid(problem)
                prop:value=text
                on:input=move |event| {
                    update_quietly(&event, text);
                    problem.set(String::new());
                }
            />
        </Labelled>
    }
}

/// The label above a field, and below it the hint and what is wrong.
#[component]
fn Labelled(
    id: String,
    label: Signal<String>,
    hint: &'static str,
    problem: RwSignal<String>,
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {children()}
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="field__hint" id=hint_id>
                            {hint}
                        </p>
                    }
                })}
            <FieldError id=error_id problem />
        </div>
    }
}

/// What is wrong, read out when it appears.
#[component]
pub fn FieldError(#[prop(into)] id: String, problem: RwSignal<String>) -> impl IntoView {
    view! {
        <p class="field__error" id=id role="alert">
            {problem}
        </p>
    }
}

/// Lets the signal follow what is typed, without telling anybody: writing the value back into a date field that is
/// being edited would empty all of its parts.
pub fn update_quietly(event: &Event, text: RwSignal<String>) {
    if let Some(mut text) = text.try_write_untracked() {
        *text = event_target_value(event);
    }
}

fn described_by(id: &str, hint: &str) -> String {
    if hint.is_empty() {
        format!("{id}-error")
    } else {
        [format!("{id}-hint"), format!("{id}-error")].join(" ")
    }
}

fn is_invalid(problem: RwSignal<String>) -> Option<&'static str> {
    problem.with(|problem| (!problem.is_empty()).then_some("true"))
}
