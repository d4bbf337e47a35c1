//! Dates and times in words.

use troth::domain::moment::{parse_date, parse_time};
use troth::platform::dates;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::on;

#[wasm_bindgen_test]
fn dates_are_written_out() {
    let date = parse_date("2026-11-22").unwrap();
    for (text, parts) in [
        (dates::day(date), &["Sunday", "22", "November"][..]),
        (dates::full_date(date), &["22", "November", "2026"]),
        (dates::month(date), &["November", "2026"]),
        (
            dates::day_of(on("2026-11-22T09:31").at),
            &["Sunday", "22", "November"],
        ),
        (
            dates::moment(on("2026-11-22T09:31").at),
            &["22", "Nov", "2026", ":31"],
        ),
    ] {
        for part in parts {
            assert!(text.contains(part), "{text}: {part}");
        }
    }
    assert!(!dates::day(date).contains("2026"));
    assert!(!dates::month(date).contains("22"));
}

#[wasm_bindgen_test]
fn times_are_written_out() {
    for (time, hours, minute) in [
        ("00:00", ["0", "12"], ":00"),
        ("09:05", ["9", "9"], ":05"),
        ("22:59", ["22", "10"], ":59"),
    ] {
        let text = dates::time(parse_time(time).unwrap());
        assert!(text.contains(minute), "{time}: {text}");
        assert!(
            hours.iter().any(|hour| text.contains(hour)),
            "{time}: {text}"
        );
    }
}

#[wasm_bindgen_test]
fn far_years_are_no_others() {
    for year in ["0050", "1899", "9999"] {
        let date = parse_date(&format!("{year}-03-01")).unwrap();
        let text = dates::full_date(date);
        assert!(text.contains(year.trim_start_matches('0')), "{text}");
        assert!(text.contains("March"), "{text}");
    }
}
