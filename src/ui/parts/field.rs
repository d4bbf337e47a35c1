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
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <textarea
                rows="2"
                dir="auto"
                class="field__input"
                id=id.clone()
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || is_invalid(problem)
                prop:value=text
                on:input=move |event| {
                    update_quietly(text)(event);
                    problem.set(String::new());
                }
            ></textarea>
            <FieldHint id=id.clone() hint />
            <FieldError id=format!("{id}-error") problem />
        </div>
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
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <input
                type=input_type
                class="field__input"
                id=id.clone()
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || is_invalid(problem)
                prop:value=text
                on:input=move |event| {
                    update_quietly(text)(event);
                    problem.set(String::new());
                }
            />
            <FieldHint id=id.clone() hint />
            <FieldError id=format!("{id}-error") problem />
        </div>
    }
}

#[component]
fn FieldHint(id: String, hint: &'static str) -> impl IntoView {
    (!hint.is_empty()).then(|| {
        view! {
            <p class="field__hint" id=format!("{id}-hint")>
                {hint}
            </p>
        }
    })
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
pub fn update_quietly(text: RwSignal<String>) -> impl Fn(Event) + Copy + 'static {
    move |event| {
        if let Some(mut text) = text.try_write_untracked() {
            *text = event_target_value(&event);
        }
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
