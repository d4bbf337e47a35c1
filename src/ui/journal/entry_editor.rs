//! The open entry. It saves itself while one writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::app::state::{AppState, OpenEntry, OpenText, app};
use crate::app::{Failure, Saving};
use crate::copy::{errors, journal as copy};
use crate::domain::moment::{iso_date, iso_time, parse_date, parse_time};
use crate::domain::{Command, EntryId, Prompt, text};
use crate::platform::timer::Timer;
use crate::platform::{clock, lifecycle, session, words};
use crate::route::Route;
use crate::storage::key::OPEN_ENTRY;
use crate::ui::parts::Page;

/// How long a pause in writing is before it is saved, in milliseconds.
const PAUSE: i32 = 300;

/// How far the text on the screen has got.
#[derive(Clone)]
enum Status {
    /// Nothing to say.
    Quiet,
    /// Not asked to be kept yet.
    Typing,
    /// Asked to be kept.
    Asked(ArcRwSignal<Saving>),
    /// Not kept.
    Failed(Failure),
}

/// The text on the screen. It outlives the screen's own signals, so that leaving saves it too.
#[derive(Clone)]
struct Draft {
    app: AppState,
    id: EntryId,
    prompt: Option<Prompt>,
    text: ArcRwSignal<String>,
    status: ArcRwSignal<Status>,
    closed: Arc<AtomicBool>,
}

impl Draft {
    fn open(app: AppState, entry: OpenEntry) -> Self {
        let unsaved = app
            .unsaved()
            .with_untracked(|texts| texts.get(&entry.id).cloned());
        let kept = app
            .book()
            .with_untracked(|book| book.entry(entry.id).cloned());
        let prompt = kept
            .as_ref()
            .and_then(|entry| entry.prompt.clone())
            .or(entry.prompt);
        let text = match (unsaved, kept) {
            (Some(unsaved), _) => unsaved.text,
            (None, kept) => kept.map(|entry| entry.text).unwrap_or_default(),
        };
        Self {
            app,
            id: entry.id,
            prompt,
            text: ArcRwSignal::new(text),
            status: ArcRwSignal::new(Status::Quiet),
            closed: Arc::default(),
        }
    }

    fn kept_text(&self) -> Option<String> {
        self.app
            .book()
            .with_untracked(|book| book.entry(self.id).map(|entry| entry.text.clone()))
    }

    /// Keeps the text. A blank one is not kept over what was there: "Done" decides about it.
    fn save(&self) -> Result<(), Failure> {
        let text = self.text.get_untracked();
        if text::is_blank(&text) {
            self.status.set(Status::Quiet);
            return Ok(());
        }
        if self.kept_text().as_ref() == Some(&text) {
            if matches!(self.status.get_untracked(), Status::Typing) {
                self.status
                    .set(Status::Asked(ArcRwSignal::new(Saving::Saved)));
            }
            self.let_go();
            return Ok(());
        }
        let write = Command::WriteEntry {
            id: self.id,
            text,
            prompt: self.prompt.clone(),
        };
        match self.app.dispatch(write) {
            Ok(done) => {
                self.status.set(Status::Asked(done.saving));
                self.let_go();
                Ok(())
            }
            Err(failure) => {
                self.status.set(Status::Failed(failure.clone()));
                Err(failure)
            }
        }
    }

    /// "Done": an entry that was emptied is deleted, with a way back; a new one leaves nothing.
    fn close(&self) {
        if text::is_blank(&self.text.get_untracked()) {
            if self.kept_text().is_some() {
                self.delete();
            } else {
                self.leave();
            }
        } else if self.save().is_ok() {
            self.leave();
        }
    }

    fn delete(&self) {
        if self.kept_text().is_none()
            || self
                .app
                .perform(Command::DeleteEntry(self.id), copy::DELETED, copy::RESTORED)
        {
            self.let_go();
            self.leave();
        }
    }

    fn leave(&self) {
        self.closed.store(true, Ordering::Relaxed);
        self.app.open_entry().set(None);
        session::remove(OPEN_ENTRY);
        self.app.turn(Route::Journal);
    }

    /// The screen is left some other way: keep the text, and if that fails, hold on to it.
    fn left(&self) {
        if self.closed.load(Ordering::Relaxed) || self.save().is_ok() {
            return;
        }
        let text = OpenText {
            text: self.text.get_untracked(),
            prompt: self.prompt.clone(),
        };
        self.app.unsaved().update(|texts| {
            texts.insert(self.id, text);
        });
    }

    fn let_go(&self) {
        if self
            .app
            .unsaved()
            .with_untracked(|texts| texts.contains_key(&self.id))
        {
            self.app.unsaved().update(|texts| {
                texts.remove(&self.id);
            });
        }
    }
}

/// The text field, its status, and what can be done with the entry.
#[component]
pub fn EntryEditor(
    /// Which entry.
    entry: OpenEntry,
) -> impl IntoView {
    let app = app();
    let draft = StoredValue::new(Draft::open(app, entry));
    let field = NodeRef::<Textarea>::new();
    let pause = StoredValue::new_local(None::<Timer>);
    let save_now = move || {
        pause.set_value(None);
        let _told_by_status = draft.with_value(Draft::save);
    };
    let on_input = move |event| {
        draft.with_value(|draft| {
            draft.text.set(event_target_value(&event));
            draft.status.set(Status::Typing);
        });
        pause.set_value(Some(Timer::after(PAUSE, save_now)));
    };
    let hide = StoredValue::new_local(lifecycle::on_hide(save_now));
    let leaving = draft.get_value();
    on_cleanup(move || {
        hide.dispose();
        leaving.left();
    });
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let prompt = draft.with_value(|draft| draft.prompt.clone());
    let text = draft.with_value(|draft| draft.text.get_untracked());
    view! {
        <Page title=copy::ENTRY>
            <div class="entry-editor">
                {prompt
                    .map(|prompt| {
                        view! {
                            <p class="entry-editor__prompt" id="entry-prompt">
                                {prompt.text}
                            </p>
                        }
                    })} <EntryWhen id=draft.with_value(|draft| draft.id) />
                <textarea
                    class="entry-editor__text"
                    node_ref=field
                    id="entry-text"
                    aria-label=copy::ENTRY
                    aria-describedby="entry-prompt entry-status"
                    placeholder=copy::PLACEHOLDER
                    autocomplete="off"
                    dir="auto"
                    prop:value=text
                    on:input=on_input
                    on:blur=move |_| save_now()
                ></textarea>
                <p class="entry-editor__status" id="entry-status" role="status">
                    {move || status_text(&draft.with_value(|draft| draft.status.clone()).get())}
                </p>
                <p class="entry-editor__actions">
                    <button
                        type="button"
                        class="button"
                        data-kind="danger"
                        on:click=move |_| draft.with_value(Draft::delete)
                    >
                        {copy::DELETE}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-kind="primary"
                        on:click=move |_| draft.get_value().close()
                    >
                        {copy::DONE}
                    </button>
                </p>
            </div>
        </Page>
    }
}

fn status_text(status: &Status) -> String {
    match status {
        Status::Quiet => String::new(),
        Status::Typing => copy::SAVING.to_owned(),
        Status::Failed(failure) => failure.text(),
        Status::Asked(saving) => match saving.get() {
            Saving::Underway => copy::SAVING.to_owned(),
            Saving::Saved => copy::SAVED.to_owned(),
            Saving::InThisTab => errors::KEPT_IN_THIS_TAB.to_owned(),
            Saving::Failed(error) => errors::storage(&error),
        },
    }
}

/// The date and time the entry stands under, once it is kept.
#[component]
fn EntryWhen(id: EntryId) -> impl IntoView {
    let app = app();
    let when = app.select(move |book| book.entry(id).map(|entry| entry.when.clone()));
    let problem = RwSignal::new(None::<String>);
    let date = RwSignal::new(String::new());
    let time = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(when) = when.get() {
            date.set(iso_date(when.local.date()));
            time.set(iso_time(when.local.time()));
        }
    });
    let change = move || {
        let civil = parse_date(&date.get_untracked()).zip(parse_time(&time.get_untracked()));
        let Some((day, hour)) = civil else {
            problem.set(Some(copy::UNREADABLE.to_owned()));
            return;
        };
        let when = clock::resolve(day.and_time(hour));
        problem.set(
            app.dispatch(Command::MoveEntry { id, when })
                .err()
                .map(|failure| failure.text()),
        );
    };
    let shown = move || {
        when.get().map(|when| {
            copy::written(
                &words::day(when.local.date()),
                &words::time(when.local.time()),
            )
        })
    };
    view! {
        <Show when=move || when.with(Option::is_some)>
            <details class="entry-editor__when">
                <summary>{shown}</summary>
                <div class="entry-editor__fields">
                    <label class="field__label" for="entry-date">
                        {copy::DATE}
                    </label>
                    <input
                        class="field__input"
                        id="entry-date"
                        type="date"
                        autocomplete="off"
                        aria-describedby="entry-when-error"
                        prop:value=move || date.get()
                        on:change=move |event| {
                            date.set(event_target_value(&event));
                            change();
                        }
                    />
                    <label class="field__label" for="entry-time">
                        {copy::TIME}
                    </label>
                    <input
                        class="field__input"
                        id="entry-time"
                        type="time"
                        autocomplete="off"
                        aria-describedby="entry-when-error"
                        prop:value=move || time.get()
                        on:change=move |event| {
                            time.set(event_target_value(&event));
                            change();
                        }
                    />
                    <p class="field__error" id="entry-when-error" role="alert">
                        {move || problem.get()}
                    </p>
                </div>
            </details>
        </Show>
    }
}
