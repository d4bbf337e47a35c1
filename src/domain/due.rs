//! When a promise is due: the quick choices, and what the two fields say.

use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::moment::{iso_date, iso_time, parse_date, parse_time};
use super::{DueField, Refusal};

/// A quick choice of a due time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueChip {
    /// Later today; at night, before the night is over.
    Tonight,
    /// Tomorrow evening.
    Tomorrow,
    /// The evening of the coming Sunday.
    Sunday,
    /// Without a date.
    NoDate,
}

impl DueChip {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Tonight, Self::Tomorrow, Self::Sunday, Self::NoDate];

    /// The date and time it stands for, always later than `now`; none for "No date".
    #[must_use]
    pub fn civil(self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let evening = |days: u64, hour: u32| {
            let date = now.date().checked_add_days(Days::new(days))?;
            Some(date.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?))
        };
        match self {
            Self::Tonight => match (now.hour(), now.minute()) {
                (0..=20, _) => evening(0, 22),
                (21 | 22, _) | (23, 0..=29) => {
                    Some(now.date().and_time(NaiveTime::from_hms_opt(23, 59, 0)?))
                }
                _ => evening(1, 2),
            },
            Self::Tomorrow => evening(1, 20),
            Self::Sunday => {
                let days = u64::from(7 - now.weekday().num_days_from_sunday()) % 7;
                let days = if days == 0 && now.hour() >= 19 {
                    7
                } else {
                    days
                };
                debug_assert!(days > 0 || now.weekday() == Weekday::Sun);
                evening(days, 20)
            }
            Self::NoDate => None,
        }
    }
}

/// What stands in the fields "Due date" and "Due time" for this due time: the way back of
/// [`civil_from_fields`]. Without one both are empty.
#[must_use]
pub fn fields_from_civil(due: Option<NaiveDateTime>) -> (String, String) {
    due.map(|due| (iso_date(due.date()), iso_time(due.time())))
        .unwrap_or_default()
}

/// What the fields "Due date" and "Due time" say together. A date alone means the end of that day.
///
/// # Errors
/// A time without a date, or a field that cannot be read.
pub fn civil_from_fields(date: &str, time: &str) -> Result<Option<NaiveDateTime>, Refusal> {
    match (date.trim(), time.trim()) {
        ("", "") => Ok(None),
        ("", _) => Err(Refusal::DueWithoutDate),
        (date, time) => {
            let date = parse_date(date).ok_or(Refusal::DueUnreadable(DueField::Date))?;
            let time = if time.is_empty() { "23:59" } else { time };
            let time = parse_time(time).ok_or(Refusal::DueUnreadable(DueField::Time))?;
            Ok(Some(date.and_time(time)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::{iso_date_time, parse_date_time};

    #[track_caller]
    fn check(now: &str, chip: DueChip, expected: &str) {
        let civil = chip.civil(parse_date_time(now).unwrap()).map(iso_date_time);
        assert_eq!(
            civil.as_deref().unwrap_or("none"),
            expected,
            "{chip:?} at {now}"
        );
    }

    #[test]
    fn chips_stand_for_times_to_come() {
        // 2026-11-22 is a Sunday.
        check(
            "2026-11-22T09:00:00",
            DueChip::Tonight,
            "2026-11-22T22:00:00",
        );
        check(
            "2026-11-22T20:59:59",
            DueChip::Tonight,
            "2026-11-22T22:00:00",
        );
        check(
            "2026-11-22T21:00:00",
            DueChip::Tonight,
            "2026-11-22T23:59:00",
        );
        check(
            "2026-11-22T23:30:00",
            DueChip::Tonight,
            "2026-11-23T02:00:00",
        );
        check(
            "2026-11-22T01:10:00",
            DueChip::Tonight,
            "2026-11-22T22:00:00",
        );
        check(
            "2026-12-31T12:00:00",
            DueChip::Tomorrow,
            "2027-01-01T20:00:00",
        );
        check(
            "2026-11-22T09:00:00",
            DueChip::Sunday,
            "2026-11-22T20:00:00",
        );
        check(
            "2026-11-22T19:00:00",
            DueChip::Sunday,
            "2026-11-29T20:00:00",
        );
        check(
            "2026-11-23T09:00:00",
            DueChip::Sunday,
            "2026-11-29T20:00:00",
        );
        check(
            "2026-11-28T23:59:59",
            DueChip::Sunday,
            "2026-11-29T20:00:00",
        );
        check("2026-11-28T23:59:59", DueChip::NoDate, "none");
    }

    #[test]
    fn every_minute_of_a_week_lies_before_its_chips() {
        let start = parse_date_time("2026-11-22T00:00:59").unwrap();
        for minute in 0..7 * 24 * 60 {
            let now = start + chrono::TimeDelta::minutes(minute);
            for chip in [DueChip::Tonight, DueChip::Tomorrow, DueChip::Sunday] {
                assert!(chip.civil(now).unwrap() > now, "{chip:?} at {now:?}");
            }
        }
    }

    #[test]
    fn fields_are_read_as_they_are_filled() {
        let due = parse_date_time("2026-11-22T07:30:00");
        let (date, time) = fields_from_civil(due);
        assert_eq!((date.as_str(), time.as_str()), ("2026-11-22", "07:30"));
        assert_eq!(civil_from_fields(&date, &time), Ok(due));
        assert_eq!(fields_from_civil(None), (String::new(), String::new()));
    }

    #[test]
    fn fields_are_read_together() {
        let text = |date, time| civil_from_fields(date, time).map(|civil| civil.map(iso_date_time));
        assert_eq!(text("", ""), Ok(None));
        assert_eq!(
            text("2026-11-22", ""),
            Ok(Some("2026-11-22T23:59:00".into()))
        );
        assert_eq!(
            text("2026-11-22", "07:30"),
            Ok(Some("2026-11-22T07:30:00".into()))
        );
        assert_eq!(text("", "07:30"), Err(Refusal::DueWithoutDate));
        assert_eq!(
            text("soon", "07:30"),
            Err(Refusal::DueUnreadable(DueField::Date))
        );
        assert_eq!(
            text("2026-11-22", "late"),
            Err(Refusal::DueUnreadable(DueField::Time))
        );
    }
}
