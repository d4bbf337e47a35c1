//! Dates and times as the person writes them, by the browser's `Intl`.

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveTime};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::clock::js_date;
use crate::domain::Timestamp;

/// The parts of a date, and how each is written.
type Parts = &'static [(&'static str, &'static str)];

/// A formatter for these parts, and the offset from UTC that it was made under.
type Formatter = (Parts, i32, Function);

thread_local! {
    /// Made once: a new formatter for each row of a list would take most of the list's time.
    static FORMATTERS: RefCell<Vec<Formatter>> = const { RefCell::new(Vec::new()) };
}

/// A day: "Sunday 22 November".
pub fn day(date: NaiveDate) -> String {
    format(
        date.and_time(NaiveTime::MIN),
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// A day with its year: "22 November 2026".
pub fn full_date(date: NaiveDate) -> String {
    format(
        date.and_time(NaiveTime::MIN),
        &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    )
}

/// A month: "November 2026".
pub fn month(date: NaiveDate) -> String {
    format(
        date.and_time(NaiveTime::MIN),
        &[("month", "long"), ("year", "numeric")],
    )
}

/// A time of day: "22:00", or "10:00 pm" where that is written.
pub fn time(time: NaiveTime) -> String {
    format(
        NaiveDate::default().and_time(time),
        &[("hour", "numeric"), ("minute", "2-digit")],
    )
}

/// The day of an instant, here: "Sunday 22 November".
pub fn day_of(at: Timestamp) -> String {
    here(
        at,
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// An instant, here: "22 Nov 2026, 09:31".
pub fn moment(at: Timestamp) -> String {
    let day = here(
        at,
        &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
    );
    let time = here(at, &[("hour", "numeric"), ("minute", "2-digit")]);
    format!("{day}, {time}")
}

#[allow(clippy::cast_precision_loss)]
fn here(at: Timestamp, parts: Parts) -> String {
    format_date(&Date::new(&JsValue::from_f64(at.0 as f64)), parts)
}

/// The app speaks English: dates follow the person's kind of English, or the British one.
fn locale() -> String {
    let preferred = web_sys::window().and_then(|window| window.navigator().language());
    preferred
        .filter(|tag| tag.starts_with("en-"))
        .unwrap_or_else(|| "en-GB".to_owned())
}

fn format(local: chrono::NaiveDateTime, parts: Parts) -> String {
    format_date(&js_date(local), parts)
}

fn format_date(date: &Date, parts: Parts) -> String {
    let words = formatter(parts).call1(&JsValue::UNDEFINED, date);
    words
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

/// A formatter keeps the time zone that it was made in: it is replaced when that changes.
#[allow(clippy::cast_possible_truncation)]
fn formatter(parts: Parts) -> Function {
    let offset = Date::new_0().get_timezone_offset() as i32;
    FORMATTERS.with_borrow_mut(|formatters| {
        if let Some((.., known)) = formatters
            .iter()
            .find(|(of, under, _)| *of == parts && *under == offset)
        {
            return known.clone();
        }
        let options = Object::new();
        for (part, style) in parts {
            let _ = Reflect::set(
                &options,
                &JsValue::from_str(part),
                &JsValue::from_str(style),
            );
        }
        let locales = Array::of1(&JsValue::from_str(&locale()));
        let made = Intl::DateTimeFormat::new(&locales, &options).format();
        formatters.retain(|(of, ..)| *of != parts);
        formatters.push((parts, offset, made.clone()));
        made
    })
}
