//! The copies of the last days: what going back would change, and going back.

use leptos::prelude::*;

use super::restore_stages::RestoreStages;
use crate::app::{Restoration, Snapshot, SnapshotList, Stage, use_snapshots};
use crate::copy::{backup as copy, restore};
use crate::ui::parts::{EmptyState, FieldError, Page};

#[component]
pub fn Snapshots() -> impl IntoView {
    let restoration = Restoration::new();
    let snapshots = use_snapshots().list();
    view! {
        <Page title=copy::SNAPSHOTS back="#/more/backup">
            <Show when=move || restoration.stage.get() == Stage::Choose>
                {move || list(restoration, snapshots.get())}
            </Show>
            <RestoreStages restoration another=restore::ANOTHER_COPY />
        </Page>
    }
}

fn list(restoration: Restoration, snapshots: SnapshotList) -> AnyView {
    match snapshots {
        SnapshotList::Loading => ().into_any(),
        SnapshotList::Unavailable => view! {
            <p class="banner" role="status">
                {copy::SNAPSHOTS_UNREADABLE}
            </p>
        }
        .into_any(),
        SnapshotList::Loaded(list) if list.is_empty() => view! {
            <EmptyState title=copy::SNAPSHOTS_EMPTY_TITLE text=copy::SNAPSHOTS_EMPTY_TEXT />
        }
        .into_any(),
        SnapshotList::Loaded(list) => view! {
            <p class="page__lead">{copy::SNAPSHOTS_LEAD}</p>
            <FieldError id="snapshot-error" problem=restoration.status />
            <div class="bin-list">
                {list
                    .into_iter()
                    .enumerate()
                    .map(|(index, snapshot)| view! { <Item restoration index snapshot /> })
                    .collect_view()}
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Item(restoration: Restoration, index: usize, snapshot: Snapshot) -> impl IntoView {
    let Snapshot {
        name,
        day,
        is_before_restoring,
        records,
        kilobytes,
    } = snapshot;
    let id = format!("snapshot-{index}");
    let kind = if is_before_restoring {
        copy::BEFORE_RESTORING
    } else {
        copy::DAILY
    };
    let title_id = id.clone();
    view! {
        <article class="bin-item" aria-labelledby=id>
            <h2 class="bin-item__text" id=title_id>
                {day}
            </h2>
            <p class="bin-item__goes">{kind}</p>
            <p class="bin-item__goes">{copy::snapshot_size(records, kilobytes)}</p>
            <div class="bin-item__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| restoration.read_snapshot(name.clone())
                >
                    {copy::LOOK}
                </button>
            </div>
        </article>
    }
}
