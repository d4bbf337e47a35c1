//! Today: what is due and not marked, the next card, Write.

use leptos::prelude::*;

use crate::app::{use_clock, use_forms, use_library};
use crate::copy::{promises, shell, today as copy};
use crate::domain::Book;
use crate::guide::{self, Chapter};
use crate::route::{Route, Shelf};
use crate::ui::backup::BackupReminder;
use crate::ui::parts::TabPage;
use crate::ui::promises::{JustMarkedCard, PromiseList, on_shelf};

#[component]
pub fn Today() -> impl IntoView {
    let (library, forms) = (use_library(), use_forms());
    let has_writing = Memo::new(move |_| library.with(Book::has_writing));
    view! {
        <TabPage title=copy::TITLE>
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
                        on:click=move |_| forms.write(None)
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
                            on:click=move |_| forms.new_promise_for_tomorrow()
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
                <BackupReminder />
            </div>
        </TabPage>
    }
}

/// What is due and not marked.
#[component]
fn DueToday() -> impl IntoView {
    let (library, clock) = (use_library(), use_clock());
    let due = Memo::new(move |_| {
        let now = clock.now();
        library.with(|book| on_shelf(book, Shelf::Due, &now))
    });
    view! {
        <section class="today__section" aria-labelledby="today-due">
            <h2 class="today__heading" id="today-due">
                {copy::DUE}
            </h2>
            <JustMarkedCard />
            <PromiseList ids=due />
            <Show when=move || due.with(Vec::is_empty)>
                <p class="today__hint">
                    {copy::NOTHING_DUE} " " <a href="#/promises">{promises::TITLE}</a>
                </p>
            </Show>
        </section>
    }
}

/// The card where reading stopped, or the first one.
#[component]
fn NextCard() -> impl IntoView {
    let library = use_library();
    let bookmark = Memo::new(move |_| library.with(|book| book.preferences().bookmark.clone()));
    move || {
        let stopped = bookmark.get().as_ref().and_then(guide::find);
        let heading = if stopped.is_some() {
            copy::CONTINUE
        } else {
            copy::START
        };
        let card = stopped.or_else(|| guide::card(Chapter::Tonight, 1))?;
        let audience = shell::addressed_to(card.audience);
        Some(view! {
            <section class="today__section">
                <a
                    class="next-card"
                    href=Route::Card(card.chapter, card.number).fragment().unwrap_or_default()
                >
                    <span class="next-card__heading">{heading}</span>
                    <span class="next-card__title">{card.title}</span>
                    <span class="next-card__chapter">
                        {format!("{}. {audience}", card.chapter.title())}
                    </span>
                </a>
            </section>
        })
    }
}
