//! One promise, and what can be done with it.

use leptos::prelude::*;

use super::due_fields::DueInput;
use super::promise_log::promise_log;
use crate::app::{AppState, Failure, Notice};
use crate::copy::{self as words_of, promises as copy};
use crate::domain::due::fields_from_civil;
use crate::domain::promise::PromiseState;
use crate::domain::{Command, DraftId, Moment, Promise, PromiseId, Promiser, Standing};
use crate::platform::{clock, dates, page};
use crate::ui::el::{button, el, live, live_if, live_text, none, p, submit, watch};
use crate::ui::parts::old::FormDraft;

/// A promise with its due time, its mark or the buttons to mark it, and its history.
pub(super) fn promise_card(app: AppState, id: PromiseId) -> AnyView {
    // A due time that was being changed waits to be changed on.
    let changing = RwSignal::new(app.draft(DraftId::Due(id)).is_some());
    let title_id = format!("promise-{id}");
    let standing = move || state(app, id).map(|state| standing_name(state.standing(&app.now())));
    let known = Memo::new(move |_| state(app, id));
    let head = live(move || known.get().map_or_else(none, |state| head(app, state, id)));
    let is_open = move || state(app, id).is_some_and(|state| state.mark.is_none());
    el("article")
        .class("promise-card")
        .attr("id", format!("card-{id}"))
        .attr("tabindex", "-1")
        .attr("aria-labelledby", title_id)
        .live_attr("data-state", standing)
        .child(head)
        .child(live_if(
            move || is_open() && !changing.get(),
            move || mark_buttons(app, id, changing),
        ))
        .child(live_if(
            move || is_open() && changing.get(),
            move || change_time(app, id, changing),
        ))
        .child(promise_log(app, id))
        .view()
}

/// What the log says; changes.
pub(super) fn state(app: AppState, id: PromiseId) -> Option<PromiseState> {
    app.book(|book| book.promise(id).and_then(Promise::state))
}

const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Due => "due",
        Standing::Kept => "kept",
        Standing::NotKept => "not-kept",
    }
}

fn head(app: AppState, state: PromiseState, id: PromiseId) -> AnyView {
    let what = el("h3")
        .class("promise-card__what")
        .attr("id", format!("promise-{id}"))
        .attr("dir", "auto")
        .text(state.what.clone());
    let mut head = el("div").class("promise-card__head");
    if state.promiser == Promiser::Them {
        head = head.child(p("promise-card__by", copy::MADE_TO_ME));
    }
    head = head.el(what);
    if !state.note.is_empty() {
        head = head.el(el("p")
            .class("promise-card__note")
            .attr("dir", "auto")
            .text(state.note.clone()));
    }
    let class = if state.mark.is_some() {
        "promise-card__mark"
    } else {
        "promise-card__due"
    };
    // Only the words follow the clock: the headings stay what they are.
    let line = live_text(move || standing_line(&state, app.now()));
    head.el(el("p").class(class).child(line)).view()
}

fn standing_line(state: &PromiseState, now: Moment) -> String {
    match (&state.mark, &state.due) {
        (Some(mark), _) => copy::marked(mark.kept, &dates::day_of(mark.at)),
        (None, Some(due)) => copy::due(
            due,
            &Moment {
                zone: clock::zone(),
                ..now
            },
            &dates::day(due.local.date()),
            &dates::time(due.local.time()),
        ),
        (None, None) => copy::NO_DUE.to_owned(),
    }
}

/// "Kept", "Not kept", and "Change time" as long as the time has not come.
fn mark_buttons(app: AppState, id: PromiseId, changing: RwSignal<bool>) -> AnyView {
    let mark = move |kept: bool| {
        let said = if kept {
            copy::MARKED_KEPT
        } else {
            copy::MARKED_NOT_KEPT
        };
        match app.dispatch(Command::MarkPromise { id, kept }) {
            // Nothing to take back: the second of two taps.
            Ok(None) => {}
            Ok(undo) => {
                app.just_marked().set(Some(id));
                app.say(Notice::with_undo(said, undo, copy::TAKEN_BACK));
            }
            Err(failure) => app.say(failure.notice()),
        }
    };
    let named = move |kind, name, press: Box<dyn FnMut()>| {
        button(kind, name, press)
            .attr("aria-describedby", format!("promise-{id}"))
            .view()
    };
    let can_change = move || state(app, id).is_some_and(|state| !state.is_past_due(&app.now()));
    let change = live_if(can_change, move || {
        named(
            "quiet",
            copy::CHANGE_TIME,
            Box::new(move || changing.set(true)),
        )
    });
    el("p")
        .class("promise-card__actions")
        .child(named("quiet", copy::KEPT, Box::new(move || mark(true))))
        .child(named(
            "quiet",
            copy::NOT_KEPT,
            Box::new(move || mark(false)),
        ))
        .child(change)
        .view()
}

fn change_time(app: AppState, id: PromiseId, changing: RwSignal<bool>) -> AnyView {
    let due = untrack(|| state(app, id)).and_then(|state| state.due);
    let (date, time) = fields_from_civil(due.map(|due| due.local));
    let fresh = DueInput::fields_of(date, time);
    let waiting = app.draft(DraftId::Due(id));
    let field_id = format!("due-{id}");
    if waiting.is_none() {
        let first = format!("{field_id}-date");
        watch(move || page::focus_by_id(&first));
    }
    let begun = waiting.map_or_else(|| fresh.clone(), |draft| draft.fields);
    let input = DueInput::of_fields(begun);
    let read = move || {
        let (date, time) = input.texts();
        DueInput::fields_of(date, time)
    };
    let draft = FormDraft::new(app, DraftId::Due(id), fresh, Box::new(read));
    let sent = draft.clone();
    let close = move || {
        sent.done();
        changing.set(false);
        page::focus_by_id(&format!("card-{id}"));
    };
    let cancel = close.clone();
    let fields = input.fields(&field_id, || {});
    let save = move || {
        let changed = input
            .read()
            .map_err(Failure::Refused)
            .and_then(|due| app.dispatch(Command::ChangeDue { id, due }));
        match changed {
            Ok(undo) => {
                close();
                app.say(Notice::with_undo(
                    copy::TIME_CHANGED,
                    undo,
                    copy::TAKEN_BACK,
                ));
            }
            Err(Failure::Refused(refusal)) if input.refuse(&refusal, &field_id) => {}
            Err(failure) => app.say(failure.notice()),
        }
    };
    let actions = el("p")
        .class("promise-card__actions")
        .el(submit(copy::SAVE_TIME))
        .el(button("quiet", words_of::CANCEL, cancel));
    let form = el("form")
        .class("promise-card__change")
        .on_send(save)
        .child(fields)
        .el(actions);
    draft.follow(form).view()
}
