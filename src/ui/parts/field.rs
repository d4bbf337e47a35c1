//! A field of a form with its label, a hint, and what is wrong with it.

use leptos::prelude::*;

/// What is wrong with a field, if something is.
pub type FieldError = Signal<Option<String>>;

/// The frame around an input: `id` names the input, which takes
/// `aria-describedby="{id}-error"` and `aria-invalid` itself.
#[component]
pub fn Field(
    /// Id of the input.
    id: &'static str,
    /// Its name.
    #[prop(into)]
    label: Signal<&'static str>,
    /// A line of help under it.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// What is wrong with it.
    #[prop(into)]
    error: FieldError,
    /// The input.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {move || label.get()}
            </label>
            {children()}
            {hint.map(|hint| view! { <p class="field__hint">{hint}</p> })}
            <p class="field__error" id=format!("{id}-error") role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}
