//! What one should know before the first entry.

use leptos::prelude::*;

use crate::app::state::app;
use crate::copy::{journal, safety};
use crate::domain::Command;
use crate::platform::environment;
use crate::ui::parts::Page;

/// Who else can open this phone, and what becomes of what is written.
#[component]
pub fn FirstEntryNotice() -> impl IntoView {
    let app = app();
    view! {
        <Page title=safety::FIRST_ENTRY_TITLE back="#/journal">
            <div class="first-entry-notice">
                <ul class="first-entry-notice__lines">
                    {safety::FIRST_ENTRY_LINES.map(|line| view! { <li>{line}</li> }).collect_view()}
                    {environment::is_ios_tab()
                        .then(|| {
                            view! {
                                <li class="first-entry-notice__install">
                                    <strong>{safety::IOS_TAB}</strong>
                                </li>
                            }
                        })}
                </ul>
                <p>{safety::FIRST_ENTRY_CHOICE}</p>
                <p class="first-entry-notice__actions">
                    <button
                        type="button"
                        class="button"
                        data-kind="primary"
                        on:click=move |_| app.quietly(Command::ReadFirstEntryNotice)
                    >
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
