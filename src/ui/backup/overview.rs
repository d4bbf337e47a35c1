//! Backup: what is stored, and how to keep it elsewhere too.

use leptos::prelude::*;

use super::sheet::{FileButtons, Sheet, StatusLine};
use super::storage_room::{Quarantine, Room};
use crate::app::{Export, use_backups};
use crate::copy::backup as copy;
use crate::ui::parts::{Menu, MenuItem, Page};

const ITEMS: [MenuItem; 4] = [
    MenuItem::link(copy::RESTORE, copy::RESTORE_HINT, "#/more/backup/restore"),
    MenuItem::link(copy::BIN, copy::BIN_HINT, "#/more/backup/bin"),
    MenuItem::link(
        copy::SNAPSHOTS,
        copy::SNAPSHOTS_HINT,
        "#/more/backup/snapshots",
    ),
    MenuItem::link(copy::MOVE, copy::MOVE_HINT, "#/more/backup/move"),
];

#[component]
pub fn Overview() -> impl IntoView {
    view! {
        <Page title=copy::TITLE back="#/more">
            <Save />
            <Menu id="backup-hint" items=&ITEMS />
            <Room />
            <Exports />
            <Quarantine />
        </Page>
    }
}

#[component]
fn Save() -> impl IntoView {
    let backups = use_backups();
    let status = RwSignal::new(String::new());
    view! {
        <section class="backup-sheet" aria-labelledby="backup-last">
            <h2 class="backup-sheet__title" id="backup-last">
                {move || copy::last_backup(backups.age_in_days())}
            </h2>
            <FileButtons status />
            <p class="backup-sheet__hint">{copy::SAVE_HINT}</p>
            <StatusLine status />
        </section>
    }
}

#[component]
fn Exports() -> impl IntoView {
    let backups = use_backups();
    let status = RwSignal::new(String::new());
    view! {
        <Sheet id="backup-exports" title=copy::EXPORTS>
            <p>{copy::EXPORTS_TEXT}</p>
            <div class="backup-sheet__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| backups.export(Export::Markdown, status)
                >
                    {copy::MARKDOWN}
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| backups.export(Export::Promises, status)
                >
                    {copy::CSV}
                </button>
            </div>
            <StatusLine status />
        </Sheet>
    }
}
