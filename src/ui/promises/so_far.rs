//! The record of promises.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy::promises as copy;
use crate::domain::so_far::SoFar;
use crate::domain::{Promise, Promiser};

/// "So far": plain counts, in words and a bar, for each side that has promises.
#[component]
pub fn SoFarRegion() -> impl IntoView {
    let app = app();
    let has = move |promiser| {
        app.select(move |book| {
            book.promises()
                .filter_map(Promise::state)
                .any(|state| state.promiser == promiser)
        })
    };
    let (mine, theirs) = (has(Promiser::Me), has(Promiser::Them));
    view! {
        <Show when=move || mine.get() || theirs.get()>
            <section class="so-far" aria-labelledby="so-far-title">
                <h2 class="so-far__title" id="so-far-title">
                    {copy::SO_FAR}
                </h2>
                <Show when=move || mine.get()>
                    <Counts promiser=Promiser::Me />
                </Show>
                <Show when=move || theirs.get()>
                    <Counts promiser=Promiser::Them />
                </Show>
                <p class="so-far__hint">{copy::SO_FAR_HINT}</p>
            </section>
        </Show>
    }
}

#[component]
fn Counts(promiser: Promiser) -> impl IntoView {
    let app = app();
    let now = app.now();
    let counts = Memo::new(move |_| {
        app.book()
            .with(|book| SoFar::of(book, promiser, &now.get()))
    });
    view! {
        <div class="so-far__person">
            <h3 class="so-far__whose">{copy::so_far_of(promiser)}</h3>
            <p class="so-far__counts">{move || copy::so_far(counts.get())}</p>
            <Show when=move || { counts.get().total() > 0 }>
                <Bar counts=counts.get() />
            </Show>
        </div>
    }
}

/// The same as the words, for the eye: hidden from assistive technology.
#[component]
fn Bar(counts: SoFar) -> impl IntoView {
    let total = counts.total();
    let mut from = 0;
    let parts = [
        ("kept", counts.kept),
        ("not-kept", counts.not_kept),
        ("not-marked", counts.not_marked),
    ];
    let part = move |(kind, count): (&'static str, usize)| {
        let x = from;
        from += count;
        view! { <rect class="so-far__part" data-kind=kind x=x y="0" width=count height="1" /> }
    };
    view! {
        <svg
            class="so-far__bar"
            viewBox=format!("0 0 {total} 1")
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            {parts.map(part).into_iter().collect_view()}
        </svg>
    }
}
