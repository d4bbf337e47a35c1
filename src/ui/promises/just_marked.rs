//! The promise that was marked a moment ago, with room for a note.

use leptos::prelude::*;

use super::promise_log::NoteForm;
use crate::app::{use_just_marked, use_library};
use crate::copy::promises as copy;
use crate::domain::{Promise, PromiseId, Promiser};
use crate::platform::page;

/// Shown until the screen changes: marking takes one tap, and a note is optional.
#[component]
pub fn JustMarkedCard() -> impl IntoView {
    let (library, just_marked) = (use_library(), use_just_marked());
    move || {
        let id = just_marked.get()?;
        let state = library.with_untracked(|book| book.promise(id).and_then(Promise::state))?;
        let is_kept = state.mark?.kept;
        Some(view! { <MarkedCard id what=state.what promiser=state.promiser is_kept /> })
    }
}

#[component]
fn MarkedCard(id: PromiseId, what: String, promiser: Promiser, is_kept: bool) -> impl IntoView {
    // The button that marked it is gone, and the focus with it.
    Effect::new(|| page::focus_by_id("just-marked"));
    let (state, mark) = if is_kept {
        ("kept", copy::MARKED_KEPT)
    } else {
        ("not-kept", copy::MARKED_NOT_KEPT)
    };
    let advice = (!is_kept && promiser == Promiser::Me).then(|| {
        view! {
            <div class="promise-card__after">
                <p>{copy::AFTER_NOT_KEPT}</p>
                <a href="#/promises/new" data-action="promise">
                    {copy::SMALLER}
                </a>
            </div>
        }
    });
    view! {
        <section class="promise-card" data-state=state aria-labelledby="just-marked">
            <h3 class="promise-card__what" id="just-marked" tabindex="-1" dir="auto">
                {what}
            </h3>
            <p class="promise-card__mark">{mark}</p>
            {advice}
            <NoteForm id id_prefix="mark-note" />
        </section>
    }
}
