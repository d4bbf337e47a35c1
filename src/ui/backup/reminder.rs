//! The quiet reminder of a backup on Today.

use leptos::prelude::*;

use crate::app::{use_backups, use_dispatcher};
use crate::copy::backup as copy;
use crate::domain::Command;
use crate::platform::page::{self, Part};

/// Once a month, where there is writing and no newer backup.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let (backups, dispatcher) = (use_backups(), use_dispatcher());
    let put_off = move |_| {
        dispatcher.dispatch_quietly(Command::PutOffBackup);
        page::focus(Part::Main);
    };
    view! {
        <Show when=move || backups.is_due()>
            <div class="backup-reminder">
                <p>
                    {copy::last_backup(untrack(|| backups.age_in_days()))} ". "
                    <a href="#/more/backup">{copy::REMINDER_SAVE}</a>
                </p>
                <button type="button" class="button" data-kind="quiet" on:click=put_off>
                    {copy::REMINDER_LATER}
                </button>
            </div>
        </Show>
    }
}
