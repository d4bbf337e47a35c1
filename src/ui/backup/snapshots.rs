//! The copies of the last days: what going back would change, and going back.

use leptos::prelude::*;

use super::preview::stages;
use crate::app::AppState;
use crate::app::backup::{Snapshot, SnapshotList};
use crate::app::restore::{Restoration, Stage};
use crate::copy::{backup as copy, restore};
use crate::ui::el::{all, button, el, live, live_if, none, p};
use crate::ui::parts::old::{empty_state, field_error, page};

/// Snapshots.
pub fn snapshots(app: AppState) -> AnyView {
    let restoration = Restoration::new();
    let copies = app.copies();
    let is_choosing = move || restoration.stage.get() == Stage::Choose;
    page(copy::SNAPSHOTS, "#/more/backup")
        .child(live_if(is_choosing, move || {
            live(move || list(restoration, copies))
        }))
        .child(live(move || stages(restoration, restore::ANOTHER_COPY)))
        .view()
}

fn list(restoration: Restoration, copies: RwSignal<SnapshotList>) -> AnyView {
    copies.with(|copies| match copies {
        SnapshotList::Loading => none(),
        SnapshotList::Unavailable => el("p")
            .class("banner")
            .attr("role", "status")
            .text(copy::SNAPSHOTS_UNREADABLE)
            .view(),
        SnapshotList::Loaded(list) if list.is_empty() => empty_state(
            copy::SNAPSHOTS_EMPTY_TITLE,
            copy::SNAPSHOTS_EMPTY_TEXT,
            None,
        ),
        SnapshotList::Loaded(list) => {
            let items = list.iter().enumerate();
            let items = items.map(|(index, one)| item(restoration, index, one));
            all(vec![
                p("page__lead", copy::SNAPSHOTS_LEAD),
                field_error("snapshot-error", restoration.status),
                el("div").class("bin-list").children(items).view(),
            ])
        }
    })
}

fn item(restoration: Restoration, index: usize, one: &Snapshot) -> AnyView {
    let id = format!("snapshot-{index}");
    let name = one.name.clone();
    let look = button("", copy::LOOK, move || {
        restoration.read_snapshot(name.clone());
    });
    let about = if one.is_before_restoring {
        copy::BEFORE_RESTORING
    } else {
        copy::DAILY
    };
    el("article")
        .class("bin-item")
        .attr("aria-labelledby", id.clone())
        .el(el("h2")
            .class("bin-item__text")
            .attr("id", id)
            .text(one.day.clone()))
        .child(p("bin-item__goes", about))
        .child(p(
            "bin-item__goes",
            copy::snapshot_size(one.records, one.kilobytes),
        ))
        .el(el("div").class("bin-item__actions").el(look))
        .view()
}
