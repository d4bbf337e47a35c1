//! The clock and the rules of the zone that the browser is in, whichever that is.

use chrono::{Days, NaiveDateTime, TimeDelta, Timelike};
use js_sys::Date;
use troth::domain::Moment;
use troth::platform::clock;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::on;

/// What the clock on the wall shows at the instant, as minutes since 1970.
#[allow(clippy::cast_precision_loss)]
fn wall(moment: &Moment) -> i64 {
    let date = Date::new(&JsValue::from_f64(moment.at.0 as f64));
    let offset = date.get_timezone_offset();
    #[allow(clippy::cast_possible_truncation)]
    let offset = offset as i64;
    moment.at.0.div_euclid(60_000) - offset
}

fn minutes(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp() / 60
}

/// Days of 2026 on which the clocks change here, with how many minutes they leave out.
fn changes() -> Vec<(NaiveDateTime, i64)> {
    let first = on("2026-01-01T00:00").local;
    (0..365)
        .filter_map(|day| {
            let noon = first + Days::new(day) + TimeDelta::hours(12);
            let before = clock::resolve(noon);
            let after = clock::resolve(noon + Days::new(1));
            let short = 24 * 60 - (after.at.0 - before.at.0) / 60_000;
            (short != 0).then_some((noon, short))
        })
        .collect()
}

#[wasm_bindgen_test]
fn now_is_now() {
    #[allow(clippy::cast_possible_truncation)]
    let before = Date::now() as i64;
    let now = clock::now();
    #[allow(clippy::cast_possible_truncation)]
    let after = Date::now() as i64;
    assert!((before..=after).contains(&now.at.0));
    assert_eq!(wall(&now), minutes(now.local));
    assert_eq!(now.zone, clock::zone());
    assert!(!now.zone.is_empty());
}

#[wasm_bindgen_test]
fn a_time_on_the_wall_is_its_instant() {
    for text in [
        "2026-01-01T00:00",
        "2026-02-28T23:59",
        "2028-02-29T12:00",
        "2026-06-30T06:15",
        "2026-12-31T23:59",
        "1999-12-31T12:00",
        "0050-06-15T12:00",
        "9999-12-31T12:00",
    ] {
        let moment = on(text);
        assert_eq!(moment.zone, clock::zone());
        // Before railways every town had its own seconds.
        let is_close = (wall(&moment) - minutes(moment.local)).abs() <= 1;
        assert!(is_close, "{text}: {moment:?}");
    }
}

#[wasm_bindgen_test]
fn seconds_count() {
    let moment = on("2026-06-30T06:15:42");
    assert_eq!(moment.at.0.rem_euclid(60_000), 42_000);
    assert_eq!(moment.local.second(), 42);
}

/// Where no clock ever changes this has nothing to say; the days are looked for, not assumed.
#[wasm_bindgen_test]
fn a_time_that_a_change_of_clocks_leaves_out_moves_forward() {
    for (noon, short) in changes().into_iter().filter(|(_, short)| *short > 0) {
        let mut moved = 0;
        for minute in 0..24 * 60 {
            let local = noon + TimeDelta::minutes(minute);
            let moment = clock::resolve(local);
            assert_eq!(moment.local, local, "what was chosen is what is shown");
            let by = wall(&moment) - minutes(local);
            assert!(by == 0 || by == short, "{local} moved by {by}");
            moved += i64::from(by != 0);
        }
        assert_eq!(moved, short, "as many minutes as are left out");
    }
}

#[wasm_bindgen_test]
fn a_time_that_occurs_twice_is_the_first() {
    for (noon, short) in changes().into_iter().filter(|(_, short)| *short < 0) {
        let mut twice = 0;
        for minute in 0..24 * 60 {
            let local = noon + TimeDelta::minutes(minute);
            let moment = clock::resolve(local);
            assert_eq!(wall(&moment), minutes(local));
            let shifted = |by: i64| Moment {
                at: moment.at.plus(by * 60_000),
                ..moment.clone()
            };
            twice += i64::from(wall(&shifted(-short)) == minutes(local));
            assert_ne!(
                wall(&shifted(short)),
                minutes(local),
                "{local} is the second"
            );
        }
        assert_eq!(twice, -short, "as many minutes as occur twice");
    }
}
