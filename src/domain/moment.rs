//! Instants, and what the clock on the wall showed.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// An instant: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds in a day of 24 hours.
    pub const DAY: i64 = 24 * 60 * 60 * 1000;

    /// This instant moved by so many milliseconds; stops at the ends of the range.
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }
}

/// An instant together with how it was read off the clock where it was recorded.
///
/// Both are kept: the instant decides what is before what, the civil time is what the person
/// chose and is shown as it was even after travelling to another zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// Date and time on the wall, to the second.
    pub local: NaiveDateTime,
    /// IANA name of the time zone, as the browser gave it ("Europe/Berlin"); may be empty.
    pub zone: String,
}

impl Moment {
    /// Seconds on the wall: later dates and times there have more.
    #[must_use]
    pub const fn on_the_wall(&self) -> i64 {
        self.local.and_utc().timestamp()
    }
}

/// Reads the value of a date field, `YYYY-MM-DD`.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some()
        || !(4..=6).contains(&year.len())
        || month.len() != 2
        || day.len() != 2
    {
        return None;
    }
    NaiveDate::from_ymd_opt(digits(year)?.try_into().ok()?, digits(month)?, digits(day)?)
}

/// Reads the value of a time field, `HH:MM` or `HH:MM:SS`.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = parts.next().unwrap_or("00");
    if parts.next().is_some() || [hour, minute, second].iter().any(|part| part.len() != 2) {
        return None;
    }
    NaiveTime::from_hms_opt(digits(hour)?, digits(minute)?, digits(second)?)
}

/// Reads what [`iso_date_time`] writes.
#[must_use]
pub fn parse_date_time(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    Some(NaiveDateTime::new(parse_date(date)?, parse_time(time)?))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

/// `YYYY-MM-DD`, as a date field and a file name want it.
#[must_use]
pub fn iso_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `HH:MM`, as a time field wants it.
#[must_use]
pub fn iso_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `YYYY-MM-DDTHH:MM:SS`, the stored form of a civil time.
#[must_use]
pub fn iso_date_time(local: NaiveDateTime) -> String {
    format!(
        "{}T{}:{:02}",
        iso_date(local.date()),
        iso_time(local.time()),
        local.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_are_written() {
        let date = parse_date("2026-02-28").unwrap();
        assert_eq!(iso_date(date), "2026-02-28");
        assert_eq!(iso_time(parse_time("07:05").unwrap()), "07:05");
        let local = parse_date_time("2026-02-28T07:05:09").unwrap();
        assert_eq!(iso_date_time(local), "2026-02-28T07:05:09");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02-30",
            "2026-2-3",
            "26-02-03",
            "2026-02-03-04",
            "+026-02-03",
            "٢٠٢٦-02-03",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        for text in ["", "7:05", "24:00", "07:60", "07:05:09:1", "-1:05"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
