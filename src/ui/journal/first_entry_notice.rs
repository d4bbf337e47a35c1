//! What to know before the first entry.

use leptos::prelude::*;

use crate::app::use_dispatcher;
use crate::copy::{backup, journal, safety};
use crate::domain::Command;
use crate::platform::environment;
use crate::ui::parts::Page;

/// Who else can open this phone, and what becomes of what is written.
#[component]
pub(super) fn FirstEntryNotice(on_start: impl Fn() + Send + 'static) -> impl IntoView {
    let dispatcher = use_dispatcher();
    let start = move |_| {
        // If the preference cannot be saved, the notice merely comes once more.
        let _ = dispatcher.dispatch(Command::ReadFirstEntryNotice);
        on_start();
    };
    let lines = safety::FIRST_ENTRY_LINES.map(|line| view! { <li>{line}</li> });
    view! {
        <Page title=safety::FIRST_ENTRY_TITLE back="#/journal">
            <div class="first-entry-notice">
                <ul class="first-entry-notice__lines">
                    {lines.into_iter().collect_view()}
                    {environment::is_ios_tab().then(|| view! { <InstallLine /> })}
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

/// An iPhone deletes what a site stored in a tab after a week without a visit.
#[component]
fn InstallLine() -> impl IntoView {
    view! {
        <li class="first-entry-notice__install">
            <strong>{safety::IOS_TAB}</strong>
            {" "}
            <a class="first-entry-notice__safety" href="#/more/backup/move">
                {backup::MOVE}
            </a>
        </li>
    }
}
