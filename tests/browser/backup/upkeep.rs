//! What is done beside everything else: a copy each day, and the old things of the bin go.

use troth::domain::moment::iso_date;
use troth::domain::{Command, Thing};
use troth::platform::{clock, snapshots};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{backup_of, no_snapshots};
use crate::platform::script::{StandIn, now};
use crate::support::fixture::{ago, entry_id, write};
use crate::support::{Setup, World, rendered, until};

const HOUR: i64 = 60 * 60 * 1000;

/// The clock of the device so many milliseconds ahead, until dropped.
fn ahead(milliseconds: i64) -> StandIn {
    let later = format!(
        "class extends old {{
            constructor(...of) {{
                of.length ? super(...of) : super(old.now() + {milliseconds});
            }}
        }}"
    );
    StandIn::new("window", "Date", &later)
}

/// Today, by that clock.
fn today() -> String {
    iso_date(clock::now_without_zone().local.date())
}

/// Waits until just these copies are there.
async fn wait_copies(expected: &[String]) {
    let mut known = Vec::new();
    for _ in 0..500 {
        known = snapshots::list().await.unwrap();
        if known == expected {
            return;
        }
        rendered().await;
    }
    panic!("{known:?} instead of {expected:?}");
}

async fn writer() -> World {
    no_snapshots().await;
    Setup::new()
        .did_at(ago(40, "12:00"), write(1, "Kept."))
        .did_at(ago(40, "12:00"), write(2, "Deleted."))
        .did_at(ago(29, "12:00"), Command::DeleteEntry(entry_id(2)))
        .begin()
        .await
}

#[wasm_bindgen_test]
async fn a_page_that_stays_open_makes_a_copy_each_day_and_empties_the_bin() {
    let world = writer().await;
    let mut days = Vec::new();
    for day in 0..9 {
        let _clock = ahead(day * 24 * HOUR);
        world.app.upkeep.tidy();
        days.push(today());
        wait_copies(&days[days.len().saturating_sub(7)..]).await;
        let in_bin = world.app.library.with_untracked(|book| book.bin().len());
        assert_eq!(
            in_bin,
            usize::from(day < 1),
            "the bin keeps 30 days; after {day}"
        );
    }
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn a_copy_that_could_not_be_made_is_made_an_hour_later() {
    let world = writer().await;
    {
        let refused = "{ open() { window.refusedCaches = true; throw new Error(); } }";
        let _refusing = StandIn::new("window", "caches", refused);
        world.app.upkeep.tidy();
        until("it was tried", || {
            now("return !!window.refusedCaches;").is_truthy()
        })
        .await;
    }
    world.app.upkeep.tidy();
    rendered().await;
    assert_eq!(snapshots::list().await.unwrap(), [""; 0], "not at once");
    let _clock = ahead(HOUR);
    world.app.upkeep.tidy();
    wait_copies(&[today()]).await;
    no_snapshots().await;
}

#[wasm_bindgen_test]
async fn what_stayed_in_a_copy_when_the_browser_was_killed_goes_later() {
    no_snapshots().await;
    let all = [write(1, "To be gone."), write(2, "Stays.")];
    let copy = backup_of(all.to_vec()).await;
    snapshots::put("2026-11-20", &copy).await.unwrap();
    let [gone, stays] = all;
    // Nothing here touches the copies.
    let world = Setup::new()
        .did(gone)
        .did(stays)
        .did(Command::DeleteEntry(entry_id(1)))
        .did(Command::DeleteForGood(vec![Thing::Entry(entry_id(1))]))
        .begin()
        .await;
    world.app.upkeep.tidy();
    let read = async || snapshots::get("2026-11-20").await.unwrap().unwrap();
    for _ in 0..500 {
        if !read().await.contains("To be gone.") {
            break;
        }
        rendered().await;
    }
    let left = read().await;
    assert!(!left.contains("To be gone."), "{left}");
    assert!(left.contains("Stays."), "{left}");
    no_snapshots().await;
}
