//! Today: what is due and not marked, the next card, Write.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy::{promises, shell, today as copy};
use crate::guide::{self, Card, Chapter};
use crate::route::{Route, Shelf};
use crate::ui::parts::Page;
use crate::ui::promises::{JustMarked, PromiseCard, on_shelf};

/// Today.
#[component]
pub fn Today() -> impl IntoView {
    let app = app();
    let has_writing = app.select(crate::domain::Book::has_writing);
    view! {
        <Page title=copy::TITLE>
            <div class="today">
                <Show
                    when=move || has_writing.get()
                    fallback=|| view! { <p class="page__lead">{copy::DAY_ONE}</p> }
                >
                    <DueToday />
                </Show>
                <NextCard />
                <section class="today__section">
                    <button
                        type="button"
                        class="button"
                        data-kind="primary"
                        on:click=move |_| app.write(None)
                    >
                        {copy::WRITE}
                    </button>
                    <p class="today__hint">{copy::WRITE_HINT}</p>
                </section>
                <Show when=move || !has_writing.get()>
                    <section class="today__section">
                        <button
                            type="button"
                            class="button"
                            data-kind="quiet"
                            on:click=move |_| app.promise_for_tomorrow()
                        >
                            {copy::ONE_PROMISE}
                        </button>
                        <p class="today__hint">{copy::ONE_PROMISE_HINT}</p>
                    </section>
                </Show>
                <p class="today__afraid">
                    <a href="#/more" data-action="safety">
                        {copy::AFRAID}
                    </a>
                </p>
            </div>
        </Page>
    }
}

#[component]
fn DueToday() -> impl IntoView {
    let app = app();
    let now = app.now();
    let due = Memo::new(move |_| {
        let mut ids = app
            .book()
            .with(|book| on_shelf(book, Shelf::Due, &now.get()));
        ids.retain(|id| Some(*id) != app.just_marked().get());
        ids
    });
    view! {
        <section class="today__section" aria-labelledby="today-due">
            <h2 class="today__heading" id="today-due">
                {copy::DUE}
            </h2>
            <JustMarked />
            <For each=move || due.get() key=|id| *id children=|id| view! { <PromiseCard id /> } />
            <Show when=move || due.with(Vec::is_empty)>
                <p class="today__hint">
                    {copy::NOTHING_DUE} " " <a href="#/promises">{promises::TITLE}</a>
                </p>
            </Show>
        </section>
    }
}

#[component]
fn NextCard() -> impl IntoView {
    let app = app();
    let next = app.select(|book| {
        let stopped = book.preferences().bookmark.as_ref().and_then(guide::find);
        (
            stopped.is_some(),
            stopped.or_else(|| guide::card(Chapter::Tonight, 1)),
        )
    });
    let shown = move |(stopped, card): (bool, &'static Card)| {
        let heading = if stopped { copy::CONTINUE } else { copy::START };
        view! {
            <section class="today__section">
                <a class="next-card" href=Route::Card(card.chapter, card.number).fragment()>
                    <span class="next-card__heading">{heading}</span>
                    <span class="next-card__title">{card.title}</span>
                    <span class="next-card__chapter">
                        {card.chapter.title()} ", " {shell::addressed_to(card.audience)}
                    </span>
                </a>
            </section>
        }
    };
    view! {
        {move || {
            let (stopped, card) = next.get();
            card.map(|card| shown((stopped, card)))
        }}
    }
}
