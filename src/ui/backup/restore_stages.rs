//! From reading a backup to the summary of what was restored.

use leptos::prelude::*;

use super::preview::Preview;
use super::sheet::{Another, Sheet};
use crate::app::{Restoration, Stage};
use crate::copy::{CANCEL, restore as copy};
use crate::platform::page;

/// What the current stage shows; nothing while a backup is being chosen. `another` is the label of the button that starts again.
#[component]
pub(super) fn RestoreStages(restoration: Restoration, another: &'static str) -> impl IntoView {
    move || match restoration.stage.get() {
        Stage::Choose => ().into_any(),
        Stage::Reading => view! {
            <Progress
                restoration
                label=copy::READING
                in_words=|(done, _)| copy::reading(done)
                on_stop=move || restoration.restart()
            />
        }
        .into_any(),
        Stage::Preview => view! { <Preview restoration another /> }.into_any(),
        Stage::Restoring => view! {
            <Progress
                restoration
                label=copy::RESTORING
                in_words=|(done, of)| copy::restored_of(done, of)
                hint=copy::MAY_LEAVE
                on_stop=move || restoration.stop()
            />
        }
        .into_any(),
        Stage::NoSnapshot => view! { <NoSnapshot restoration /> }.into_any(),
        Stage::Done => view! { <Done restoration another /> }.into_any(),
    }
}

/// A bar, the same in words, and a way to stop.
#[component]
fn Progress(
    restoration: Restoration,
    label: &'static str,
    in_words: fn((usize, usize)) -> String,
    #[prop(optional)] hint: Option<&'static str>,
    on_stop: impl Fn() + Send + 'static,
) -> impl IntoView {
    Effect::new(|_| page::focus_by_id("restore-stop"));
    let progress = restoration.progress;
    view! {
        <Sheet id="restore-progress" title=label>
            <progress
                class="backup-sheet__progress"
                aria-label=label
                max=move || progress.get().1.max(1).to_string()
                value=move || progress.get().0.to_string()
            ></progress>
            <p role="status">{move || in_words(progress.get())}</p>
            {hint.map(|hint| view! { <p class="backup-sheet__hint">{hint}</p> })}
            <div class="backup-sheet__actions">
                <button type="button" class="button" id="restore-stop" on:click=move |_| on_stop()>
                    {copy::STOP}
                </button>
            </div>
        </Sheet>
    }
}

#[component]
fn NoSnapshot(restoration: Restoration) -> impl IntoView {
    Effect::new(|_| page::focus_by_id("restore-no-snapshot"));
    view! {
        <section class="backup-sheet">
            <h2 class="backup-sheet__title" id="restore-no-snapshot" tabindex="-1">
                {copy::NO_SNAPSHOT_TITLE}
            </h2>
            <p>{copy::NO_SNAPSHOT}</p>
            <div class="backup-sheet__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| restoration.restore_without_snapshot()
                >
                    {copy::WITHOUT_SNAPSHOT}
                </button>
                <Another restoration another=CANCEL />
            </div>
        </section>
    }
}

#[component]
fn Done(restoration: Restoration, another: &'static str) -> impl IntoView {
    Effect::new(|_| page::focus_by_id("restore-over"));
    view! {
        <section class="backup-sheet">
            <h2 class="backup-sheet__title" id="restore-over" tabindex="-1">
                {copy::OVER}
            </h2>
            <p role="status">{restoration.status.get_untracked()}</p>
            <div class="backup-sheet__actions">
                <a class="button" href="#/journal" data-kind="primary">
                    {copy::TO_JOURNAL}
                </a>
                <Another restoration another />
            </div>
        </section>
    }
}
