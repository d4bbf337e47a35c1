//! A part of a screen on its own sheet, and what such parts share.

use leptos::prelude::*;

use crate::app::{Export, Restoration, use_backups};
use crate::copy::backup as copy;

/// Characters of a text by which one knows it again.
const BEGINNING: usize = 120;
/// Stands where a text is cut.
const ELLIPSIS: &str = "…";

/// A part under its heading; `id` is the heading's.
#[component]
pub(super) fn Sheet(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="backup-sheet" aria-labelledby=id>
            <h2 class="backup-sheet__title" id=id>
                {title}
            </h2>
            {children()}
        </section>
    }
}

/// What happened, read out when it changes.
#[component]
pub(super) fn StatusLine(status: RwSignal<String>) -> impl IntoView {
    view! {
        <p class="backup-sheet__said" role="status">
            {status}
        </p>
    }
}

/// The buttons that make a backup file, and the children beside them.
#[component]
pub(super) fn FileButtons(
    status: RwSignal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let backups = use_backups();
    view! {
        <div class="backup-sheet__actions">
            <button
                type="button"
                class="button"
                data-kind="primary"
                on:click=move |_| backups.export(Export::Backup, status)
            >
                {copy::SAVE}
            </button>
            {backups
                .can_share_file()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| backups.export(Export::BackupToShare, status)
                        >
                            {copy::SEND}
                        </button>
                    }
                })}
            {children.map(|children| children())}
        </div>
    }
}

/// Starts again with another backup.
#[component]
pub(super) fn Another(restoration: Restoration, another: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            data-kind="quiet"
            on:click=move |_| restoration.restart()
        >
            {another}
        </button>
    }
}

/// The first words of a text.
pub(super) fn beginning(text: &str) -> String {
    match text.char_indices().nth(BEGINNING) {
        Some((at, _)) => [&text[..at], ELLIPSIS].concat(),
        None => text.to_owned(),
    }
}
