//! The date and time an entry stands under.

use std::rc::Rc;

use leptos::prelude::*;

use super::draft::Draft;
use crate::app::AppState;
use crate::copy::journal as copy;
use crate::domain::moment::{iso_date, iso_time, parse_date, parse_time};
use crate::domain::{Command, Moment};
use crate::platform::{clock, dates};
use crate::ui::el::{el, live_if, live_text};
use crate::ui::parts::old::field_error;

/// The text that is open: its entry gets another name when two tabs write it.
pub(super) type Open = StoredValue<Rc<Draft>, LocalStorage>;

/// The date and time, and the fields to change them, once the entry is kept.
pub(super) fn entry_when(app: AppState, open: Open) -> AnyView {
    live_if(move || when(app, open).is_some(), move || fields(app, open))
}

fn when(app: AppState, open: Open) -> Option<Moment> {
    app.book(|book| {
        let id = open.try_get_value()?.id();
        book.entry(id).map(|entry| entry.when.clone())
    })
}

fn fields(app: AppState, open: Open) -> AnyView {
    let (date, time) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    if let Some(when) = when(app, open) {
        date.set(iso_date(when.local.date()));
        time.set(iso_time(when.local.time()));
    }
    let change = move || {
        let civil = parse_date(&date.get_untracked()).zip(parse_time(&time.get_untracked()));
        let moved = match civil {
            None => Some(copy::UNREADABLE.to_owned()),
            Some((day, hour)) => {
                let when = clock::resolve(day.and_time(hour));
                let id = open.get_value().id();
                app.dispatch(Command::MoveEntry { id, when })
                    .err()
                    .map(|failure| failure.text())
            }
        };
        problem.set(moved.unwrap_or_default());
    };
    let shown = move || {
        when(app, open).map_or_else(String::new, |when| {
            copy::written(
                &dates::day(when.local.date()),
                &dates::time(when.local.time()),
            )
        })
    };
    let field = |id: &'static str, kind, label, value: RwSignal<String>| {
        let input = el("input")
            .class("field__input")
            .attr("id", id)
            .attr("type", kind)
            .attr("autocomplete", "off")
            .attr("aria-describedby", "entry-when-error")
            .bind(value)
            .on("change", move |_| change());
        el("div")
            .class("field")
            .el(el("label")
                .class("field__label")
                .attr("for", id)
                .text(label))
            .el(input)
    };
    el("details")
        .class("entry-editor__when")
        .el(el("summary").child(live_text(shown)))
        .el(el("div")
            .class("entry-editor__fields")
            .el(field("entry-date", "date", copy::DATE, date))
            .el(field("entry-time", "time", copy::TIME, time))
            .child(field_error("entry-when-error", problem)))
        .view()
}
