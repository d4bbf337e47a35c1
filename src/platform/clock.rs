//! The clock, and the rules of the time zone.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::{Moment, Timestamp};

/// Now, as the device has it.
pub fn now() -> Moment {
    Moment {
        zone: zone(),
        ..now_without_zone()
    }
}

/// Now, where the name of the zone does not matter: it is empty, since a browser takes long to find it the first
/// time. Never for a [`Moment`] that is stored.
pub fn now_without_zone() -> Moment {
    let date = Date::new_0();
    Moment {
        at: instant(&date),
        local: civil(&date).unwrap_or_default(),
        zone: String::new(),
    }
}

/// The instant at which the clock on the wall shows, or would show, this date and time here.
///
/// A time that a change of clocks leaves out is moved forward, one that occurs twice is the first.
pub fn resolve(local: NaiveDateTime) -> Moment {
    let date = js_date(local);
    Moment {
        at: instant(&date),
        local,
        zone: zone(),
    }
}

/// What the clock on the wall shows at an instant, here.
#[allow(clippy::cast_precision_loss)]
pub fn local(at: Timestamp) -> NaiveDateTime {
    civil(&Date::new(&JsValue::from_f64(at.0 as f64))).unwrap_or_default()
}

/// Milliseconds, to measure how long something takes.
pub fn ticks() -> f64 {
    Date::now()
}

/// IANA name of the time zone; empty if the browser does not say.
pub fn zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &JsValue::from_str("timeZone"))
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// The browser's date for a civil time in its own zone.
pub(super) fn js_date(local: NaiveDateTime) -> Date {
    let date = Date::new_0();
    // The year is set apart: the constructor takes years below 100 for the twentieth century.
    date.set_full_year_with_month_date(
        local.year().unsigned_abs(),
        local.month0().cast_signed(),
        local.day().cast_signed(),
    );
    date.set_hours(local.hour());
    date.set_minutes(local.minute());
    date.set_seconds(local.second());
    date.set_milliseconds(0);
    date
}

fn instant(date: &Date) -> Timestamp {
    // Milliseconds of a date are whole numbers far inside the range.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(date.get_time() as i64)
}

fn civil(date: &Date) -> Option<NaiveDateTime> {
    let day = NaiveDate::from_ymd_opt(
        i32::try_from(date.get_full_year()).ok()?,
        date.get_month() + 1,
        date.get_date(),
    )?;
    let time = NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds())?;
    Some(day.and_time(time))
}
