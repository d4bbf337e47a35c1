//! The date and time an entry stands under.

use troth::app::OpenEntry;
use troth::copy::{errors, journal as copy};
use troth::domain::moment::iso_date;
use troth::domain::{Moment, Refusal};
use troth::platform::dates;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead, entry_id, on, write};
use crate::support::{Role, Setup, World, until};

async fn opened() -> World {
    let when = on("2026-03-05T09:30");
    let world = Setup::new()
        .writer()
        .did_at(when, write(1, "Then."))
        .screen()
        .await;
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    world.wait_for(Role::Textbox, "Entry").await;
    world
}

fn when(world: &World) -> Moment {
    world
        .app
        .library
        .with_untracked(|book| book.entry(entry_id(1)).unwrap().when.clone())
}

#[wasm_bindgen_test]
async fn is_shown_and_can_be_changed() {
    let world = opened().await;
    let (date, time) = (world.get(Role::Date, "Date"), world.get(Role::Time, "Time"));
    assert_eq!(
        (date.value(), time.value()),
        ("2026-03-05".into(), "09:30".into())
    );
    let said = |when: &Moment| {
        copy::written(
            &dates::day(when.local.date()),
            &dates::time(when.local.time()),
        )
    };
    assert!(world.text().contains(&said(&on("2026-03-05T09:30"))));

    date.fill_and_leave("2026-02-28");
    assert_eq!(when(&world), on("2026-02-28T09:30"));
    time.fill_and_leave("23:05");
    assert_eq!(when(&world), on("2026-02-28T23:05"));
    let shown = said(&on("2026-02-28T23:05"));
    until("the line says it", || world.text().contains(&shown)).await;
    assert_eq!(world.get(Role::Textbox, "Entry").value(), "Then.");
}

#[wasm_bindgen_test]
async fn a_time_that_has_not_come_is_refused() {
    let world = opened().await;
    let date = world.get(Role::Date, "Date");
    let tomorrow = iso_date(ahead(1, "00:00").local.date());
    date.fill_and_leave(&tomorrow);
    let refusal = errors::refusal(&Refusal::EntryInFuture);
    world.wait_says(Role::Alert, &refusal).await;
    assert!(
        date.description().contains(&refusal),
        "it is said at the field"
    );
    assert_eq!(
        date.value(),
        tomorrow,
        "what was chosen stays to be corrected"
    );
    assert_eq!(when(&world), on("2026-03-05T09:30"));

    date.fill_and_leave(&iso_date(ago(1, "00:00").local.date()));
    until("it is not said any more", || {
        !world.text().contains(&refusal)
    })
    .await;
}

#[wasm_bindgen_test]
async fn no_date_at_all_changes_nothing() {
    let world = opened().await;
    world.get(Role::Date, "Date").fill_and_leave("");
    world.wait_says(Role::Alert, copy::UNREADABLE).await;
    assert_eq!(when(&world), on("2026-03-05T09:30"));
}

#[wasm_bindgen_test]
async fn comes_with_the_first_words_that_are_kept() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert!(!world.has(Role::Date, "Date"));
    entry.fill("Now.");
    world.wait_for(Role::Date, "Date").await;
    assert!(entry.has_focus(), "writing goes on");
    assert_eq!(
        world.get(Role::Textbox, "Entry"),
        entry,
        "it is the same field"
    );
}
