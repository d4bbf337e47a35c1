//! The record of promises.

use leptos::prelude::*;

use crate::app::{use_clock, use_library};
use crate::copy::promises as copy;
use crate::domain::so_far::SoFar as Counts;
use crate::domain::{Promise, Promiser};

/// Plain counts, in words and a bar, for each side that has promises.
#[component]
pub(super) fn SoFar() -> impl IntoView {
    let (mine, theirs) = (counts_of(Promiser::Me), counts_of(Promiser::Them));
    view! {
        <Show when=move || mine.get().is_some() || theirs.get().is_some()>
            <section class="so-far" aria-labelledby="so-far-title">
                <h2 class="so-far__title" id="so-far-title">
                    {copy::SO_FAR}
                </h2>
                <PersonCounts promiser=Promiser::Me counts=mine />
                <PersonCounts promiser=Promiser::Them counts=theirs />
                <p class="so-far__hint">{copy::SO_FAR_HINT}</p>
            </section>
        </Show>
    }
}

/// None for whoever has made no promise.
fn counts_of(promiser: Promiser) -> Memo<Option<Counts>> {
    let (library, clock) = (use_library(), use_clock());
    Memo::new(move |_| {
        let now = clock.now();
        library.with(|book| {
            book.promises()
                .filter_map(Promise::state)
                .any(|state| state.promiser == promiser)
                .then(|| Counts::of(book, promiser, &now))
        })
    })
}

#[component]
fn PersonCounts(promiser: Promiser, counts: Memo<Option<Counts>>) -> impl IntoView {
    move || {
        counts.get().map(|counts| {
            view! {
                <div class="so-far__person">
                    <h3 class="so-far__whose">{copy::so_far_of(promiser)}</h3>
                    <p class="so-far__counts">{copy::so_far(counts)}</p>
                    {(counts.total() > 0).then(|| view! { <Bar counts /> })}
                </div>
            }
        })
    }
}

/// Most parts of the bar; above that a part stands for several promises.
const PARTS: usize = 60;

/// The same as the words, for the eye: a part for each promise. Hidden from assistive technology.
#[component]
fn Bar(counts: Counts) -> impl IntoView {
    let parts_of = |kind: &'static str, count: usize| {
        let parts = (count * PARTS).div_ceil(counts.total().max(PARTS));
        (0..parts)
            .map(|_| view! { <span class="so-far__part" data-kind=kind></span> })
            .collect_view()
    };
    view! {
        <div class="so-far__bar" aria-hidden="true">
            {parts_of("kept", counts.kept)}
            {parts_of("not-kept", counts.not_kept)}
            {parts_of("not-marked", counts.not_marked)}
        </div>
    }
}
