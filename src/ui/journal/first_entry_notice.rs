//! What one should know before the first entry.

use leptos::prelude::*;

use crate::app::use_dispatcher;
use crate::copy::{backup, journal, safety};
use crate::domain::Command;
use crate::platform::environment;
use crate::ui::parts::Page;

/// Who else can open this phone, and what becomes of what is written.
#[component]
pub(super) fn FirstEntryNotice(shows_notice: RwSignal<bool>) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let start = move |_| {
        // Where it cannot be remembered the notice comes once more; nothing of theirs is at stake.
        let _ = dispatcher.dispatch(Command::ReadFirstEntryNotice);
        shows_notice.set(false);
    };
    view! {
        <Page title=safety::FIRST_ENTRY_TITLE back="#/journal">
            <div class="first-entry-notice">
                <ul class="first-entry-notice__lines">
                    {safety::FIRST_ENTRY_LINES.map(|line| view! { <li>{line}</li> }).collect_view()}
                    {environment::is_ios_tab().then(|| view! { <InstallFirst /> })}
                </ul>
                <p>{safety::FIRST_ENTRY_CHOICE}</p>
                <p class="first-entry-notice__actions">
                    <button type="button" class="button" data-kind="primary" on:click=start>
                        {journal::START}
                    </button>
                    <a class="first-entry-notice__safety" href="#/more" data-action="safety">
                        {safety::TITLE}
                    </a>
                </p>
            </div>
        </Page>
    }
}

/// What is written in a tab of Safari is not in the installed app.
#[component]
fn InstallFirst() -> impl IntoView {
    view! {
        <li class="first-entry-notice__install">
            <strong>{safety::IOS_TAB}</strong>
            " "
            <a class="first-entry-notice__safety" href="#/more/backup/move">
                {backup::MOVE}
            </a>
        </li>
    }
}
