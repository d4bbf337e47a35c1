//! The promise that was marked a moment ago, with room for a note.

use leptos::prelude::*;

use super::promise_log::NoteForm;
use crate::app::state::app;
use crate::copy::promises as copy;
use crate::domain::{Promise, Promiser};

/// Stays until one goes elsewhere: marking takes one tap, and a note is never in its way.
#[component]
pub fn JustMarked() -> impl IntoView {
    let app = app();
    let marked = move || {
        let id = app.just_marked().get()?;
        let state = app
            .book()
            .with(|book| book.promise(id).and_then(Promise::state))?;
        state
            .mark
            .map(|mark| (id, state.what, state.promiser, mark.kept))
    };
    let marked = Memo::new(move |_| marked());
    view! {
        {move || {
            marked
                .get()
                .map(|(id, what, promiser, kept)| {
                    let state = if kept { "kept" } else { "not-kept" };
                    let after = !kept && promiser == Promiser::Me;
                    view! {
                        <section class="promise-card" data-state=state aria-labelledby="just-marked">
                            <h2 class="promise-card__what" id="just-marked" dir="auto">
                                {what}
                            </h2>
                            <p class="promise-card__mark">
                                {if kept { copy::MARKED_KEPT } else { copy::MARKED_NOT_KEPT }}
                            </p>
                            {after
                                .then(|| {
                                    view! {
                                        <div class="promise-card__after">
                                            <p>{copy::AFTER_NOT_KEPT}</p>
                                            <a href="#/promises/new" data-action="promise">
                                                {copy::SMALLER}
                                            </a>
                                        </div>
                                    }
                                })}
                            <NoteForm id />
                        </section>
                    }
                })
        }}
    }
}
